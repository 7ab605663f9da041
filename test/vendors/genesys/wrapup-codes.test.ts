import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { emulatorWith, get, json, NOW, post, put, remove } from '../../support/genesys.ts'

const CODES = '/api/v2/routing/wrapupcodes'
const wrapupCodes = [
  { id: 'b', name: 'resolved' },
  { id: 'c', name: 'Refund granted', division: { id: 'trade' } },
  { id: 'a', name: 'Refund refused' },
]

async function namesOf(world: WorldHandle, query = '') {
  const { entities } = await json<'WrapupCodeEntityListing'>(await get(world, `${CODES}${query}`))
  return entities.map(({ name }) => name)
}

test('finds wrap-up codes by name, id and division', async () => {
  const emulator = emulatorWith({ wrapupCodes })

  expect(await namesOf(emulator, '?name=REFUND')).toEqual(['Refund granted', 'Refund refused'])
  expect(await namesOf(emulator, '?id=a,b')).toEqual(['Refund refused', 'resolved'])
  expect(await namesOf(emulator, '?divisionId=trade')).toEqual(['Refund granted'])
})

test('sorts wrap-up codes by name unless a search is sorted by id', async () => {
  const emulator = emulatorWith({ wrapupCodes })

  expect(await namesOf(emulator, '?sortBy=id')).toEqual(['Refund granted', 'Refund refused', 'resolved'])
  expect(await namesOf(emulator, '?sortOrder=descending')).toEqual(['resolved', 'Refund refused', 'Refund granted'])
  expect(await namesOf(emulator, '?name=e&sortBy=id')).toEqual(['Refund refused', 'resolved', 'Refund granted'])
})

test('creates, reads, replaces and deletes a wrap-up code', async () => {
  const emulator = emulatorWith({})

  const created = await json<'WrapupCode'>(await post(emulator, CODES, { name: 'Resolved', id: 'mine' }))
  const path = `${CODES}/${created.id}`
  const nameless = await post(emulator, CODES, { description: 'Nothing' })

  expect(created).toMatchObject({ name: 'Resolved', dateCreated: NOW, dateModified: NOW, selfUri: path })
  expect(created.id).not.toBe('mine')
  expect(created.createdBy).toMatch(/^[0-9a-f-]{36}$/)
  expect(created.modifiedBy).toBe(created.createdBy)
  expect(nameless.status).toBe(400)
  expect(await json<'WrapupCode'>(await get(emulator, path))).toEqual(created)
  emulator.clock.advance(60_000)
  const replaced = await json<'WrapupCode'>(await put(emulator, path, { name: 'Done' }))
  expect(replaced).toEqual({ ...created, name: 'Done', dateModified: '2026-01-15T09:01:00.000Z' })
  await remove(emulator, path)
  expect((await get(emulator, path)).status).toBe(404)
})

test('assigns a wrap-up code to a division', async () => {
  const emulator = emulatorWith({ divisions: [{ id: 'trade', name: 'Trade' }] })
  const home = await json<'AuthzDivision'>(await get(emulator, '/api/v2/authorization/divisions/home'))

  const inHome = await json<'WrapupCode'>(await post(emulator, CODES, { name: 'Resolved' }))
  const inTrade = await json<'WrapupCode'>(await post(emulator, CODES, { name: 'Sold', division: { id: 'trade' } }))

  expect(inHome.division).toMatchObject({ id: home.id, name: 'Home' })
  expect(inTrade.division).toEqual({ id: 'trade', name: 'Trade', selfUri: '/api/v2/authorization/divisions/trade' })
})

test('removes the description of a wrap-up code when its replacement omits it', async () => {
  const emulator = emulatorWith({
    wrapupCodes: [{ id: 'a', name: 'Resolved', description: 'All done', division: { id: 'trade' } }],
  })

  const replaced = await json<'WrapupCode'>(await put(emulator, `${CODES}/a`, { name: 'Resolved' }))

  expect(replaced).not.toHaveProperty('description')
  expect(replaced.division).toEqual({ id: 'trade' })
})

test('answers 200 without a body when a wrap-up code is deleted', async () => {
  const emulator = emulatorWith({ wrapupCodes })

  const response = await remove(emulator, `${CODES}/a`)

  expect([response.status, await response.text()]).toEqual([200, ''])
  expect(await namesOf(emulator)).toEqual(['Refund granted', 'resolved'])
})
