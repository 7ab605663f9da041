import { expect, test } from 'vitest'
import { emulatorWith, get, json, NOW, post, put, remove } from '../../support/genesys.ts'

const DESK = '11111111-1111-4111-8111-111111111111'
const HOTLINE = '22222222-2222-4222-8222-222222222222'
const BILLING = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa'
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

const returnsDesk = { name: 'Returns desk', transcriptionConfig: { vendorName: 'Genesys' } }

test('creates an active assistant with an id and the current date', async () => {
  const emulator = emulatorWith({})

  const created = await json<'Assistant'>(await post(emulator, '/api/v2/assistants', returnsDesk))
  const other = await json<'Assistant'>(
    await post(emulator, '/api/v2/assistants', { ...returnsDesk, name: 'Billing desk' }),
  )

  expect(created).toMatchObject({ ...returnsDesk, state: 'Active', dateCreated: NOW, dateModified: NOW })
  expect(created.id).toMatch(UUID)
  expect(other.id).not.toBe(created.id)
  expect(created.selfUri).toBe(`/api/v2/assistants/${created.id}`)
  expect(await json<'Assistant'>(await get(emulator, created.selfUri))).toEqual(created)
})

test("records the token's user as the creator of an assistant", async () => {
  const emulator = emulatorWith({})

  const me = await json<'UserMe'>(await get(emulator, '/api/v2/users/me'))
  const created = await json<'Assistant'>(await post(emulator, '/api/v2/assistants', returnsDesk))

  expect(created.createdBy).toEqual({ id: me.id, selfUri: me.selfUri })
  expect(created.modifiedBy).toEqual({ id: me.id, selfUri: me.selfUri })
})

test('rejects a second assistant with the same name, ignoring case', async () => {
  const emulator = emulatorWith({ assistants: [{ name: 'Returns desk' }] })

  const second = await post(emulator, '/api/v2/assistants', { ...returnsDesk, name: 'RETURNS Desk' })

  expect(second.status).toBe(409)
  expect(await json<'ErrorBody'>(second)).toMatchObject({ code: 'general.conflict', status: 409 })
  const { entities } = await json<'AssistantListing'>(await get(emulator, '/api/v2/assistants'))
  expect(entities.map(({ name }) => name)).toEqual(['Returns desk'])
})

test('allows a new assistant to reuse the name of a deleted one', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk' }] })
  await remove(emulator, `/api/v2/assistants/${DESK}`)

  const response = await post(emulator, '/api/v2/assistants', returnsDesk)

  expect(response.status).toBe(200)
  const created = await json<'Assistant'>(response)
  expect(created.name).toBe('Returns desk')
  expect(created.id).not.toBe(DESK)
})

test('ignores read-only fields in a request', async () => {
  const emulator = emulatorWith({})

  const response = await post(emulator, '/api/v2/assistants', {
    ...returnsDesk,
    id: DESK,
    state: 42,
    dateCreated: 'yesterday',
    dateModified: null,
    createdBy: 'somebody',
    modifiedBy: [],
    copilot: { enabled: 'perhaps' },
    variationParent: 7,
    selfUri: false,
  })

  expect(response.status).toBe(200)
  const created = await json<'Assistant'>(response)
  expect(created).toMatchObject({ state: 'Active', dateCreated: NOW, dateModified: NOW })
  expect(created.id).not.toBe(DESK)
  expect(created).not.toHaveProperty('copilot')
  expect(created).not.toHaveProperty('variationParent')
})

test('ignores unknown fields in a request', async () => {
  const emulator = emulatorWith({})

  const response = await post(emulator, '/api/v2/assistants', {
    ...returnsDesk,
    transcriptionConfig: { vendorName: 'Genesys', voice: 'soft' },
    colour: 'blue',
  })

  expect(response.status).toBe(200)
  const { selfUri } = await json<'Assistant'>(response)
  const stored = await json<'Assistant'>(await get(emulator, selfUri))
  expect(stored).not.toHaveProperty('colour')
  expect(stored.transcriptionConfig).toEqual({ vendorName: 'Genesys' })
})

test('creates an assistant without knowledge suggestions', async () => {
  const emulator = emulatorWith({})

  const response = await post(emulator, '/api/v2/assistants', returnsDesk)

  expect(response.status).toBe(200)
  expect(await json<'Assistant'>(response)).not.toHaveProperty('knowledgeSuggestionConfig')
})

test('accepts a reference to a knowledge base that does not exist', async () => {
  const emulator = emulatorWith({})
  const knowledgeSuggestionConfig = { vendorName: 'GenesysKnowledge', knowledgeBase: { id: 'no-such-knowledge-base' } }

  const response = await post(emulator, '/api/v2/assistants', { ...returnsDesk, knowledgeSuggestionConfig })

  expect(response.status).toBe(200)
  const { selfUri } = await json<'Assistant'>(response)
  const stored = await json<'Assistant'>(await get(emulator, selfUri))
  expect(stored.knowledgeSuggestionConfig).toEqual(knowledgeSuggestionConfig)
  const bases = await json<'KnowledgeBaseListing'>(await get(emulator, '/api/v2/knowledge/knowledgebases'))
  expect(bases.entities).toEqual([])
})

test('answers 200 when an assistant is created', async () => {
  const emulator = emulatorWith({})

  const response = await post(emulator, '/api/v2/assistants', returnsDesk)

  expect(response.status).toBe(200)
})

test('keeps the queues of a deleted assistant and frees them for others', async () => {
  const emulator = emulatorWith({
    routingQueues: [{ id: BILLING, name: 'Billing' }],
    assistants: [
      { id: DESK, name: 'Returns desk', queues: ['Billing'] },
      { id: HOTLINE, name: 'Hotline' },
    ],
  })

  await remove(emulator, `/api/v2/assistants/${DESK}`)

  expect((await get(emulator, `/api/v2/assistants/${DESK}`)).status).toBe(404)
  expect((await get(emulator, `/api/v2/routing/queues/${BILLING}`)).status).toBe(200)
  const served = await json<'AssistantQueueListing'>(await get(emulator, '/api/v2/assistants/queues'))
  expect(served.entities).toEqual([])
  const taken = await put(emulator, `/api/v2/assistants/${HOTLINE}/queues/${BILLING}`, { mediaTypes: ['Call'] })
  expect(taken.status).toBe(201)
})

test('answers 404 when an assistant is deleted twice', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk' }] })

  const first = await remove(emulator, `/api/v2/assistants/${DESK}`)
  const second = await remove(emulator, `/api/v2/assistants/${DESK}`)

  expect(first.status).toBe(204)
  expect(second.status).toBe(404)
  expect(await json<'ErrorBody'>(second)).toMatchObject({ code: 'not.found', entityId: DESK })
})

test('answers a delete with 204 and no body', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk' }] })

  const response = await remove(emulator, `/api/v2/assistants/${DESK}`)

  expect(response.status).toBe(204)
  expect(await response.text()).toBe('')
})
