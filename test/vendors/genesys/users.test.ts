import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { emulatorWith, follow, get, json } from '../../support/genesys.ts'

const ADA = 'a0000000-0000-4000-8000-000000000001'
const users = [
  { name: 'cleo', chat: { jabberId: 'cleo@orgspan.example' } },
  { id: ADA, name: 'Ada', skills: [{ id: 's', name: 'Boots' }] },
  { name: 'Bo', state: 'inactive' },
  { name: 'Dora', state: 'deleted' },
]

async function namesOf(world: WorldHandle, query = '') {
  const { entities } = await json<'UserEntityListing'>(await get(world, `/api/v2/users${query}`))
  return entities.map(({ name }) => name)
}

test('returns a user with only the fields that need no expand', async () => {
  const emulator = emulatorWith({
    users: [{ id: ADA, name: 'Ada', title: 'Agent', images: [{ resolution: 'x96', imageUri: 'https://i.example/a' }] }],
  })

  const user = await json<'User'>(await get(emulator, `/api/v2/users/${ADA}`))

  // The fields of a recorded user of the vendor.
  expect(Object.keys(user).toSorted()).toEqual([
    'chat',
    'division',
    'email',
    'id',
    'images',
    'name',
    'primaryContactInfo',
    'selfUri',
    'state',
    'title',
    'username',
    'version',
  ])
  expect(user.division?.name).toBe('')
  expect(user.primaryContactInfo).toEqual([{ address: user.email, mediaType: 'EMAIL', type: 'PRIMARY' }])
})

test('lists only active users unless a state is requested', async () => {
  const emulator = emulatorWith({ users })

  expect(await namesOf(emulator)).toEqual(['Ada', 'cleo'])
  expect(await namesOf(emulator, '?state=inactive')).toEqual(['Bo'])
  expect(await namesOf(emulator, '?state=deleted')).toEqual(['Dora'])
  expect(await namesOf(emulator, '?state=any')).toEqual(['Ada', 'Bo', 'cleo', 'Dora'])
})

test('finds users by id or by chat account, not by both', async () => {
  const emulator = emulatorWith({ users })

  const both = await get(emulator, `/api/v2/users?id=${ADA}&jabberId=cleo@orgspan.example`)

  expect(await namesOf(emulator, `?id=${ADA},none`)).toEqual(['Ada'])
  expect(await namesOf(emulator, `?id=${ADA}&id=none`)).toEqual(['Ada'])
  expect(await namesOf(emulator, '?jabberId=cleo@orgspan.example')).toEqual(['cleo'])
  expect(both.status).toBe(400)
  expect(await json<'ErrorBody'>(both)).toMatchObject({ code: 'bad.request' })
})

test('sorts users by name', async () => {
  const emulator = emulatorWith({ users })

  for (const order of ['ascending', 'ASC'])
    expect(await namesOf(emulator, `?sortOrder=${order}`)).toEqual(['Ada', 'cleo'])
  for (const order of ['descending', 'DESC']) {
    expect(await namesOf(emulator, `?sortOrder=${order}`)).toEqual(['cleo', 'Ada'])
  }
  const first = await json<'UserEntityListing'>(await get(emulator, '/api/v2/users?pageSize=1&expand=skills'))
  const second = await json<'UserEntityListing'>(await follow(emulator, first.nextUri))
  expect(first).toMatchObject({ total: 2, entities: [{ name: 'Ada', skills: [{ name: 'Boots' }] }] })
  expect(second).toMatchObject({ pageNumber: 2, entities: [{ name: 'cleo', skills: [] }] })
})

test('expands a list that a user lacks to an empty list', async () => {
  const emulator = emulatorWith({ users })

  const user = await json<'User'>(await get(emulator, `/api/v2/users/${ADA}?expand=groups,skills,geolocation`))

  expect(user.groups).toEqual([])
  expect(user.skills).toEqual([{ id: 's', name: 'Boots' }])
  expect(user).not.toHaveProperty('geolocation')
})

test('rejects an unknown expand value of a user', async () => {
  const emulator = emulatorWith({ users })

  for (const path of ['/api/v2/users', `/api/v2/users/${ADA}`, '/api/v2/users/me']) {
    const response = await get(emulator, `${path}?expand=shoes`)
    expect(response.status, path).toBe(400)
    expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'invalid.value' })
  }
  expect((await get(emulator, `/api/v2/users/${ADA}?expand=organization`)).status).toBe(400)
  expect((await get(emulator, '/api/v2/users/me?expand=organization')).status).toBe(200)
})

test('serves the selfUri of a user', async () => {
  const emulator = emulatorWith({ users, assistants: [{ name: 'Desk' }] })
  const [assistant] = (await json<'AssistantListing'>(await get(emulator, '/api/v2/assistants'))).entities

  const creator = await json<'User'>(await get(emulator, assistant?.createdBy?.selfUri ?? ''))

  expect(creator.id).toBe(assistant?.createdBy?.id)
  expect(await json<'User'>(await get(emulator, creator.selfUri))).toEqual(creator)
  const unknown = await get(emulator, '/api/v2/users/none')
  expect(unknown.status).toBe(404)
  expect(await json<'ErrorBody'>(unknown)).toMatchObject({ entityName: 'user', entityId: 'none' })
})

test('returns a deleted user only with state=deleted', async () => {
  const emulator = emulatorWith({ users })
  const [dora] = (await json<'UserEntityListing'>(await get(emulator, '/api/v2/users?state=deleted'))).entities
  const [bo] = (await json<'UserEntityListing'>(await get(emulator, '/api/v2/users?state=inactive'))).entities
  const status = async (path = '', query = '') => (await get(emulator, `${path}${query}`)).status

  expect(await status(dora?.selfUri)).toBe(404)
  expect(await status(dora?.selfUri, '?state=deleted')).toBe(200)
  expect(await status(bo?.selfUri)).toBe(200)
  expect(await status(bo?.selfUri, '?state=deleted')).toBe(404)
})
