import { expect, test } from 'vitest'
import { asCaller, emulatorWith, json, NOW, rejection } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const agent = { name: 'Support Agent', llmProvider: 'openai', llmModel: 'gpt-4o' }

test('answers 201 when an assistant is created', async () => {
  const { post } = asCaller(emulatorWith({}))

  expect((await post('/api/assistants', agent)).status).toBe(201)
})

test('gives a new assistant an id and the current time', async () => {
  const { post, get } = asCaller(emulatorWith({ companies: [{ id: 'company-456', name: 'Harbour Lane' }] }))

  const created = await json<'Assistant'>(await post('/api/assistants', agent))

  expect(created).toMatchObject({ ...agent, companyId: 'company-456', createdAt: NOW, updatedAt: NOW })
  expect(created.id).toMatch(/^[0-9a-f]{24}$/)
  expect(created.lastAccessedAt).toBeNull()
  expect(await json<'Assistant'>(await get(`/api/assistants/${created.id}`))).toEqual(created)
})

test('fills in the defaults of a new assistant', async () => {
  const { post } = asCaller(emulatorWith({}))

  const created = await json<'Assistant'>(await post('/api/assistants', agent))

  expect(created).toMatchObject({ maxTokens: 25_000, language: 'en', teamIds: [], description: null, voice: 'alloy' })
})

test('creates an assistant without a voice if voiceDefault is none', async () => {
  const { post } = asCaller(emulatorWith({ profile: { voiceDefault: 'none' } }))

  expect(await json<'Assistant'>(await post('/api/assistants', agent))).toMatchObject({ voice: null })
  const nova = { ...agent, name: 'Nova', voice: 'nova' }
  expect(await json<'Assistant'>(await post('/api/assistants', nova))).toMatchObject({ voice: 'nova' })
})

test('accepts any name that is not blank and trims it', async () => {
  const { post } = asCaller(emulatorWith({}))
  const create = (name: string) => post('/api/assistants', { ...agent, name })

  expect((await json<'Assistant'>(await create('  Käse & Co. (new!) '))).name).toBe('Käse & Co. (new!)')
  expect((await create('x'.repeat(100))).status).toBe(201)
  for (const invalid of ['', '   ', 'x'.repeat(101)]) {
    expect(await rejection(await create(invalid))).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
  }
})

test('rejects a duplicate assistant name unless nameUnique is false', async () => {
  const emulator = emulatorWith({ assistants: [{ name: 'Support Agent' }, { id: AGENT, name: 'Other' }] })
  const { post, put } = asCaller(emulator)
  const duplicate = {
    code: 'ASSISTANT_NAME_EXISTS',
    message: 'Duplicate name "Support Agent": another assistant of the company already has it',
    details: [{ field: 'name', message: 'is already in use' }],
  }

  expect(await rejection(await post('/api/assistants', { ...agent, name: ' Support Agent' }))).toMatchObject(duplicate)
  expect(await rejection(await put(`/api/assistants/${AGENT}`, { name: 'Support Agent' }))).toMatchObject(duplicate)
  expect((await put(`/api/assistants/${AGENT}`, { name: 'Other' })).status).toBe(200)
  emulator.singularity.setProfile({ nameUnique: false })
  expect((await post('/api/assistants', agent)).status).toBe(201)
})

test('rejects a duplicate name with 400, or with 409 if duplicateName is 409', async () => {
  const emulator = emulatorWith({ assistants: [{ name: 'Support Agent' }, { id: AGENT, name: 'Other' }] })
  const { post, put } = asCaller(emulator)
  const statuses = async () => {
    return [(await post('/api/assistants', agent)).status, (await put(`/api/assistants/${AGENT}`, agent)).status]
  }

  expect(await statuses()).toEqual([400, 400])
  emulator.singularity.setProfile({ duplicateName: 409 })
  expect(await statuses()).toEqual([409, 409])
})

test('accepts a name that differs from another one only in case', async () => {
  const { post } = asCaller(emulatorWith({ assistants: [{ name: 'support agent' }] }))

  expect((await post('/api/assistants', agent)).status).toBe(201)
})

test('rejects an unknown provider or model', async () => {
  const { post } = asCaller(emulatorWith({}))
  const create = async (body: object) => rejection(await post('/api/assistants', body))

  expect(await create({ ...agent, llmProvider: 'acme', llmModel: 'none' })).toMatchObject({
    status: 400,
    code: 'INVALID_PROVIDER',
    details: [{ field: 'llmProvider', message: 'must be one of openai, anthropic, google' }],
  })
  expect(await create({ ...agent, llmModel: 'claude-opus-4-5' })).toMatchObject({ status: 400, code: 'INVALID_MODEL' })
  expect(await create({ name: 'No model', llmProvider: 'acme' })).toMatchObject({
    status: 400,
    code: 'VALIDATION_ERROR',
    details: [
      { field: 'llmModel', message: 'is required' },
      { field: 'llmProvider', message: 'must be one of openai, anthropic, google' },
    ],
  })
})

test('accepts the id of a team that does not exist', async () => {
  const { post } = asCaller(emulatorWith({}))

  const created = await json<'Assistant'>(await post('/api/assistants', { ...agent, teamIds: ['team-123'] }))

  expect(created.teamIds).toEqual(['team-123'])
})

test('returns timestamps in whole seconds', async () => {
  const { post } = asCaller(emulatorWith({}, { clock: '2026-01-15T09:00:00.987Z' }))

  const created = await json<'Assistant'>(await post('/api/assistants', agent))

  expect([created.createdAt, created.updatedAt]).toEqual([NOW, NOW])
})

test('answers 404 for an unknown assistant id in any format', async () => {
  const { get, put, remove } = asCaller(emulatorWith({}))

  for (const id of ['x', '681b41850f470a9a746f280e', '%2F', '~']) {
    const notFound = { status: 404, code: 'ASSISTANT_NOT_FOUND' }
    expect(await rejection(await get(`/api/assistants/${id}`))).toMatchObject(notFound)
    // The missing record is reported before the invalid body.
    expect(await rejection(await put(`/api/assistants/${id}`, { name: 3 }))).toMatchObject(notFound)
    expect(await rejection(await remove(`/api/assistants/${id}`))).toMatchObject(notFound)
  }
})

test('leaves lastAccessedAt unchanged when an assistant is read', async () => {
  const { get } = asCaller(emulatorWith({ assistants: [{ id: AGENT }] }))

  await get(`/api/assistants/${AGENT}`)

  expect((await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))).lastAccessedAt).toBeNull()
})

test('changes only the fields in the body of an update', async () => {
  const emulator = emulatorWith({ assistants: [{ id: AGENT, ...agent, voice: 'alloy' }] })
  const { get, put } = asCaller(emulator)
  const before = await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))
  emulator.clock.advance('1h')

  const after = await json<'Assistant'>(await put(`/api/assistants/${AGENT}`, { maxTokens: 7, teamIds: ['t'] }))

  expect(after).toEqual({ ...before, maxTokens: 7, teamIds: ['t'], updatedAt: '2026-01-15T10:00:00Z' })
  expect(await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))).toEqual(after)
})

test('clears nullable fields with null and rejects null for the others', async () => {
  const assistant = { id: AGENT, ...agent, description: 'Helps', voice: 'alloy' }
  const { put } = asCaller(emulatorWith({ assistants: [assistant] }))

  const cleared = await put(`/api/assistants/${AGENT}`, { description: null, voice: null })

  expect(await json<'Assistant'>(cleared)).toMatchObject({ description: null, voice: null })
  for (const field of ['name', 'llmProvider', 'llmModel']) {
    expect(await rejection(await put(`/api/assistants/${AGENT}`, { [field]: null }))).toMatchObject({
      status: 400,
      code: 'VALIDATION_ERROR',
      details: expect.arrayContaining([{ field, message: 'must be a string' }]),
    })
  }
})

test('ignores read-only and unknown fields in an update', async () => {
  const { get, put } = asCaller(emulatorWith({ assistants: [{ id: AGENT, llmPrompt: null }] }))
  const whole = await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))

  const sent = { ...whole, id: 'other', companyId: 'other', createdAt: 'long ago', lastAccessedAt: 3, colour: 'blue' }
  const response = await put(`/api/assistants/${AGENT}`, sent)

  expect(await json<'Assistant'>(response)).toEqual(whole)
})

test('rejects a new provider that does not offer the current model', async () => {
  const { get, put } = asCaller(emulatorWith({ assistants: [{ id: AGENT, ...agent }] }))

  const error = await rejection(await put(`/api/assistants/${AGENT}`, { llmProvider: 'anthropic' }))

  expect(error).toMatchObject({ status: 400, code: 'INVALID_MODEL' })
  expect(await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))).toMatchObject(agent)
  const both = { llmProvider: 'anthropic', llmModel: 'claude-haiku-4-5' }
  expect(await json<'Assistant'>(await put(`/api/assistants/${AGENT}`, both))).toMatchObject(both)
})

test('keeps the sessions of a deleted assistant if deleteCascade is false', async () => {
  const session = { id: 'session-1', assistant: 'Support Agent', messages: [{ role: 'user', content: 'Hello' }] }
  const profile = { deleteCascade: false }
  const { get, remove } = asCaller(
    emulatorWith({ profile, assistants: [{ id: AGENT, ...agent }], sessions: [session] }),
  )

  await remove(`/api/assistants/${AGENT}`)

  expect((await get(`/api/assistants/${AGENT}/prompt-history`)).status).toBe(404)
  expect(await json<'Session'>(await get('/api/sessions/session-1'))).toMatchObject({
    assistantId: AGENT,
    messages: [{ content: 'Hello' }],
  })
  const { data } = await json<'SessionPage'>(await get('/api/sessions'))
  expect(data).toMatchObject([{ id: 'session-1', assistantName: 'Support Agent' }])
})

test('deletes the history and sessions of a deleted assistant', async () => {
  const session = { id: 'session-1', assistant: 'Support Agent', messages: [{ role: 'user', content: 'Hello' }] }
  const emulator = emulatorWith({ assistants: [{ id: AGENT, ...agent }, { name: 'Other' }], sessions: [session] })
  const { get, remove } = asCaller(emulator)

  const confirmation = await json<'Done'>(await remove(`/api/assistants/${AGENT}`))

  expect(confirmation).toEqual({ success: true, message: 'Assistant deleted' })
  expect((await get(`/api/assistants/${AGENT}`)).status).toBe(404)
  expect((await get(`/api/assistants/${AGENT}/prompt-history`)).status).toBe(404)
  expect((await get('/api/sessions/session-1')).status).toBe(404)
  const { promptVersions, messages } = emulator.singularity.records
  expect([promptVersions.size, messages.size]).toEqual([1, 0])
})
