import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { bearer, emulatorWith, get, json } from '../../support/genesys.ts'

const DIVISIONS = '/api/v2/authorization/divisions'
const divisions = [
  { id: 'home', name: 'Home office', description: 'Where it began', homeDivision: true },
  { id: 'trade', name: 'Trade' },
  { id: 'retail', name: 'Retail' },
]
const clients = [
  {
    id: 'console',
    name: 'Console',
    permissions: ['routing:queue:view', 'routing:queue:edit', 'assistants:assistant:view'],
  },
]
const tokens = [{ token: 'console-token', client: 'Console' }]

async function list(world: WorldHandle, query = '') {
  return json<'AuthzDivisionEntityListing'>(await get(world, `${DIVISIONS}${query}`))
}

async function namesOf(world: WorldHandle, query = '') {
  return (await list(world, query)).entities.map(({ name }) => name)
}

test('lists divisions by repeated or comma-separated ids', async () => {
  const emulator = emulatorWith({ divisions })

  expect(await namesOf(emulator, '?id=trade&id=retail')).toEqual(['Retail', 'Trade'])
  expect(await namesOf(emulator, '?id=trade,retail,none')).toEqual(['Retail', 'Trade'])
})

test('finds divisions by a part of their name', async () => {
  const emulator = emulatorWith({ divisions })

  expect(await namesOf(emulator)).toEqual(['Home office', 'Retail', 'Trade'])
  expect(await namesOf(emulator, '?name=TRA')).toEqual(['Trade'])
  expect(await list(emulator, '?pageSize=2&pageNumber=2')).toMatchObject({ total: 3, pageCount: 2, pageNumber: 2 })
})

test('counts the records of a division only with objectCount', async () => {
  const emulator = emulatorWith({
    divisions,
    routingQueues: [{ name: 'Returns' }, { name: 'Orders', division: { id: 'trade' } }],
    users: [{ name: 'Ada' }],
    wrapupCodes: [{ name: 'Resolved' }],
  })

  const { entities } = await list(emulator, '?objectCount=true')
  const one = await json<'AuthzDivision'>(await get(emulator, `${DIVISIONS}/trade?objectCount=true`))

  expect(entities.map(({ objectCounts }) => objectCounts)).toEqual([
    { QUEUE: 1, USER: 1, WRAPUP_CODE: 1 },
    { QUEUE: 0, USER: 0, WRAPUP_CODE: 0 },
    { QUEUE: 1, USER: 0, WRAPUP_CODE: 0 },
  ])
  expect(one.objectCounts).toEqual(entities[2]?.objectCounts)
  for (const division of (await list(emulator)).entities) expect(division).not.toHaveProperty('objectCounts')
})

test('has a home division in every world', async () => {
  const emulator = emulatorWith({})

  const { entities } = await list(emulator)

  expect(entities).toMatchObject([{ name: 'Home', homeDivision: true }])
  expect(await json<'AuthzDivision'>(await get(emulator, `${DIVISIONS}/home`))).toEqual(entities[0])
})

test('returns the home division without numbers of records', async () => {
  const emulator = emulatorWith({ divisions })

  const home = await json<'AuthzDivision'>(await get(emulator, `${DIVISIONS}/home?objectCount=true`))

  expect(home).toEqual({
    id: 'home',
    name: 'Home office',
    description: 'Where it began',
    homeDivision: true,
    selfUri: `${DIVISIONS}/home`,
  })
})

test('serves the selfUri of a division', async () => {
  const all = { id: '*', name: '', homeDivision: false }
  const emulator = emulatorWith({ divisions: [...divisions, all], routingQueues: [{ name: 'Returns' }] })
  const { entities } = await json<'QueueListing'>(await get(emulator, '/api/v2/routing/queues'))
  const queueDivision = entities[0]?.division

  const ofQueue = await json<'AuthzDivision'>(await get(emulator, queueDivision?.selfUri ?? ''))
  const ofAll = await json<'AuthzDivision'>(await get(emulator, `${DIVISIONS}/*`))
  const unknown = await get(emulator, `${DIVISIONS}/none`)

  expect(ofQueue.id).toBe(queueDivision?.id)
  // A recorded division of the vendor.
  expect(ofAll).toMatchObject({ id: '*', homeDivision: false, selfUri: expect.stringMatching(/\/(\*|%2A)$/) })
  expect(unknown.status).toBe(404)
})

test('lists the divisions in which the caller has a permission', async () => {
  const emulator = emulatorWith({ divisions, clients, tokens })
  const permitted = async (permission: string) => {
    const path = `/api/v2/authorization/divisionspermitted/paged/me?permission=${permission}`
    const response = await emulator.genesys.fetch(path, { headers: bearer('console-token') })
    return json<'DivsPermittedEntityListing'>(response)
  }

  expect(await permitted('routing:queue:view')).toMatchObject({ total: 3, allDivsPermitted: true })
  expect(await permitted('routing:queue:delete')).toMatchObject({ entities: [], total: 0, allDivsPermitted: false })
  expect((await get(emulator, '/api/v2/authorization/divisionspermitted/paged/me')).status).toBe(400)
})

test('describes the permissions of the caller as grants', async () => {
  const emulator = emulatorWith({ divisions, clients, tokens })

  const response = await emulator.genesys.fetch('/api/v2/authorization/subjects/me', {
    headers: bearer('console-token'),
  })

  const { id, grants } = await json<'AuthzSubject'>(response)
  expect(grants.map(({ subjectId, division }) => [subjectId, division?.id])).toEqual([
    [id, 'home'],
    [id, 'retail'],
    [id, 'trade'],
  ])
  expect(grants[0]?.role?.policies).toEqual([
    { actions: ['view', 'edit'], domain: 'routing', entityName: 'queue' },
    { actions: ['view'], domain: 'assistants', entityName: 'assistant' },
  ])
})

test('grants every action of every entity to a caller with all permissions', async () => {
  const { grants } = await json<'AuthzSubject'>(await get(emulatorWith({}), '/api/v2/authorization/subjects/me'))

  expect(grants[0]?.role?.policies).toContainEqual({ actions: ['*'], domain: 'routing', entityName: '*' })
})
