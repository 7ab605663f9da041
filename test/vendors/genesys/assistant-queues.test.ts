import { expect, test } from 'vitest'
import { emulatorWith, get, json, NOW, put, remove } from '../../support/genesys.ts'

const DESK = '11111111-1111-4111-8111-111111111111'
const HOTLINE = '22222222-2222-4222-8222-222222222222'
const BILLING = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa'
const UNKNOWN_ID = '99999999-9999-4999-8999-999999999999'

/** A desk without queues, and the queue Billing without an assistant. */
const free = {
  routingQueues: [{ id: BILLING, name: 'Billing' }],
  assistants: [
    { id: DESK, name: 'Desk' },
    { id: HOTLINE, name: 'Hotline' },
  ],
}

/** A desk that serves Billing. */
const held = {
  ...free,
  assistants: [
    { id: DESK, name: 'Desk', queues: ['Billing'] },
    { id: HOTLINE, name: 'Hotline' },
  ],
}

test('returns the assistant of a queue as a reference unless expanded', async () => {
  const copilot = { enabled: true, liveOnQueue: true, defaultLanguage: 'en-US', selfUri: '/api/v2/copilots/1' }
  const emulator = emulatorWith({
    routingQueues: [{ name: 'Billing', id: BILLING }],
    assistants: [{ id: DESK, name: 'Desk', queues: ['Billing'], copilot }],
  })
  const assistant = await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}`))
  const path = `/api/v2/assistants/${DESK}/queues/${BILLING}`

  const plain = await json<'AssistantQueue'>(await get(emulator, path))
  const expanded = await json<'AssistantQueue'>(await get(emulator, `${path}?expand=assistant`))

  expect(plain.assistant).toEqual({ id: DESK, selfUri: `/api/v2/assistants/${DESK}` })
  expect(expanded).toEqual({ ...plain, assistant })
  expect(expanded.assistant).not.toHaveProperty('copilot')
})

test('answers 404 for a queue that the assistant does not serve', async () => {
  const emulator = emulatorWith(held)

  const response = await get(emulator, `/api/v2/assistants/${HOTLINE}/queues/${BILLING}`)

  expect(response.status).toBe(404)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'not.found', entityId: BILLING })
})

test('assigns a queue to an assistant with PUT', async () => {
  const emulator = emulatorWith(free)
  const path = `/api/v2/assistants/${DESK}/queues/${BILLING}`
  expect((await get(emulator, path)).status).toBe(404)

  const created = await put(emulator, path, { id: BILLING, mediaTypes: ['Call', 'Message'] })
  const replaced = await put(emulator, path, { mediaTypes: ['Email'] })

  expect(created.status).toBe(201)
  expect(await json<'AssistantQueue'>(created)).toEqual({
    id: BILLING,
    mediaTypes: ['Call', 'Message'],
    assistant: { id: DESK, selfUri: `/api/v2/assistants/${DESK}` },
    dateCreated: NOW,
    dateModified: NOW,
    selfUri: path,
  })
  expect(replaced.status).toBe(200)
  const stored = await json<'AssistantQueue'>(await get(emulator, path))
  expect(stored.mediaTypes).toEqual(['Email'])
})

test('rejects a body whose id differs from the queue id in the path', async () => {
  const emulator = emulatorWith(free)
  const path = `/api/v2/assistants/${DESK}/queues/${BILLING}`

  const other = await put(emulator, path, { id: UNKNOWN_ID, mediaTypes: ['Call'] })

  expect(other.status).toBe(400)
  expect(await json<'ErrorBody'>(other)).toMatchObject({ status: 400, details: [{ fieldName: 'id' }] })
  expect((await get(emulator, path)).status).toBe(404)
  expect((await put(emulator, path, { mediaTypes: ['Call'] })).status).toBe(201)
})

test('answers 404 and names the missing entity for an unknown assistant or queue', async () => {
  const emulator = emulatorWith(free)
  const body = { mediaTypes: ['Call'] }

  const noQueue = await put(emulator, `/api/v2/assistants/${DESK}/queues/${UNKNOWN_ID}`, body)
  const noAssistant = await put(emulator, `/api/v2/assistants/${UNKNOWN_ID}/queues/${BILLING}`, body)

  expect(noQueue.status).toBe(404)
  expect(await json<'ErrorBody'>(noQueue)).toMatchObject({ entityName: 'queue', entityId: UNKNOWN_ID })
  expect(noAssistant.status).toBe(404)
  expect(await json<'ErrorBody'>(noAssistant)).toMatchObject({ entityName: 'assistant', entityId: UNKNOWN_ID })
})

test('moves a queue to the assistant that claims it with PUT', async () => {
  const emulator = emulatorWith(held)
  emulator.clock.advance(60_000)

  const response = await put(emulator, `/api/v2/assistants/${HOTLINE}/queues/${BILLING}`, { mediaTypes: ['Call'] })

  expect(response.status).toBe(201)
  const later = '2026-01-15T09:01:00.000Z'
  const moved = await json<'AssistantQueue'>(response)
  expect(moved).toMatchObject({ assistant: { id: HOTLINE }, dateCreated: later, dateModified: later })
  expect((await get(emulator, `/api/v2/assistants/${DESK}/queues/${BILLING}`)).status).toBe(404)
  const ofDesk = await json<'AssistantQueueListing'>(await get(emulator, `/api/v2/assistants/${DESK}/queues`))
  expect(ofDesk.entities).toEqual([])
  const all = await json<'AssistantQueueListing'>(await get(emulator, '/api/v2/assistants/queues'))
  expect(all.entities).toEqual([moved])
})

test('rejects a queue that belongs to another assistant when the profile sets queueTakeover to conflict', async () => {
  const emulator = emulatorWith(held)
  emulator.genesys.setProfile({ queueTakeover: 'conflict' })

  const response = await put(emulator, `/api/v2/assistants/${HOTLINE}/queues/${BILLING}`, { mediaTypes: ['Call'] })

  expect(response.status).toBe(409)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'general.conflict', entityId: BILLING })
  expect((await get(emulator, `/api/v2/assistants/${DESK}/queues/${BILLING}`)).status).toBe(200)
  expect((await get(emulator, `/api/v2/assistants/${HOTLINE}/queues/${BILLING}`)).status).toBe(404)
})

test('answers 201 when PUT creates an association and 200 when it replaces one', async () => {
  const emulator = emulatorWith(free)
  const path = `/api/v2/assistants/${DESK}/queues/${BILLING}`

  const created = await put(emulator, path, { mediaTypes: ['Call'] })
  const replaced = await put(emulator, path, { mediaTypes: ['Email'] })

  expect([created.status, replaced.status]).toEqual([201, 200])
})

test('answers 200 for a new association when the profile sets putAssociationStatus to 200', async () => {
  const emulator = emulatorWith(free)
  emulator.genesys.setProfile({ putAssociationStatus: 200 })

  const response = await put(emulator, `/api/v2/assistants/${DESK}/queues/${BILLING}`, { mediaTypes: ['Call'] })

  expect(response.status).toBe(200)
})

test('replaces the media types of an assigned queue and keeps its creation date', async () => {
  const emulator = emulatorWith(free)
  const path = `/api/v2/assistants/${DESK}/queues/${BILLING}`
  await put(emulator, path, { mediaTypes: ['Call', 'Email'] })
  emulator.clock.advance(60_000)

  const again = await json<'AssistantQueue'>(await put(emulator, path, { mediaTypes: ['Message'] }))

  expect(again.mediaTypes).toEqual(['Message'])
  expect(again.dateCreated).toBe(NOW)
  expect(again.dateModified).toBe('2026-01-15T09:01:00.000Z')
})

test('keeps one association when a queue is assigned twice', async () => {
  const emulator = emulatorWith(free)
  const path = `/api/v2/assistants/${DESK}/queues/${BILLING}`

  const first = await json<'AssistantQueue'>(await put(emulator, path, { mediaTypes: ['Call'] }))
  emulator.clock.advance(60_000)
  const second = await json<'AssistantQueue'>(await put(emulator, path, { mediaTypes: ['Call'] }))

  expect(second).toEqual({ ...first, dateModified: '2026-01-15T09:01:00.000Z' })
  const { entities } = await json<'AssistantQueueListing'>(await get(emulator, `/api/v2/assistants/${DESK}/queues`))
  expect(entities).toEqual([second])
})

test('rejects media types that are empty, repeated or unknown', async () => {
  const emulator = emulatorWith(free)
  const path = `/api/v2/assistants/${DESK}/queues/${BILLING}`

  for (const mediaTypes of [[], ['Call', 'Call'], ['Fax'], ['call'], 'Call', null, undefined]) {
    const response = await put(emulator, path, { mediaTypes })

    expect(response.status, JSON.stringify(mediaTypes)).toBe(400)
    const { code, details } = await json<'ErrorBody'>(response)
    expect(code).toBe('invalid.value')
    expect(details?.map(({ fieldName }) => fieldName)).toEqual([expect.stringMatching(/^mediaTypes(\.0)?$/)])
  }
  expect((await get(emulator, path)).status).toBe(404)
})

test('answers 404 when removing a queue that is not assigned', async () => {
  const emulator = emulatorWith(held)

  const never = await remove(emulator, `/api/v2/assistants/${HOTLINE}/queues/${BILLING}`)
  const once = await remove(emulator, `/api/v2/assistants/${DESK}/queues/${BILLING}`)
  const twice = await remove(emulator, `/api/v2/assistants/${DESK}/queues/${BILLING}`)

  expect(never.status).toBe(404)
  expect(await json<'ErrorBody'>(never)).toMatchObject({ code: 'not.found', entityId: BILLING })
  expect(once.status).toBe(204)
  expect(twice.status).toBe(404)
  expect(await json<'ErrorBody'>(twice)).toMatchObject({ code: 'not.found' })
})

test('allows a removed queue to be assigned to another assistant', async () => {
  const emulator = emulatorWith(held)
  emulator.genesys.setProfile({ queueTakeover: 'conflict' })
  const ofHotline = `/api/v2/assistants/${HOTLINE}/queues/${BILLING}`
  expect((await put(emulator, ofHotline, { mediaTypes: ['Call'] })).status).toBe(409)

  await remove(emulator, `/api/v2/assistants/${DESK}/queues/${BILLING}`)

  expect((await put(emulator, ofHotline, { mediaTypes: ['Call'] })).status).toBe(201)
  expect((await get(emulator, ofHotline)).status).toBe(200)
})
