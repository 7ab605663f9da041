import { expect, it } from 'vitest'
import { type FuzzOptions, fuzz } from '../support/fuzz/run.ts'

// `npm run fuzz` sends many more.
const REQUESTS = 2000

it('answers requests to all vendors and control, edits, clock moves and resets as the specs declare', async () => {
  const failed = await fuzz({ requests: REQUESTS, seed: 1 })
  expect(failed.map(({ number, failures }) => ({ number, failures }))).toEqual([])
})

it('sends the same requests for the same seed, and others for another', async () => {
  const [first, again, other] = [await logOf({ seed: 7 }), await logOf({ seed: 7 }), await logOf({ seed: 8 })]
  expect(again).toEqual(first)
  expect(other).not.toEqual(first)
})

async function logOf(options: Pick<FuzzOptions, 'seed'>): Promise<readonly unknown[]> {
  const logs: unknown[] = []
  await fuzz({ requests: 1, onEpisode: ({ log, outcomes }) => logs.push(log, outcomes), ...options })
  return logs
}
