import { describe, expect, it } from 'vitest'
import { createEmulator, type WorldHandle } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'
import { NOW } from '../support/genesys.ts'
import { mixedSteps, playAll } from '../support/mixed-requests.ts'

/** Packaged scenarios without faults that delay requests or fail connections. */
const SCENARIOS = createEmulator()
  .scenarios.names()
  .filter((name) => !['slow-network', 'flaky-vendor'].includes(name))
const SEEDS = [1, 7, 20_260_115]

describe.each(SCENARIOS.flatMap((scenario) => SEEDS.map((seed) => ({ scenario, seed }))))(
  'the scenario $scenario with seed $seed',
  ({ scenario, seed }) => {
    const options = { scenario, seed, clock: NOW }

    it('has a journal of the same bytes after the same requests', async () => {
      const journals = [createEmulator(options), createEmulator(options)].map(async (emulator) => {
        await playAll(emulator, mixedSteps(120, seed))
        return (await controlOf(emulator).get('/worlds/default/journal?limit=1000')).text()
      })
      const [one, other] = await Promise.all(journals)
      expect(other).toBe(one)
      expect(JSON.parse(one ?? '').total).toBe(120)
    })

    it('answers the same requests with the same bytes after a restore to any exchange', async () => {
      const emulator = createEmulator(options)
      await playAll(emulator, mixedSteps(40, seed))
      const moment = 1 + (seed % 30)
      const control = controlOf(emulator)
      const follow = async () => {
        await control.post('/worlds/default/restore', { to: `exchange:${moment}` })
        return playAll(emulator, mixedSteps(60, seed + 1))
      }
      expect(await follow()).toEqual(await follow())
    })
  },
)

describe('the flaky-vendor scenario', () => {
  it('fails the same requests for the same seed', async () => {
    const once = await outcomes(createEmulator({ scenario: 'flaky-vendor', seed: 7, clock: NOW }))
    expect(await outcomes(createEmulator({ scenario: 'flaky-vendor', seed: 7, clock: NOW }))).toEqual(once)
    expect(await outcomes(createEmulator({ scenario: 'flaky-vendor', seed: 8, clock: NOW }))).not.toEqual(once)
    expect([...new Set(once)].toSorted()).toEqual(['200', '503', 'fetch failed'])
  })
})

async function outcomes(world: WorldHandle): Promise<string[]> {
  const results: string[] = []
  for (let i = 0; i < 150; i++) {
    const response = world.genesys.fetch('/api/v2/assistants', { headers: { authorization: 'Bearer any' } })
    results.push(await response.then(({ status }) => String(status)).catch((error: Error) => error.message))
  }
  return results
}
