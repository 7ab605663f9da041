import { control } from '../../../src/vendors/control/index.ts'
import { vendors } from '../../../src/vendors/index.ts'
import { anyAction, readAll } from './actions.ts'
import { ExchangeCheck } from './check-exchange.ts'
import { Episode, type Failure } from './episode.ts'
import { useImmediateTimers } from './immediate-timers.ts'

/** Options of a fuzz run. */
export interface FuzzOptions {
  /** how many requests are sent at least */
  readonly requests: number
  readonly seed: number
  /** runs only this episode */
  readonly episode?: number | undefined
  /** called after each episode */
  readonly onEpisode?: (episode: EpisodeResult, requests: number) => void
}

/** Result of one episode. */
export interface EpisodeResult {
  readonly number: number
  readonly failures: readonly Failure[]
  /** the requests and other actions, as text */
  readonly log: readonly string[]
  /** the operations with their statuses, in order */
  readonly outcomes: readonly string[]
}

/** Actions of one episode. Each episode has an emulator of its own, so that it can be repeated by its number. */
const ACTIONS = 300

/** Sends generated requests and returns the episodes in which a check failed. The same seed sends the same requests. */
export async function fuzz({ requests, seed, episode, onEpisode }: FuzzOptions): Promise<EpisodeResult[]> {
  const check = new ExchangeCheck()
  // Otherwise the first request of each vendor would take longer than the same request later.
  for (const { checks } of [...Object.values(vendors), control]) await checks.prepare()
  const restoreTimers = useImmediateTimers()
  const failed: EpisodeResult[] = []
  try {
    for (let sent = 0, number = episode ?? 1; sent < requests; number++) {
      const result = await runEpisode(number, seed, check)
      sent += result.outcomes.length
      if (result.failures.length > 0) failed.push(result)
      onEpisode?.(result, sent)
      if (episode !== undefined) break
    }
  } finally {
    restoreTimers()
  }
  return failed
}

async function runEpisode(number: number, seed: number, check: ExchangeCheck): Promise<EpisodeResult> {
  // Both parts count, so that neighbouring seeds share no episode.
  const episode = new Episode(Math.imul(seed, 0x9e3779b1) ^ number, check)
  for (let i = 0; i < ACTIONS; i++) await anyAction(episode)(episode)
  await readAll(episode)
  const { failures, log, outcomes } = episode
  return { number, failures, log, outcomes }
}
