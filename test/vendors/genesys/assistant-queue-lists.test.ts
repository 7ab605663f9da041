import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { emulatorWith, follow, get, json, NOW, patch, remove } from '../../support/genesys.ts'

const DESK = '11111111-1111-4111-8111-111111111111'
const HOTLINE = '22222222-2222-4222-8222-222222222222'
const BILLING = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa'
const RETURNS = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'
const ORDERS = 'cccccccc-cccc-4ccc-8ccc-cccccccccccc'
const UNKNOWN_ID = '99999999-9999-4999-8999-999999999999'

/** A desk that serves Billing and Returns, and a hotline that serves Orders. */
const records = {
  routingQueues: [
    { id: BILLING, name: 'Billing' },
    { id: RETURNS, name: 'Returns' },
    { id: ORDERS, name: 'Orders' },
  ],
  assistants: [
    {
      id: DESK,
      name: 'Desk',
      queues: [
        { name: 'Billing', mediaTypes: ['Call'] },
        { name: 'Returns', mediaTypes: ['Call'] },
      ],
    },
    { id: HOTLINE, name: 'Hotline', queues: ['Orders'] },
  ],
}

async function list(world: WorldHandle, path: string) {
  return json<'AssistantQueueListing'>(await get(world, path))
}

async function queueIds(world: WorldHandle, path: string) {
  const { entities } = await list(world, path)
  return entities.map(({ id }) => id)
}

test('lists the queues of all assistants together', async () => {
  const emulator = emulatorWith(records)

  const { entities } = await list(emulator, '/api/v2/assistants/queues')

  expect(entities.map(({ id, assistant }) => [id, assistant.id])).toEqual([
    [BILLING, DESK],
    [RETURNS, DESK],
    [ORDERS, HOTLINE],
  ])
})

test('lists only the queues with the given ids', async () => {
  const emulator = emulatorWith(records)

  expect(await queueIds(emulator, `/api/v2/assistants/queues?queueIds=${ORDERS},${UNKNOWN_ID},${BILLING}`)).toEqual([
    BILLING,
    ORDERS,
  ])
  expect(await queueIds(emulator, `/api/v2/assistants/queues?queueIds=${UNKNOWN_ID}`)).toEqual([])
})

test('reads comma-separated lists with escaped commas, spaces or empty items', async () => {
  const emulator = emulatorWith(records)

  for (const list of [
    `${BILLING},${ORDERS}`,
    `${BILLING}%2C${ORDERS}`,
    `,${BILLING},,${ORDERS},`,
    `${BILLING}, ${ORDERS}`,
    `%20${BILLING}%20%2C+${ORDERS}+`,
    `${BILLING}&queueIds=${ORDERS}`,
  ]) {
    expect(await queueIds(emulator, `/api/v2/assistants/queues?queueIds=${list}`), list).toEqual([BILLING, ORDERS])
  }
  const expanded = await list(emulator, '/api/v2/assistants/queues?expand=,assistant,,assistant,')
  expect(expanded.entities[0]?.assistant.name).toBe('Desk')
})

test('lists only the queues of the given assistant', async () => {
  const emulator = emulatorWith(records)

  expect(await queueIds(emulator, `/api/v2/assistants/${DESK}/queues`)).toEqual([BILLING, RETURNS])
  expect(await queueIds(emulator, `/api/v2/assistants/${HOTLINE}/queues`)).toEqual([ORDERS])
})

test('answers 404 for the queues of an unknown assistant', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Desk' }] })

  const idle = await get(emulator, `/api/v2/assistants/${DESK}/queues`)
  const missing = await get(emulator, `/api/v2/assistants/${UNKNOWN_ID}/queues`)

  expect(idle.status).toBe(200)
  expect((await json<'AssistantQueueListing'>(idle)).entities).toEqual([])
  expect(missing.status).toBe(404)
  expect(await json<'ErrorBody'>(missing)).toMatchObject({ code: 'not.found', entityId: UNKNOWN_ID })
})

test('adds and updates the queues of a list without removing others', async () => {
  const emulator = emulatorWith(records)
  await remove(emulator, `/api/v2/assistants/${HOTLINE}`)
  emulator.clock.advance(60_000)

  const response = await patch(emulator, `/api/v2/assistants/${DESK}/queues`, [
    { id: ORDERS, mediaTypes: ['Email'] },
    { id: BILLING, mediaTypes: ['Message'] },
  ])

  expect(response.status).toBe(200)
  const later = '2026-01-15T09:01:00.000Z'
  const { entities } = await list(emulator, `/api/v2/assistants/${DESK}/queues`)
  expect(entities).toMatchObject([
    { id: BILLING, mediaTypes: ['Message'], dateCreated: NOW, dateModified: later },
    { id: RETURNS, mediaTypes: ['Call'], dateCreated: NOW, dateModified: NOW },
    { id: ORDERS, mediaTypes: ['Email'], dateCreated: later, dateModified: later },
  ])
})

test('changes nothing for an empty list of queues', async () => {
  const emulator = emulatorWith(records)
  const before = await list(emulator, `/api/v2/assistants/${DESK}/queues`)

  const response = await patch(emulator, `/api/v2/assistants/${DESK}/queues`, [])

  expect(response.status).toBe(200)
  expect(await json<'AssistantQueueListing'>(response)).toEqual(before)
  expect(await list(emulator, `/api/v2/assistants/${DESK}/queues`)).toEqual(before)
})

test("answers a change of queues with the listing of the assistant's queues", async () => {
  const emulator = emulatorWith({
    generate: { routingQueues: 26 },
    assistants: [{ id: DESK, name: 'Desk' }],
  })
  const queues = await json<'QueueListing'>(await get(emulator, '/api/v2/routing/queues?pageSize=26'))

  const response = await patch(
    emulator,
    `/api/v2/assistants/${DESK}/queues`,
    queues.entities.map(({ id }) => ({ id, mediaTypes: ['Call'] })),
  )

  const page = await json<'AssistantQueueListing'>(response)
  expect(page).toEqual(await list(emulator, `/api/v2/assistants/${DESK}/queues`))
  expect(page.entities).toHaveLength(25)
  const rest = await json<'AssistantQueueListing'>(await follow(emulator, page.nextUri))
  expect(rest.entities).toHaveLength(1)
})

test('rejects a whole list with an unknown queue and names the queue', async () => {
  const emulator = emulatorWith(records)
  const before = await list(emulator, '/api/v2/assistants/queues')

  const response = await patch(emulator, `/api/v2/assistants/${DESK}/queues`, [
    { id: BILLING, mediaTypes: ['Email'] },
    { id: UNKNOWN_ID, mediaTypes: ['Call'] },
  ])

  expect(response.status).toBe(404)
  expect(await json<'ErrorBody'>(response)).toMatchObject({
    code: 'not.found',
    entityName: 'queue',
    entityId: UNKNOWN_ID,
  })
  expect(await list(emulator, '/api/v2/assistants/queues')).toEqual(before)
})

test('moves every queue of a list to the assistant that claims it with PATCH', async () => {
  const emulator = emulatorWith(records)

  const response = await patch(emulator, `/api/v2/assistants/${DESK}/queues`, [{ id: ORDERS, mediaTypes: ['Call'] }])

  expect(response.status).toBe(200)
  expect(await queueIds(emulator, `/api/v2/assistants/${DESK}/queues`)).toEqual([BILLING, RETURNS, ORDERS])
  expect(await queueIds(emulator, `/api/v2/assistants/${HOTLINE}/queues`)).toEqual([])
  expect((await get(emulator, `/api/v2/assistants/${HOTLINE}/queues/${ORDERS}`)).status).toBe(404)
  const { entities } = await list(emulator, '/api/v2/assistants/queues')
  expect(entities.map(({ id, assistant }) => [id, assistant.id])).toContainEqual([ORDERS, DESK])
})

test('rejects a whole list with a queue of another assistant when queueTakeover is conflict', async () => {
  const emulator = emulatorWith(records)
  emulator.genesys.setProfile({ queueTakeover: 'conflict' })
  const before = await list(emulator, '/api/v2/assistants/queues')

  const response = await patch(emulator, `/api/v2/assistants/${DESK}/queues`, [
    { id: BILLING, mediaTypes: ['Email'] },
    { id: ORDERS, mediaTypes: ['Call'] },
  ])

  expect(response.status).toBe(409)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'general.conflict', entityId: ORDERS })
  expect(await list(emulator, '/api/v2/assistants/queues')).toEqual(before)
})

test('applies the last of two items for the same queue', async () => {
  const emulator = emulatorWith(records)

  await patch(emulator, `/api/v2/assistants/${DESK}/queues`, [
    { id: BILLING, mediaTypes: ['Email'] },
    { id: BILLING, mediaTypes: ['Message'] },
  ])

  const { entities } = await list(emulator, `/api/v2/assistants/${DESK}/queues`)
  expect(entities.map(({ id, mediaTypes }) => [id, mediaTypes])).toEqual([
    [BILLING, ['Message']],
    [RETURNS, ['Call']],
  ])
})

test('removes all queues of an assistant when queueIds is missing', async () => {
  const emulator = emulatorWith(records)

  const response = await remove(emulator, `/api/v2/assistants/${DESK}/queues`)

  expect(response.status).toBe(204)
  expect(await queueIds(emulator, '/api/v2/assistants/queues')).toEqual([ORDERS])
})

test('ignores unknown ids among the queues to remove', async () => {
  const emulator = emulatorWith(records)

  const some = await remove(emulator, `/api/v2/assistants/${DESK}/queues?queueIds=${UNKNOWN_ID},${ORDERS},${BILLING}`)
  const unknownAssistant = await remove(emulator, `/api/v2/assistants/${UNKNOWN_ID}/queues?queueIds=${BILLING}`)

  expect(some.status).toBe(204)
  expect(unknownAssistant.status).toBe(404)
  expect(await queueIds(emulator, '/api/v2/assistants/queues')).toEqual([RETURNS, ORDERS])
})

test('removes nothing when queueIds is empty', async () => {
  const emulator = emulatorWith(records)

  const response = await remove(emulator, `/api/v2/assistants/${DESK}/queues?queueIds=`)

  expect(response.status).toBe(204)
  expect(await queueIds(emulator, `/api/v2/assistants/${DESK}/queues`)).toEqual([BILLING, RETURNS])
})
