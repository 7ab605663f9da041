import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { emulatorWith, follow, get, json, remove } from '../../support/genesys.ts'

const BILLING = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa'
const RETURNS = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'
const ORDERS = 'cccccccc-cccc-4ccc-8ccc-cccccccccccc'
const VIEWS = '/api/v2/routing/queues/divisionviews'

const routingQueues = [
  { id: RETURNS, name: 'returns', division: { id: 'north' } },
  { id: ORDERS, name: 'Billing', division: { id: 'south' } },
  { id: BILLING, name: 'Orders', division: { id: 'west' } },
]

async function namesOf(world: WorldHandle, path: string) {
  const { entities } = await json<'SimplifiedQueueListing'>(await get(world, path))
  return entities.map(({ name }) => name)
}

test('serves the literal neighbours of a queue id', async () => {
  const emulator = emulatorWith({ routingQueues })

  for (const path of [VIEWS, `${VIEWS}/all`, '/api/v2/routing/queues/me']) {
    expect((await get(emulator, path)).status, path).toBe(200)
    expect((await remove(emulator, path)).status, path).toBe(405)
  }
})

test('lists simplified queues', async () => {
  const emulator = emulatorWith({ routingQueues })

  const { entities, total } = await json<'SimplifiedQueueListing'>(await get(emulator, VIEWS))

  expect(total).toBe(3)
  expect(entities[0]).toEqual({
    id: ORDERS,
    name: 'Billing',
    division: { id: 'south' },
    selfUri: `/api/v2/routing/queues/${ORDERS}`,
  })
})

test('finds simplified queues by name, id and division', async () => {
  const emulator = emulatorWith({ routingQueues })

  expect(await namesOf(emulator, `${VIEWS}?name=ret*`)).toEqual(['returns'])
  expect(await namesOf(emulator, `${VIEWS}?id=${ORDERS},${RETURNS}`)).toEqual(['Billing', 'returns'])
  expect(await namesOf(emulator, `${VIEWS}?divisionId=north&divisionId=west`)).toEqual(['Orders', 'returns'])
  expect(await namesOf(emulator, `${VIEWS}?divisionId=*`)).toHaveLength(3)
})

test('sorts simplified queues and limits the page number to 5', async () => {
  const emulator = emulatorWith({ routingQueues })

  expect(await namesOf(emulator, VIEWS)).toEqual(['Billing', 'Orders', 'returns'])
  expect(await namesOf(emulator, `${VIEWS}?sortBy=id`)).toEqual(['Orders', 'returns', 'Billing'])
  expect(await namesOf(emulator, `${VIEWS}?sortBy=divisionId&sortOrder=desc`)).toEqual(['Orders', 'Billing', 'returns'])
  expect((await get(emulator, `${VIEWS}?pageNumber=5`)).status).toBe(200)
  for (const query of ['pageNumber=6', 'pageSize=101']) {
    expect((await get(emulator, `${VIEWS}?${query}`)).status, query).toBe(400)
  }
})

test('lists the simplified queues of all divisions', async () => {
  const emulator = emulatorWith({ routingQueues })

  const first = await json<'SimplifiedQueueListing'>(await get(emulator, `${VIEWS}/all?pageSize=2&sortOrder=desc`))
  const second = await json<'SimplifiedQueueListing'>(await follow(emulator, first.nextUri))

  expect([first, second].flatMap(({ entities }) => entities.map(({ name }) => name))).toEqual([
    'returns',
    'Orders',
    'Billing',
  ])
  expect((await get(emulator, `${VIEWS}/all?pageSize=500&pageNumber=6`)).status).toBe(200)
  expect((await get(emulator, `${VIEWS}/all?pageSize=501`)).status).toBe(400)
})

test('lists the queues of the user of the token', async () => {
  const me = await json<'UserMe'>(await get(emulatorWith({}), '/api/v2/users/me'))
  const emulator = emulatorWith({
    users: [{ id: me.id, name: 'Ada' }, { name: 'Bo' }],
    routingQueues,
    queueMembers: [
      { queue: 'returns', user: 'Ada' },
      { queue: 'Billing', user: 'Ada', joined: false },
      { queue: 'Orders', user: 'Bo' },
    ],
  })
  const list = async (query = '') => {
    const path = `/api/v2/routing/queues/me${query}`
    return (await json<'UserQueueEntityListing'>(await get(emulator, path))).entities
  }

  expect(await list()).toMatchObject([
    { id: ORDERS, name: 'Billing', joined: false, memberCount: 1 },
    { id: RETURNS, name: 'returns', joined: true, memberCount: 1 },
  ])
  expect(await list('?joined=true')).toMatchObject([{ id: RETURNS }])
  expect(await list('?joined=false')).toMatchObject([{ id: ORDERS }])
  expect((await list('?sortOrder=desc')).map(({ id }) => id)).toEqual([RETURNS, ORDERS])
})
