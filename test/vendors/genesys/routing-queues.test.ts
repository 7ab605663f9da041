import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { emulatorWith, follow, get, json, NOW, post, put, remove } from '../../support/genesys.ts'

const DESK = '11111111-1111-4111-8111-111111111111'
const BILLING = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa'
const RETURNS = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'
const ORDERS = 'cccccccc-cccc-4ccc-8ccc-cccccccccccc'
const UNKNOWN_ID = '99999999-9999-4999-8999-999999999999'

const three = {
  routingQueues: [
    { id: RETURNS, name: 'returns', division: { id: 'north' } },
    { id: BILLING, name: 'Billing', division: { id: 'south' } },
    { id: ORDERS, name: 'Orders', division: { id: 'west' } },
  ],
}

const namesOf = ({ entities }: { entities: { name: string }[] }) => entities.map(({ name }) => name)

async function list(world: WorldHandle, query = '') {
  return json<'QueueListing'>(await get(world, `/api/v2/routing/queues${query}`))
}

test('lists queues by page number with totals', async () => {
  const emulator = emulatorWith(three)

  const first = await list(emulator, '?pageSize=1')
  const second = await json<'QueueListing'>(await follow(emulator, first.nextUri))
  const third = await json<'QueueListing'>(await follow(emulator, second.nextUri))

  expect(first).toMatchObject({ pageNumber: 1, pageSize: 1, total: 3, pageCount: 3 })
  expect(first).not.toHaveProperty('previousUri')
  expect(second.pageNumber).toBe(2)
  expect(third).not.toHaveProperty('nextUri')
  expect([first, second, third].flatMap(namesOf)).toEqual(['Billing', 'Orders', 'returns'])
  expect(await json<'QueueListing'>(await follow(emulator, second.previousUri))).toEqual(first)
  expect(await json<'QueueListing'>(await follow(emulator, second.firstUri))).toEqual(first)
  expect(await json<'QueueListing'>(await follow(emulator, second.lastUri))).toEqual(third)
  expect(await json<'QueueListing'>(await follow(emulator, second.selfUri))).toEqual(second)
})

test('sorts queues by name, ignoring case', async () => {
  const emulator = emulatorWith(three)

  expect(namesOf(await list(emulator))).toEqual(['Billing', 'Orders', 'returns'])
  expect(namesOf(await list(emulator, '?sortOrder=asc'))).toEqual(['Billing', 'Orders', 'returns'])
  expect(namesOf(await list(emulator, '?sortOrder=desc'))).toEqual(['returns', 'Orders', 'Billing'])
})

test('returns an empty page past the last page of queues', async () => {
  const emulator = emulatorWith(three)

  const page = await list(emulator, '?pageSize=2&pageNumber=3')

  expect(page).toMatchObject({ entities: [], pageNumber: 3, total: 3, pageCount: 2 })
  expect(page).not.toHaveProperty('nextUri')
  expect(page).not.toHaveProperty('previousUri')
})

test('finds queues by name with an asterisk as wildcard', async () => {
  const emulator = emulatorWith({
    routingQueues: [{ name: 'Returns' }, { name: 'Returns night' }, { name: 'Late returns' }, { name: 'Orders' }],
  })

  expect(namesOf(await list(emulator, '?name=RETURNS'))).toEqual(['Returns'])
  expect(namesOf(await list(emulator, '?name=RETURNS*'))).toEqual(['Returns', 'Returns night'])
  expect(namesOf(await list(emulator, '?name=*RETURNS'))).toEqual(['Late returns', 'Returns'])
  expect(namesOf(await list(emulator, '?name=*'))).toHaveLength(4)
  expect(namesOf(await list(emulator, '?name=Return'))).toEqual([])
})

test('finds queues by id and by division', async () => {
  const emulator = emulatorWith(three)

  expect(namesOf(await list(emulator, `?id=${BILLING}&id=${ORDERS}&id=${UNKNOWN_ID}`))).toEqual(['Billing', 'Orders'])
  expect(namesOf(await list(emulator, '?divisionId=north&divisionId=west'))).toEqual(['Orders', 'returns'])
  expect(namesOf(await list(emulator, `?id=${BILLING}&divisionId=north`))).toEqual([])

  const first = await list(emulator, `?id=${BILLING}&id=${ORDERS}&pageSize=1`)
  const second = await json<'QueueListing'>(await follow(emulator, first.nextUri))
  expect(namesOf(second)).toEqual(['Orders'])
})

test('rejects a page number below 1 or a page size over 500', async () => {
  const emulator = emulatorWith(three)

  for (const query of ['pageNumber=0', 'pageNumber=1.5', 'pageNumber=one', 'pageSize=0', 'pageSize=501', 'pageSize=']) {
    const response = await get(emulator, `/api/v2/routing/queues?${query}`)

    expect(response.status, query).toBe(400)
    expect(await json<'ErrorBody'>(response)).toMatchObject({
      code: 'invalid.value',
      details: [{ errorCode: 'invalid.value', fieldName: query.split('=')[0] }],
    })
  }
  expect((await get(emulator, '/api/v2/routing/queues?pageNumber=1&pageSize=500')).status).toBe(200)
})

test('requires only a name to create a queue', async () => {
  const emulator = emulatorWith({})

  const named = await post(emulator, '/api/v2/routing/queues', { name: 'Returns' })
  const nameless = await post(emulator, '/api/v2/routing/queues', { description: 'Parcels' })

  expect(named.status).toBe(200)
  const created = await json<'Queue'>(named)
  expect(created).toMatchObject({ name: 'Returns', memberCount: 0, dateCreated: NOW, dateModified: NOW })
  expect(await json<'Queue'>(await get(emulator, created.selfUri))).toEqual(created)
  expect(nameless.status).toBe(400)
  expect(await json<'ErrorBody'>(nameless)).toMatchObject({ code: 'invalid.value', details: [{ fieldName: 'name' }] })
  expect((await list(emulator)).total).toBe(1)
})

test('assigns a new queue to the home division by default', async () => {
  const emulator = emulatorWith({})
  const division = await json<'AuthzDivision'>(await get(emulator, '/api/v2/authorization/divisions/home'))

  const home = await json<'Queue'>(await post(emulator, '/api/v2/routing/queues', { name: 'Returns' }))
  const away = await json<'Queue'>(
    await post(emulator, '/api/v2/routing/queues', { name: 'Billing', division: { id: 'south', name: 'South' } }),
  )

  expect(home.division).toEqual({ id: division.id, name: 'Home', selfUri: division.selfUri })
  expect(away.division).toEqual({ id: 'south', name: 'South' })
})

test('rejects a second queue with the same name, ignoring case', async () => {
  const emulator = emulatorWith(three)

  const response = await post(emulator, '/api/v2/routing/queues', { name: 'BILLing' })

  expect(response.status).toBe(409)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'conflict', status: 409 })
  expect((await list(emulator)).total).toBe(3)
})

test('allows a new queue to reuse the name of a deleted one', async () => {
  const emulator = emulatorWith(three)
  await remove(emulator, `/api/v2/routing/queues/${BILLING}`)

  const response = await post(emulator, '/api/v2/routing/queues', { name: 'Billing' })

  expect(response.status).toBe(200)
  expect((await json<'Queue'>(response)).id).not.toBe(BILLING)
})

test('answers 404 with entity name and id for an unknown queue', async () => {
  const emulator = emulatorWith(three)

  const response = await get(emulator, `/api/v2/routing/queues/${UNKNOWN_ID}`)

  expect(response.status).toBe(404)
  const error = await json<'ErrorBody'>(response)
  expect(error).toMatchObject({ code: 'not.found', entityName: 'queue', entityId: UNKNOWN_ID })
  expect(error.message).toContain(UNKNOWN_ID)
})

test('removes the description of a queue when its replacement omits it', async () => {
  const emulator = emulatorWith({
    routingQueues: [{ id: BILLING, name: 'Billing', description: 'Invoices', division: { id: 'south' } }],
  })
  const path = `/api/v2/routing/queues/${BILLING}`
  const before = await json<'Queue'>(await get(emulator, path))
  emulator.clock.advance(60_000)

  const nameless = await put(emulator, path, { description: 'Payments' })
  const replaced = await json<'Queue'>(await put(emulator, path, { name: 'Payments' }))
  const moved = await json<'Queue'>(await put(emulator, path, { name: 'Payments', division: { id: 'north' } }))

  expect(nameless.status).toBe(400)
  expect(await json<'ErrorBody'>(nameless)).toMatchObject({ details: [{ fieldName: 'name' }] })
  expect(replaced).toMatchObject({
    id: BILLING,
    name: 'Payments',
    division: { id: 'south' },
    dateCreated: before.dateCreated,
    createdBy: before.createdBy,
    dateModified: '2026-01-15T09:01:00.000Z',
  })
  expect(replaced).not.toHaveProperty('description')
  expect(moved.division).toEqual({ id: 'north' })
  expect(await json<'Queue'>(await get(emulator, path))).toEqual(moved)
})

test('rejects renaming a queue to a name that another one has', async () => {
  const emulator = emulatorWith(three)
  const path = `/api/v2/routing/queues/${BILLING}`

  const taken = await put(emulator, path, { name: 'ORDERS' })
  const own = await put(emulator, path, { name: 'BILLING' })

  expect(taken.status).toBe(409)
  expect(await json<'ErrorBody'>(taken)).toMatchObject({ code: 'conflict', status: 409 })
  expect(own.status).toBe(200)
  expect(namesOf(await list(emulator))).toEqual(['BILLING', 'Orders', 'returns'])
})

test('keeps the assistant of a renamed queue', async () => {
  const emulator = emulatorWith({ ...three, assistants: [{ id: DESK, name: 'Desk', queues: ['Billing'] }] })
  const path = `/api/v2/assistants/${DESK}/queues/${BILLING}`
  const before = await json<'AssistantQueue'>(await get(emulator, path))
  emulator.clock.advance(60_000)

  const response = await put(emulator, `/api/v2/routing/queues/${BILLING}`, { name: 'Payments' })

  expect(response.status).toBe(200)
  expect(await json<'AssistantQueue'>(await get(emulator, path))).toEqual(before)
})

test('removes a deleted queue from its assistant', async () => {
  const emulator = emulatorWith({ ...three, assistants: [{ id: DESK, name: 'Desk', queues: ['Billing', 'Orders'] }] })

  await remove(emulator, `/api/v2/routing/queues/${BILLING}`)

  for (const path of [`/api/v2/assistants/${DESK}/queues`, '/api/v2/assistants/queues']) {
    const { entities } = await json<'AssistantQueueListing'>(await get(emulator, path))
    expect(entities.map(({ id }) => id)).toEqual([ORDERS])
  }
  expect((await get(emulator, `/api/v2/assistants/${DESK}/queues/${BILLING}`)).status).toBe(404)
})

test('answers 404 when a queue is deleted twice', async () => {
  const emulator = emulatorWith(three)

  const first = await remove(emulator, `/api/v2/routing/queues/${BILLING}`)
  const second = await remove(emulator, `/api/v2/routing/queues/${BILLING}`)

  expect(first.status).toBe(204)
  expect(second.status).toBe(404)
  expect(await json<'ErrorBody'>(second)).toMatchObject({ code: 'not.found', entityId: BILLING })
})
