import { expect, it } from 'vitest'
import type { Vendor } from '../../src/engine/vendor/vendor.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import { lastExchange, sendRequest, worldOf } from '../support/changed-vendor.ts'

it('brings records up to date with the clock before anything else of an exchange', async () => {
  const calls: number[] = []
  const vendor: Vendor = {
    ...genesys,
    catchUp: (world) => {
      calls.push(world.clock.millis())
      world.group('genesys')['assistants']?.deleteAll({})
    },
  }
  const world = worldOf(genesys)
  await sendRequest(genesys, world, '/api/v2/assistants', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Support', transcriptionConfig: { vendorName: 'Genesys' } }),
  })
  const [assistant] = world.group('genesys')['assistants']?.list() ?? []

  const response = await sendRequest(vendor, world, `/api/v2/assistants/${Object(assistant).id}`)

  expect([response.status, lastExchange(world).problem?.kind]).toEqual([404, 'not-found'])
  expect(calls).toEqual([Date.parse('2026-01-15T09:00:00Z')])
})
