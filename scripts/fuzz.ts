/**
 * Sends generated requests to all vendors and the control API, and checks every response: no server error without a
 * fault, nothing that the specs do not declare. `npm run fuzz -- --requests 200000 --seed 1`; `--episode` repeats one.
 */
import { parseArgs } from 'node:util'
import type { Failure } from '../test/support/fuzz/episode.ts'
import { type EpisodeResult, fuzz } from '../test/support/fuzz/run.ts'

const USAGE = 'npm run fuzz -- [--requests 200000] [--seed 1] [--episode N]'
/** Episodes between two lines of progress. */
const STEP = 25

const { values } = parseArgs({
  options: { requests: { type: 'string' }, seed: { type: 'string' }, episode: { type: 'string' } },
})
const seed = wholeNumber('seed', values.seed, 1)
const requests = wholeNumber('requests', values.requests, 200_000)
const episode = values.episode === undefined ? undefined : wholeNumber('episode', values.episode, 1)
const statuses = new Map<string, number>()
/** how often each kind of failure occurred */
const kinds = new Map<string, number>()

const failed = await fuzz({ requests, seed, episode, onEpisode: report })
const summary = [...statuses].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([status, count]) => `${status}: ${count}`)
console.log(`Responses by status: ${summary.join(', ')}`)
if (failed.length > 0) {
  for (const [kind, count] of kinds) console.log(`${count} × ${kind}`)
  console.log(`${failed.length} episodes failed with seed ${seed}: ${failed.map(({ number }) => number).join(', ')}`)
  process.exit(1)
}
console.log(`No check failed with seed ${seed}.`)

function report({ number, failures, log, outcomes }: EpisodeResult, sent: number): void {
  for (const outcome of outcomes) {
    const status = outcome.split(' ').at(-1) ?? ''
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  if (number % STEP === 0) console.log(`${sent} requests, ${number} episodes`)
  for (const failure of failures) {
    const kind = kindOf(failure)
    const count = (kinds.get(kind) ?? 0) + 1
    kinds.set(kind, count)
    if (count > 1) continue
    const { errors, request, status, text } = failure
    console.log(`Episode ${number} of seed ${seed}: ${request}\n  ${status} ${text}\n  ${errors.join('\n  ')}`)
    console.log(`  Repeat: npm run fuzz -- --seed ${seed} --episode ${number}`)
  }
  if (failures.length > 0 && episode !== undefined) console.log(`All requests of the episode:\n${log.join('\n')}`)
}

/** Returns what failures with the same cause have in common: the errors without ids and numbers. */
function kindOf({ operation, errors }: Failure): string {
  return [operation, ...errors.map((error) => error.split('\n')[0]?.replaceAll(/"[^"]*"|\d+/g, '…'))].join('; ')
}

function wholeNumber(name: string, value: string | undefined, fallback: number): number {
  const number = value === undefined ? fallback : Number(value)
  if (Number.isInteger(number) && number >= 0) return number
  console.error(`--${name} must be a whole number, got "${value}"\nUsage: ${USAGE}`)
  return process.exit(2)
}
