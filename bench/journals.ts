import { createEmulator } from '../src/index.ts'

/**
 * Prints the memory of the process while many worlds fill their request journals: `node --expose-gc bench/journals.ts
 * [worlds] [totalJournalBytes]`. The memory must stop growing once the budget is reached.
 */
const [WORLDS = 120, TOTAL] = process.argv.slice(2).map(Number)
/** Fills the journal of one world, which keeps 16 MiB. */
const REQUESTS = 17
const NAME = 'x'.repeat(1_000_000)
const STEPS = 6

const emulator = createEmulator(TOTAL === undefined ? {} : { limits: { totalJournalBytes: TOTAL } })
const headers = { ...emulator.genesys.credentials.headers, 'content-type': 'application/json' }
const empty = megabytes()
console.log('worlds  RSS, MB  heap, MB  above the start, MB')
for (let count = 1; count <= WORLDS; count++) {
  const world = emulator.fork()
  for (let i = 0; i < REQUESTS; i++) await send(world.fetch)
  if (count % Math.ceil(WORLDS / STEPS) === 0) print(count)
}

/** Sends a large request whose name differs from every other, so that no text is shared. */
async function send(fetch: typeof emulator.fetch): Promise<void> {
  const body = JSON.stringify({ name: `${performance.now()} ${NAME}` })
  await (await fetch('/api/v2/assistants', { method: 'POST', headers, body })).text()
}

function print(count: number): void {
  const { rss, heap } = megabytes()
  console.log([count, rss, heap, rss - empty.rss].map((figure) => `${figure}`.padStart(6)).join('   '))
}

function megabytes() {
  globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  return { rss: Math.round(rss / 2 ** 20), heap: Math.round((heapUsed + external) / 2 ** 20) }
}
