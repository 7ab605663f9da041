import { expect, it } from 'vitest'
import type { Vendor } from '../../src/engine/vendor/vendor.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import { post, sendRequest, worldOf } from '../support/changed-vendor.ts'

const ASSISTANTS = '/api/v2/assistants'

/** Returns a vendor whose callers see only the records that `canSee` accepts. */
function vendorWithView(canSee: (record: object) => boolean): Vendor {
  const caller = { rateLimitKey: 'someone', permissions: 'all', canSee } as const
  return { ...genesys, dialect: { ...genesys.dialect, schemes: { 'PureCloud-OAuth': () => caller } } }
}

it('answers 404 for a record that the caller cannot see, whatever else is invalid', async () => {
  const world = worldOf(genesys)
  const created = await sendRequest(
    genesys,
    world,
    ASSISTANTS,
    post({ name: 'Desk', transcriptionConfig: { vendorName: 'Genesys' } }),
  )
  const { id }: { id: string } = JSON.parse(await created.text())
  const blind = vendorWithView((record) => !('id' in record) || record.id !== id)

  const hidden = await sendRequest(blind, world, `${ASSISTANTS}/${id}`, { ...post({ name: 3 }), method: 'PATCH' })
  const missing = await sendRequest(blind, world, `${ASSISTANTS}/none`, { ...post({ name: 3 }), method: 'PATCH' })

  expect([hidden.status, missing.status]).toEqual([404, 404])
  const without = (text: string) => text.replaceAll(id, 'none').replace(/"contextId":"[^"]+"/, '')
  expect(without(await hidden.text())).toBe(without(await missing.text()))
  const sighted = vendorWithView(() => true)
  expect((await sendRequest(sighted, world, `${ASSISTANTS}/${id}`)).status).toBe(200)
})
