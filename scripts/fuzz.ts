/**
 * Sends generated requests to all vendors and the control API, and checks every response: no server error without a
 * fault, nothing that the specs do not declare. `npm run fuzz -- --requests 200000 --seed 1`; `--episode` repeats one.
 */
import { parseArgs } from 'node:util'
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

const failed = await fuzz({ requests, seed, episode, onEpisode: report })
const summary = [...statuses].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([status, count]) => `${status}: ${count}`)
console.log(`Responses by status: ${summary.join(', ')}`)
if (failed.length > 0) {
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
  for (const { errors, request, status, text } of failures) {
    console.log(`Episode ${number} of seed ${seed}: ${request}\n  ${status} ${text}\n  ${errors.join('\n  ')}`)
  }
  if (failures.length > 0 && episode !== undefined) console.log(`All requests of the episode:\n${log.join('\n')}`)
  if (failures.length > 0) console.log(`Repeat: npm run fuzz -- --seed ${seed} --episode ${number}`)
}

function wholeNumber(name: string, value: string | undefined, fallback: number): number {
  const number = value === undefined ? fallback : Number(value)
  if (Number.isInteger(number) && number >= 0) return number
  console.error(`--${name} must be a whole number, got "${value}"\nUsage: ${USAGE}`)
  process.exit(2)
}
