import { vi } from 'vitest'
import { packagedVendors } from '../../src/cli/choose-vendors.ts'
import { readScenariosOrThrow } from '../../src/cli/scenario-files.ts'
import { readHar } from '../../src/drift/read-har.ts'
import type { Traffic } from '../../src/drift/traffic.ts'
import { createEmulator, type Listening, type ListeningEmulator, type WorldHandle } from '../../src/index.ts'
import { vendors } from '../../src/vendors/index.ts'
import { SCENARIOS } from '../pacts/record-all.ts'
import { type Tour, TourWorlds } from '../pacts/tour.ts'
import { controlOf } from '../support/control.ts'

/** The recorded traffic of one world of a tour. */
export interface TourTraffic {
  readonly world: string
  readonly scenario: string | undefined
  readonly traffic: Traffic
}

/**
 * Runs a tour against an emulator with another seed and clock, which plays the real service in this process. Returns the
 * traffic of each world as its archive contains it, without the responses of injected faults: a real service has none.
 */
export async function trafficOf(tour: Tour): Promise<readonly TourTraffic[]> {
  const emulator = createEmulator({ scenarios: await readScenariosOrThrow([SCENARIOS], await packagedVendors()) })
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) => emulator.fetch(new Request(input, init)))
  try {
    const worlds = new TourWorlds(inAnotherVariant(emulator), IN_PROCESS, tour)
    await tour.run(worlds)
    return await Promise.all(worlds.all.map((world) => archived(emulator, world, tour.vendor)))
  } finally {
    vi.unstubAllGlobals()
  }
}

/** An address at which only this process answers. */
const IN_PROCESS: Listening = Object.assign(Object.create(null), { url: 'http://service.test' })

function inAnotherVariant(emulator: ListeningEmulator): ListeningEmulator {
  return {
    ...emulator,
    fork: (options = {}) => emulator.fork({ ...options, seed: 4711, clock: '2027-05-04T07:08:09.000Z' }),
  }
}

async function archived(emulator: ListeningEmulator, world: WorldHandle, vendor: string): Promise<TourTraffic> {
  const { name, scenario } = world
  const response = await controlOf(emulator).get(`/worlds/${name}/journal/har`)
  const { exchanges } = readHar(await response.text(), { file: `${name}.har`, vendors })
  const all = world.exchanges()
  const kept = exchanges.filter((_, i) => all[i]?.fault === undefined && all[i]?.vendor === vendor)
  return { world: name, scenario, traffic: { exchanges: kept } }
}
