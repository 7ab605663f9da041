import { expect, test } from 'vitest'
import { asCaller, emulatorWith, json, NOW, refusal } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const agent = { name: 'Support Agent', llmProvider: 'openai', llmModel: 'gpt-4o' }

test('creating an assistant answers 201', async () => {
  const { post } = asCaller(emulatorWith({}))

  expect((await post('/api/assistants', agent)).status).toBe(201)
})

test('a new assistant gets an id and is dated now', async () => {
  const { post, get } = asCaller(emulatorWith({ companies: [{ id: 'company-456', name: 'Harbour Lane' }] }))

  const made = await json<'Assistant'>(await post('/api/assistants', agent))

  expect(made).toMatchObject({ ...agent, companyId: 'company-456', createdAt: NOW, updatedAt: NOW })
  expect(made.id).toMatch(/^[0-9a-f]{24}$/)
  expect(made.lastAccessedAt).toBeNull()
  expect(await json<'Assistant'>(await get(`/api/assistants/${made.id}`))).toEqual(made)
})

test('what a new assistant leaves out is filled in', async () => {
  const { post } = asCaller(emulatorWith({}))

  const made = await json<'Assistant'>(await post('/api/assistants', agent))

  expect(made).toMatchObject({ maxTokens: 25_000, language: 'en', teamIds: [], description: null, voice: null })
})

test('any name that is not blank is taken, without the blanks around it', async () => {
  const { post } = asCaller(emulatorWith({}))
  const named = (name: string) => post('/api/assistants', { ...agent, name })

  expect((await json<'Assistant'>(await named('  Käse & Co. (new!) '))).name).toBe('Käse & Co. (new!)')
  expect((await named('x'.repeat(100))).status).toBe(201)
  for (const wrong of ['', '   ', 'x'.repeat(101)]) {
    expect(await refusal(await named(wrong))).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
  }
})

test('a second assistant of the same name is refused unless the profile says otherwise', async () => {
  const emulator = emulatorWith({ assistants: [{ name: 'Support Agent' }, { id: AGENT, name: 'Other' }] })
  const { post, put } = asCaller(emulator)
  const taken = { status: 409, code: 'ASSISTANT_NAME_EXISTS', details: [{ field: 'name', message: 'must be another' }] }

  expect(await refusal(await post('/api/assistants', { ...agent, name: ' Support Agent' }))).toMatchObject(taken)
  expect(await refusal(await put(`/api/assistants/${AGENT}`, { name: 'Support Agent' }))).toMatchObject(taken)
  expect((await put(`/api/assistants/${AGENT}`, { name: 'Other' })).status).toBe(200)
  emulator.singularity.setProfile({ nameUnique: false })
  expect((await post('/api/assistants', agent)).status).toBe(201)
})

test('an unknown provider or model is refused', async () => {
  const { post } = asCaller(emulatorWith({}))
  const create = async (body: object) => refusal(await post('/api/assistants', body))

  expect(await create({ ...agent, llmProvider: 'acme', llmModel: 'none' })).toMatchObject({
    status: 400,
    code: 'INVALID_PROVIDER',
    details: [{ field: 'llmProvider', message: 'must be one of openai, anthropic, google' }],
  })
  expect(await create({ ...agent, llmModel: 'claude-opus-4-5' })).toMatchObject({ status: 400, code: 'INVALID_MODEL' })
  expect(await create({ name: 'No model', llmProvider: 'acme' })).toMatchObject({
    status: 400,
    code: 'VALIDATION_ERROR',
    details: [{ field: 'llmModel', message: 'is required' }],
  })
})

test('a scenario may offer other models', async () => {
  const { post, get } = asCaller(emulatorWith({ models: [{ provider: 'acme', id: 'one' }] }))

  expect(await json<'ModelList'>(await get('/api/models'))).toEqual({ data: [{ provider: 'acme', id: 'one' }] })
  const own = { ...agent, llmProvider: 'acme', llmModel: 'one' }
  expect((await post('/api/assistants', own)).status).toBe(201)
  expect(await refusal(await post('/api/assistants', agent))).toMatchObject({ code: 'INVALID_PROVIDER' })
})

test('the models of a provider can be listed', async () => {
  const { get } = asCaller(emulatorWith({}))

  const { data } = await json<'ModelList'>(await get('/api/models?provider=google'))

  expect(data.length).toBeGreaterThan(0)
  expect(new Set(data.map(({ provider }) => provider))).toEqual(new Set(['google']))
  expect(await refusal(await get('/api/models?provider=acme'))).toMatchObject({
    status: 400,
    code: 'INVALID_PROVIDER',
    details: [{ field: 'provider' }],
  })
})

test('a team that nobody has made may still be named', async () => {
  const { post } = asCaller(emulatorWith({}))

  const made = await json<'Assistant'>(await post('/api/assistants', { ...agent, teamIds: ['team-123'] }))

  expect(made.teamIds).toEqual(['team-123'])
})

test('moments are told in whole seconds', async () => {
  const { post } = asCaller(emulatorWith({}, { clock: '2026-01-15T09:00:00.987Z' }))

  const made = await json<'Assistant'>(await post('/api/assistants', agent))

  expect([made.createdAt, made.updatedAt]).toEqual([NOW, NOW])
})

test('an id of any form that no assistant has is not found', async () => {
  const { get, put, remove } = asCaller(emulatorWith({}))

  for (const id of ['x', '681b41850f470a9a746f280e', '%2F', '~']) {
    const refused = { status: 404, code: 'ASSISTANT_NOT_FOUND' }
    expect(await refusal(await get(`/api/assistants/${id}`))).toMatchObject(refused)
    // Whoever asks for what does not exist learns nothing of how to ask.
    expect(await refusal(await put(`/api/assistants/${id}`, { name: 3 }))).toMatchObject(refused)
    expect(await refusal(await remove(`/api/assistants/${id}`))).toMatchObject(refused)
  }
})

test('reading an assistant is no use of it', async () => {
  const { get } = asCaller(emulatorWith({ assistants: [{ id: AGENT }] }))

  await get(`/api/assistants/${AGENT}`)

  expect((await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))).lastAccessedAt).toBeNull()
})

test('an update changes the fields that it has and no others', async () => {
  const emulator = emulatorWith({ assistants: [{ id: AGENT, ...agent, voice: 'alloy' }] })
  const { get, put } = asCaller(emulator)
  const before = await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))
  emulator.clock.advance('1h')

  const after = await json<'Assistant'>(await put(`/api/assistants/${AGENT}`, { maxTokens: 7, teamIds: ['t'] }))

  expect(after).toEqual({ ...before, maxTokens: 7, teamIds: ['t'], updatedAt: '2026-01-15T10:00:00Z' })
  expect(await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))).toEqual(after)
})

test('null clears what may be empty and nothing else', async () => {
  const assistant = { id: AGENT, ...agent, description: 'Helps', voice: 'alloy' }
  const { put } = asCaller(emulatorWith({ assistants: [assistant] }))

  const cleared = await put(`/api/assistants/${AGENT}`, { description: null, voice: null })

  expect(await json<'Assistant'>(cleared)).toMatchObject({ description: null, voice: null })
  for (const field of ['name', 'llmProvider', 'llmModel']) {
    expect(await refusal(await put(`/api/assistants/${AGENT}`, { [field]: null }))).toMatchObject({
      status: 400,
      code: 'VALIDATION_ERROR',
      details: [{ field, message: 'must be string' }],
    })
  }
})

test('a whole assistant may be sent back', async () => {
  const { get, put } = asCaller(emulatorWith({ assistants: [{ id: AGENT, llmPrompt: null }] }))
  const whole = await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))

  const sent = { ...whole, id: 'other', companyId: 'other', createdAt: 'long ago', lastAccessedAt: 3, colour: 'blue' }
  const response = await put(`/api/assistants/${AGENT}`, sent)

  expect(await json<'Assistant'>(response)).toEqual(whole)
})

test('a provider alone must offer the present model', async () => {
  const { get, put } = asCaller(emulatorWith({ assistants: [{ id: AGENT, ...agent }] }))

  const refused = await refusal(await put(`/api/assistants/${AGENT}`, { llmProvider: 'anthropic' }))

  expect(refused).toMatchObject({ status: 400, code: 'INVALID_MODEL' })
  expect(await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))).toMatchObject(agent)
  const both = { llmProvider: 'anthropic', llmModel: 'claude-haiku-4-5' }
  expect(await json<'Assistant'>(await put(`/api/assistants/${AGENT}`, both))).toMatchObject(both)
})

test('a deleted assistant takes its history and sessions along', async () => {
  const session = { id: 'session-1', assistant: 'Support Agent', messages: [{ role: 'user', content: 'Hello' }] }
  const emulator = emulatorWith({ assistants: [{ id: AGENT, ...agent }, { name: 'Other' }], sessions: [session] })
  const { get, remove } = asCaller(emulator)

  const done = await json<'Done'>(await remove(`/api/assistants/${AGENT}`))

  expect(done).toEqual({ success: true, message: 'Assistant deleted' })
  expect((await get(`/api/assistants/${AGENT}`)).status).toBe(404)
  expect((await get(`/api/assistants/${AGENT}/prompt-history`)).status).toBe(404)
  expect((await get('/api/sessions/session-1')).status).toBe(404)
  const { promptVersions, messages } = emulator.singularity.records
  expect([promptVersions.size, messages.size]).toEqual([1, 0])
})
