import { expect, it } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { vendors } from '../../../src/vendors/index.ts'
import { controlOf } from '../../support/control.ts'

const IDS = ['\ud800', 'x\udfff', '\ud800/', 'a\u0000', '', '/', 'x'.repeat(300), '__proto__', null, 0, {}, ['\ud800']]
const collections = Object.values(vendors).flatMap(({ name, collections }) => {
  return Object.keys(collections).map((collection) => `${name}/${collection}`)
})

it.each(collections)('answers below 500 to new records in %s with any id', async (collection) => {
  const emulator = createEmulator({ scenario: 'small-team' })
  const path = `/worlds/default/state/${collection}`
  const { records } = await controlOf(emulator).read('RecordPage', `${path}?limit=1`)
  const drafts = IDS.flatMap((id) => [{ id }, { id, name: 'Late shift' }, { ...records[0]?.record, id }])
  for (const draft of drafts) {
    const { status } = await controlOf(emulator).post(path, draft)
    expect([draft, status]).toEqual([draft, expect.toBeOneOf([201, 400, 409])])
  }
})
