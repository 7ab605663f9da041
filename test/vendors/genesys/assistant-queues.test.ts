import { expect, test } from 'vitest'
import { emulatorWith, get, json, NOW, put, remove } from '../../support/genesys.ts'

const DESK = '11111111-1111-4111-8111-111111111111'
const HOTLINE = '22222222-2222-4222-8222-222222222222'
const BILLING = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa'
const NOBODY = '99999999-9999-4999-8999-999999999999'

/** The desk serves no queue; Billing is served by nobody. */
const free = {
  routingQueues: [{ id: BILLING, name: 'Billing' }],
  assistants: [
    { id: DESK, name: 'Desk' },
    { id: HOTLINE, name: 'Hotline' },
  ],
}

/** The desk serves Billing. */
const held = {
  ...free,
  assistants: [
    { id: DESK, name: 'Desk', queues: ['Billing'] },
    { id: HOTLINE, name: 'Hotline' },
  ],
}

test('a queue shows its assistant as a reference unless expanded', async () => {
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

test('a queue that the assistant does not serve is not found', async () => {
  const emulator = emulatorWith(held)

  const response = await get(emulator, `/api/v2/assistants/${HOTLINE}/queues/${BILLING}`)

  expect(response.status).toBe(404)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'not.found', entityId: BILLING })
})

test('a queue is given to an assistant by a put', async () => {
  const emulator = emulatorWith(free)
  const path = `/api/v2/assistants/${DESK}/queues/${BILLING}`
  expect((await get(emulator, path)).status).toBe(404)

  const made = await put(emulator, path, { id: BILLING, mediaTypes: ['Call', 'Message'] })
  const replaced = await put(emulator, path, { mediaTypes: ['Email'] })

  expect(made.status).toBe(200)
  expect(await json<'AssistantQueue'>(made)).toEqual({
    id: BILLING,
    mediaTypes: ['Call', 'Message'],
    assistant: { id: DESK, selfUri: `/api/v2/assistants/${DESK}` },
    dateCreated: NOW,
    dateModified: NOW,
    selfUri: path,
  })
  expect(replaced.status).toBe(200)
  const kept = await json<'AssistantQueue'>(await get(emulator, path))
  expect(kept.mediaTypes).toEqual(['Email'])
})

test('a body that names another queue than the path is refused', async () => {
  const emulator = emulatorWith(free)
  const path = `/api/v2/assistants/${DESK}/queues/${BILLING}`

  const other = await put(emulator, path, { id: NOBODY, mediaTypes: ['Call'] })

  expect(other.status).toBe(400)
  expect(await json<'ErrorBody'>(other)).toMatchObject({ status: 400, details: [{ fieldName: 'id' }] })
  expect((await get(emulator, path)).status).toBe(404)
  expect((await put(emulator, path, { mediaTypes: ['Call'] })).status).toBe(200)
})

test('giving a queue that does not exist is refused naming the queue', async () => {
  const emulator = emulatorWith(free)
  const body = { mediaTypes: ['Call'] }

  const noQueue = await put(emulator, `/api/v2/assistants/${DESK}/queues/${NOBODY}`, body)
  const noAssistant = await put(emulator, `/api/v2/assistants/${NOBODY}/queues/${BILLING}`, body)

  expect(noQueue.status).toBe(404)
  expect(await json<'ErrorBody'>(noQueue)).toMatchObject({ entityName: 'queue', entityId: NOBODY })
  expect(noAssistant.status).toBe(404)
  expect(await json<'ErrorBody'>(noAssistant)).toMatchObject({ entityName: 'assistant', entityId: NOBODY })
})

test('a queue of another assistant is refused', async () => {
  const emulator = emulatorWith(held)

  const response = await put(emulator, `/api/v2/assistants/${HOTLINE}/queues/${BILLING}`, { mediaTypes: ['Call'] })

  expect(response.status).toBe(409)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'conflict', status: 409 })
  expect((await get(emulator, `/api/v2/assistants/${DESK}/queues/${BILLING}`)).status).toBe(200)
  expect((await get(emulator, `/api/v2/assistants/${HOTLINE}/queues/${BILLING}`)).status).toBe(404)
})

test('two assistants may share a queue when the profile says so', async () => {
  const emulator = emulatorWith(held)
  emulator.genesys.setProfile({ queueExclusive: false })

  const response = await put(emulator, `/api/v2/assistants/${HOTLINE}/queues/${BILLING}`, { mediaTypes: ['Call'] })

  expect(response.status).toBe(200)
  const { entities } = await json<'AssistantQueueListing'>(await get(emulator, '/api/v2/assistants/queues'))
  expect(entities.map(({ id, assistant }) => [id, assistant.id])).toEqual([
    [BILLING, DESK],
    [BILLING, HOTLINE],
  ])
})

test('giving the same queue again replaces its media types and keeps its date of creation', async () => {
  const emulator = emulatorWith(free)
  const path = `/api/v2/assistants/${DESK}/queues/${BILLING}`
  await put(emulator, path, { mediaTypes: ['Call', 'Email'] })
  emulator.clock.advance(60_000)

  const again = await json<'AssistantQueue'>(await put(emulator, path, { mediaTypes: ['Message'] }))

  expect(again.mediaTypes).toEqual(['Message'])
  expect(again.dateCreated).toBe(NOW)
  expect(again.dateModified).toBe('2026-01-15T09:01:00.000Z')
})

test('giving the same queue twice leaves one association', async () => {
  const emulator = emulatorWith(free)
  const path = `/api/v2/assistants/${DESK}/queues/${BILLING}`

  const first = await json<'AssistantQueue'>(await put(emulator, path, { mediaTypes: ['Call'] }))
  emulator.clock.advance(60_000)
  const second = await json<'AssistantQueue'>(await put(emulator, path, { mediaTypes: ['Call'] }))

  expect(second).toEqual({ ...first, dateModified: '2026-01-15T09:01:00.000Z' })
  const { entities } = await json<'AssistantQueueListing'>(await get(emulator, `/api/v2/assistants/${DESK}/queues`))
  expect(entities).toEqual([second])
})

test('media types that are empty, repeated or unknown are refused', async () => {
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

test('a queue that was never given cannot be taken away', async () => {
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

test('a queue taken from one assistant can be given to another', async () => {
  const emulator = emulatorWith(held)
  const ofHotline = `/api/v2/assistants/${HOTLINE}/queues/${BILLING}`
  expect((await put(emulator, ofHotline, { mediaTypes: ['Call'] })).status).toBe(409)

  await remove(emulator, `/api/v2/assistants/${DESK}/queues/${BILLING}`)

  expect((await put(emulator, ofHotline, { mediaTypes: ['Call'] })).status).toBe(200)
  expect((await get(emulator, ofHotline)).status).toBe(200)
})
