import { describe, expect, it } from 'vitest'
import { createEmulator, type WorldHandle } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'
import { NOW } from '../support/genesys.ts'
import { mixedSteps, playAll } from '../support/mixed-requests.ts'

/** Those whose faults let no request fail in the client, and none wait. */
const CALM = createEmulator()
  .scenarios.names()
  .filter((name) => !['slow-network', 'flaky-vendor'].includes(name))
const SEEDS = [1, 7, 20_260_115]

describe.each(CALM.flatMap((scenario) => SEEDS.map((seed) => ({ scenario, seed }))))(
  'the scenario $scenario with seed $seed',
  ({ scenario, seed }) => {
    const options = { scenario, seed, clock: NOW }

    it('replayed, has a journal of the same bytes', async () => {
      const journals = [createEmulator(options), createEmulator(options)].map(async (emulator) => {
        await playAll(emulator, mixedSteps(120, seed))
        return (await controlOf(emulator).get('/worlds/default/journal?limit=1000')).text()
      })
      const [one, other] = await Promise.all(journals)
      expect(other).toBe(one)
      expect(JSON.parse(one ?? '').total).toBe(120)
    })

    it('replayed from any exchange on, gives the same replies', async () => {
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

describe('the flaky vendor', () => {
  it('fails at the same exchanges each time, with the same seed', async () => {
    const once = await fates(createEmulator({ scenario: 'flaky-vendor', seed: 7, clock: NOW }))
    expect(await fates(createEmulator({ scenario: 'flaky-vendor', seed: 7, clock: NOW }))).toEqual(once)
    expect(await fates(createEmulator({ scenario: 'flaky-vendor', seed: 8, clock: NOW }))).not.toEqual(once)
    expect([...new Set(once)].toSorted()).toEqual(['200', '503', 'fetch failed'])
  })
})

async function fates(world: WorldHandle): Promise<string[]> {
  const told: string[] = []
  for (let i = 0; i < 150; i++) {
    const asked = world.genesys.fetch('/api/v2/assistants', { headers: { authorization: 'Bearer any' } })
    told.push(await asked.then(({ status }) => String(status)).catch((error: Error) => error.message))
  }
  return told
}
