import { expect, it } from 'vitest'
import type { Vendor } from '../../src/engine/vendor/vendor.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import { ask, post, worldOf } from '../support/changed-vendor.ts'

const DESKS = '/api/v2/assistants'

/** A vendor whose callers see what this says. */
function seeing(canSee: (record: object) => boolean): Vendor {
  const caller = { rateLimitKey: 'someone', permissions: 'all', canSee } as const
  return { ...genesys, dialect: { ...genesys.dialect, schemes: { 'PureCloud-OAuth': () => caller } } }
}

it('a record in a path that its caller may not see does not exist, whatever else is wrong', async () => {
  const world = worldOf(genesys)
  const made = await ask(genesys, world, DESKS, post({ name: 'Desk', transcriptionConfig: { vendorName: 'Genesys' } }))
  const { id }: { id: string } = JSON.parse(await made.text())
  const blind = seeing((record) => !('id' in record) || record.id !== id)

  const hidden = await ask(blind, world, `${DESKS}/${id}`, { ...post({ name: 3 }), method: 'PATCH' })
  const absent = await ask(blind, world, `${DESKS}/none`, { ...post({ name: 3 }), method: 'PATCH' })

  expect([hidden.status, absent.status]).toEqual([404, 404])
  const without = (text: string) => text.replaceAll(id, 'none').replace(/"contextId":"[^"]+"/, '')
  expect(without(await hidden.text())).toBe(without(await absent.text()))
  const seen = seeing(() => true)
  expect((await ask(seen, world, `${DESKS}/${id}`)).status).toBe(200)
})
