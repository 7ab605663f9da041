/** Records the pacts of all tours: `npm run pacts`. Each process records one tour after another. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { RecordedTour } from './record-all.ts'
import { tours } from './tours/index.ts'

const ROOT = join(import.meta.dirname, '../..')
const CONTRACTS = join(ROOT, 'contracts')
/** Every process compiles the same modules. */
const COMPILED = join(ROOT, 'node_modules/.cache/record')

const pending = [...tours.keys()]
const recorded = await Promise.all(
  Array.from({ length: Math.min(availableParallelism(), tours.length) }, recordPending),
)
for (const { file, interactions, skipped } of recorded.flat()) {
  console.log(`${file}: ${interactions} interactions`)
  for (const { number, request, reason } of skipped) console.log(`  skipped #${number} ${request}: ${reason}`)
}

/** Records pending tours in another process until none is left. */
async function recordPending(): Promise<RecordedTour[]> {
  const child = fork(join(import.meta.dirname, 'record-process.ts'), [CONTRACTS], {
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  })
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`A process that records pacts exited with ${code}`)
  })
  const results: RecordedTour[] = []
  const answer = async () => (await Promise.race([once(child, 'message'), failed]))[0]
  await answer()
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    child.send(next)
    results.push(await answer())
  }
  failed.catch(() => undefined)
  child.disconnect()
  return results
}
