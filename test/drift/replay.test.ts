import { beforeAll, describe, expect, it } from 'vitest'
import { replayTraffic } from '../../src/drift/replay/replay-traffic.ts'
import type { RecordedExchange, Traffic } from '../../src/drift/traffic.ts'
import { vendors } from '../../src/vendors/index.ts'
import type { VendorName } from '../pacts/tour.ts'
import { tours } from '../pacts/tours/index.ts'
import { type TourTraffic, trafficOf } from './tour-traffic.ts'

/** Tours of which each visits one of the vendors. */
const ALL = tours.filter(({ consumer }) => consumer !== 'genesys-sdk')

const traffic = new Map<string, readonly TourTraffic[]>()

beforeAll(async () => {
  for (const tour of ALL) traffic.set(tour.vendor, await trafficOf(tour))
})

function replay(recorded: Traffic, vendor: VendorName) {
  return replayTraffic(recorded, { vendors: { [vendor]: vendors[vendor] }, anyHost: true })
}

async function differencesIn(recorded: Traffic, vendor: VendorName) {
  return (await replay(recorded, vendor)).flatMap(({ differences }) => differences)
}

describe('replayTraffic', () => {
  it.each(ALL.map(({ vendor }) => vendor))('finds no difference in the traffic of a second emulator: %s', async (vendor) => {
    const worlds = traffic.get(vendor)?.filter(({ scenario }) => scenario !== 'queues-stay') ?? []
    const found = await Promise.all(worlds.map(({ traffic: recorded }) => differencesIn(recorded, vendor)))
    const compared = await Promise.all(worlds.map(({ traffic: recorded }) => replay(recorded, vendor)))

    expect(found.flat()).toEqual([])
    expect(sum(compared.flat().map((report) => report.compared))).toBeGreaterThan(
      0.7 * sum(worlds.map(({ traffic: recorded }) => recorded.exchanges.length)),
    )
  })

  it('names the setting with which the double behaves as the service', async () => {
    const world = traffic.get('genesys')?.find(({ scenario }) => scenario === 'queues-stay')
    const found = await differencesIn(world?.traffic ?? { exchanges: [] }, 'genesys')

    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found.map(({ setting }) => setting))).toEqual(
      new Set([{ name: 'queueTakeover', value: 'conflict' }]),
    )
  })
})

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}

export type Change = (exchange: RecordedExchange) => RecordedExchange
