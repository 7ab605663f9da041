import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { emulatorWith, follow, get, json, patch, post, remove } from '../../support/genesys.ts'

const RETURNS = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'
const ADA = 'a0000000-0000-4000-8000-000000000001'
const BO = 'a0000000-0000-4000-8000-000000000002'
const CLEO = 'a0000000-0000-4000-8000-000000000003'
const MEMBERS = `/api/v2/routing/queues/${RETURNS}/members`

const users = [
  { id: CLEO, name: 'cleo', skills: [{ id: 's1', name: 'Waxed jackets' }], languages: [{ id: 'l1', name: 'German' }] },
  { id: ADA, name: 'Ada', profileSkills: ['Knots'], skills: [{ id: 's2', name: 'Boots' }] },
  { id: BO, name: 'Bo', presence: { presenceDefinition: { id: 'p', systemPresence: 'Available' } } },
]

function queueWith(members: readonly object[]) {
  return emulatorWith({ users, routingQueues: [{ id: RETURNS, name: 'Returns' }], queueMembers: members })
}

const all = () => queueWith(['cleo', 'Ada', 'Bo'].map((user) => ({ queue: 'Returns', user })))

async function list(world: WorldHandle, query = '') {
  return json<'QueueMemberEntityListing'>(await get(world, `${MEMBERS}${query}`))
}

async function namesOf(world: WorldHandle, query = '') {
  return (await list(world, query)).entities.map(({ name }) => name)
}

async function countsOf(world: WorldHandle) {
  const queue = await json<'Queue'>(await get(world, `/api/v2/routing/queues/${RETURNS}`))
  return [queue.memberCount, queue.userMemberCount, queue.joinedMemberCount]
}

test('lists the members of a queue page by page without totals', async () => {
  const emulator = all()

  const first = await list(emulator, '?pageSize=2')
  const second = await json<'QueueMemberEntityListing'>(await follow(emulator, first.nextUri))
  const past = await list(emulator, '?pageSize=2&pageNumber=3')

  expect(Object.keys(first).toSorted()).toEqual([
    'entities',
    'firstUri',
    'nextUri',
    'pageNumber',
    'pageSize',
    'selfUri',
  ])
  expect([first, second].flatMap(({ entities }) => entities.map(({ name }) => name))).toEqual(['Ada', 'Bo', 'cleo'])
  expect(await json<'QueueMemberEntityListing'>(await follow(emulator, second.previousUri))).toEqual(first)
  expect([past.entities, past.nextUri]).toEqual([[], undefined])
})

test('sorts the members of a queue by name', async () => {
  const emulator = all()

  expect(await namesOf(emulator)).toEqual(['Ada', 'Bo', 'cleo'])
  expect(await namesOf(emulator, '?sortOrder=desc')).toEqual(['cleo', 'Bo', 'Ada'])
})

test('finds members by a part of their name, skills and languages', async () => {
  const emulator = all()

  expect(await namesOf(emulator, '?name=L')).toEqual(['cleo'])
  expect(await namesOf(emulator, '?skills=JACKET&skills=boot')).toEqual(['Ada', 'cleo'])
  expect(await namesOf(emulator, '?skills=jacket,boot')).toEqual(['Ada', 'cleo'])
  expect(await namesOf(emulator, '?languages=germ')).toEqual(['cleo'])
  expect(await namesOf(emulator, '?profileSkills=knot')).toEqual(['Ada'])
  expect(await namesOf(emulator, '?profileSkills=knot&languages=germ')).toEqual([])
})

test('finds members by status, presence and part in the queue', async () => {
  const emulator = queueWith([
    { queue: 'Returns', user: 'cleo', joined: false },
    { queue: 'Returns', user: 'Ada', memberBy: 'group' },
    { queue: 'Returns', user: 'Bo' },
  ])

  expect(await namesOf(emulator, '?joined=false')).toEqual(['cleo'])
  expect(await namesOf(emulator, '?memberBy=group')).toEqual(['Ada'])
  expect(await namesOf(emulator, '?presence=Available')).toEqual(['Bo'])
  expect(await namesOf(emulator, '?routingStatus=OFF_QUEUE')).toHaveLength(3)
  expect(await namesOf(emulator, '?routingStatus=IDLE')).toEqual([])
})

test('expands the user of a member', async () => {
  const emulator = all()

  const [plain] = (await list(emulator)).entities
  const [expanded] = (await list(emulator, '?expand=routingStatus,skills')).entities

  expect(plain).toMatchObject({ id: ADA, name: 'Ada', user: { id: ADA, name: 'Ada' }, memberBy: 'user' })
  expect(plain).not.toHaveProperty('routingStatus')
  expect(plain?.user).not.toHaveProperty('skills')
  expect(expanded?.routingStatus).toMatchObject({ userId: ADA, status: 'OFF_QUEUE' })
  expect(expanded?.user).toMatchObject({ routingStatus: expanded?.routingStatus, skills: [{ name: 'Boots' }] })
})

test('adds members to a queue and counts them', async () => {
  const emulator = queueWith([])
  expect(await countsOf(emulator)).toEqual([0, 0, 0])

  const response = await post(emulator, MEMBERS, [{ id: ADA }, { id: BO }])

  expect([response.status, await response.text()]).toEqual([200, ''])
  expect((await list(emulator)).entities).toMatchObject([
    { id: ADA, ringNumber: 1, joined: true },
    { id: BO, ringNumber: 1, joined: true },
  ])
  expect(await countsOf(emulator)).toEqual([2, 2, 2])
})

test('keeps a member that is added again', async () => {
  const emulator = queueWith([{ queue: 'Returns', user: 'Ada', ringNumber: 3, joined: false }])

  await post(emulator, MEMBERS, [{ id: ADA }])

  expect((await list(emulator)).entities).toMatchObject([{ id: ADA, ringNumber: 3, joined: false }])
  expect(await countsOf(emulator)).toEqual([1, 1, 0])
})

test('removes members from a queue with delete=true', async () => {
  const emulator = queueWith([{ queue: 'Returns', user: 'Ada' }])

  const response = await post(emulator, `${MEMBERS}?delete=true`, [{ id: ADA }, { id: BO }])

  expect(response.status).toBe(200)
  expect(await namesOf(emulator)).toEqual([])
  expect(await countsOf(emulator)).toEqual([0, 0, 0])
})

test('adds nobody if one of the users does not exist', async () => {
  const emulator = queueWith([])

  const response = await post(emulator, MEMBERS, [{ id: ADA }, { id: 'nobody' }])

  expect(response.status).toBe(404)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ entityName: 'user', entityId: 'nobody' })
  expect(await namesOf(emulator)).toEqual([])
})

test('rejects more than 100 members at once', async () => {
  const emulator = queueWith([])

  const most = await post(emulator, MEMBERS, Array(100).fill({ id: ADA }))
  const tooMany = await post(emulator, MEMBERS, Array(101).fill({ id: ADA }))
  const changes = await patch(emulator, MEMBERS, Array(101).fill({ id: ADA, joined: true }))

  expect([most.status, tooMany.status, changes.status]).toEqual([200, 400, 400])
})

test('sets joined for several members and ignores others', async () => {
  const emulator = queueWith([
    { queue: 'Returns', user: 'Ada' },
    { queue: 'Returns', user: 'cleo' },
  ])

  const response = await patch(emulator, MEMBERS, [
    { id: ADA, joined: false },
    { id: BO, joined: false },
  ])

  expect(response.status).toBe(200)
  expect(await json<'QueueMemberEntityListing'>(response)).toMatchObject({
    entities: [
      { id: ADA, joined: false },
      { id: CLEO, joined: true },
    ],
  })
  expect(await countsOf(emulator)).toEqual([2, 2, 1])
})

test('answers 202 without a body when a member is changed', async () => {
  const emulator = queueWith([{ queue: 'Returns', user: 'Ada' }])

  const ring = await patch(emulator, `${MEMBERS}/${ADA}`, { ringNumber: 4 })
  const join = await patch(emulator, `${MEMBERS}/${ADA}`, { joined: false })
  const high = await patch(emulator, `${MEMBERS}/${ADA}`, { ringNumber: 7 })

  expect([ring.status, await ring.text(), join.status, await join.text()]).toEqual([202, '', 202, ''])
  expect(high.status).toBe(400)
  expect((await list(emulator)).entities).toMatchObject([{ ringNumber: 4, joined: false }])
})

test('answers 404 for a user who is not a member of the queue', async () => {
  const emulator = queueWith([{ queue: 'Returns', user: 'Ada' }])

  const responses = [
    await patch(emulator, `${MEMBERS}/${BO}`, { joined: true }),
    await remove(emulator, `${MEMBERS}/${BO}`),
  ]

  for (const response of responses) {
    expect(response.status).toBe(404)
    expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'not.found', entityId: BO })
  }
})

test('answers 204 when a member is removed', async () => {
  const emulator = queueWith([{ queue: 'Returns', user: 'Ada' }])

  const response = await remove(emulator, `${MEMBERS}/${ADA}`)

  expect([response.status, await response.text()]).toEqual([204, ''])
  expect(await namesOf(emulator)).toEqual([])
  expect(await countsOf(emulator)).toEqual([0, 0, 0])
})

test('requires one of several permissions to change members', async () => {
  const clients = [
    { id: 'manager', name: 'Manager', permissions: ['routing:queueMember:manage'] },
    { id: 'viewer', name: 'Viewer', permissions: ['routing:queue:view'] },
  ]
  const tokens = clients.map(({ id, name }) => ({ token: id, client: name }))
  const emulator = emulatorWith({ users, clients, tokens, routingQueues: [{ id: RETURNS, name: 'Returns' }] })
  const add = (token: string) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    return emulator.genesys.fetch(MEMBERS, { method: 'POST', headers, body: JSON.stringify([{ id: ADA }]) })
  }

  expect((await add('manager')).status).toBe(200)
  const forbidden = await add('viewer')
  expect(forbidden.status).toBe(403)
  expect((await json<'ErrorBody'>(forbidden)).message).toContain('routing:queue:edit, routing:queueMember:manage')
})
