import { expect, test } from 'vitest'
import { asCaller, emulatorWith, json, KEY, NOW, rejection } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const apiKeys = [{ key: KEY, name: 'Console', userId: 'user-1' }]
const EXPIRED = { status: 400, code: 'SESSION_EXPIRED' }

/** Creates an assistant with a session, and a function that sends messages to it. */
function setUp({ assistant = {}, ...others }: { assistant?: object; [name: string]: object } = {}) {
  const assistants = [{ id: AGENT, name: 'Support Agent', ...assistant }]
  const emulator = emulatorWith({ apiKeys, assistants, sessions: [{ id: 'a' }], ...others })
  const client = asCaller(emulator)
  const send = (content: unknown, more: object = {}) => client.post('/api/sessions/a/messages', { content, ...more })
  const active = async () => {
    return (await json<'SessionPage'>(await client.get('/api/sessions?active=true'))).data.map(({ id }) => id)
  }
  return { emulator, ...client, send, active }
}

test('creates a session without messages', async () => {
  const { post, get } = setUp()

  const created = await json<'SessionCreated'>(await post('/api/sessions', { assistantId: AGENT }))

  const id = expect.stringMatching(/^session-/)
  expect(created).toEqual({ id, assistantId: AGENT, userId: 'user-1', messages: [], createdAt: NOW })
  expect(await json<'Session'>(await get(`/api/sessions/${created.id}`))).toEqual({ ...created, updatedAt: NOW })
})

test('creates a session with an assistant that is named', async () => {
  const { post } = setUp()

  const created = await post('/api/sessions', { assistantId: 'support agent', title: 'My session' })

  expect(await json<'SessionCreated'>(created)).toMatchObject({ assistantId: AGENT })
})

test('rejects a session with an unknown assistant', async () => {
  const { post } = setUp()

  const notFound = { status: 404, code: 'ASSISTANT_NOT_FOUND' }
  expect(await rejection(await post('/api/sessions', { assistantId: 'nobody' }))).toMatchObject(notFound)
  expect(await rejection(await post('/api/sessions', {}))).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
})

test('answers a message with both messages and the usage', async () => {
  const toolCalls = [{ name: 'findOrder', arguments: { number: 7 } }]
  const usage = { inputTokens: 200, outputTokens: 30 }
  const { send } = setUp({ executionRules: [{ response: 'It is on its way.', toolCalls, usage }] })

  const response = await send('What is the status of order 7?', { attachments: [] })

  expect([response.status, await response.json()]).toEqual([
    200,
    {
      userMessage: { role: 'user', content: 'What is the status of order 7?', timestamp: NOW },
      assistantMessage: { role: 'assistant', content: 'It is on its way.', timestamp: NOW, toolCalls },
      usage: { ...usage, totalTokens: 230 },
    },
  ])
})

test('counts the answers of a session over messages and executions', async () => {
  const { send, post } = setUp({ executionRules: [{ response: 'Answer {{turn}}' }] })

  await post(`/api/assistants/${AGENT}/execute`, { userInput: 'One', sessionId: 'a' })

  const { assistantMessage } = await json<'SessionExchange'>(await send('Two'))
  expect(assistantMessage.content).toBe('Answer 2')
})

test('fails a message with the error of a rule, and stores nothing', async () => {
  const { get, send } = setUp({ executionRules: [{ error: { status: 503 } }] })

  expect(await rejection(await send('Hello'))).toMatchObject({ status: 503, code: 'SERVICE_UNAVAILABLE' })
  expect((await json<'Session'>(await get('/api/sessions/a'))).messages).toEqual([])
})

test('answers a message after the latency of a rule', async () => {
  const { send } = setUp({ executionRules: [{ response: 'Late', latency: 30 }] })
  const start = performance.now()

  expect((await send('Hello')).status).toBe(200)
  expect(performance.now() - start).toBeGreaterThan(25)
})

test('rejects a message that is too long', async () => {
  const { send } = setUp()

  expect((await send('x'.repeat(32_000))).status).toBe(200)
  const tooLong = { status: 400, code: 'MESSAGE_TOO_LONG', details: [{ field: 'content' }] }
  expect(await rejection(await send('x'.repeat(32_001)))).toMatchObject(tooLong)
})

test('never expires a session if sessionExpiry is none', async () => {
  const { emulator, send, active } = setUp({ assistant: { sessionTtlHours: 1 } })

  emulator.clock.advance('1000h')

  expect(await active()).toEqual(['a'])
  expect((await send('Hello')).status).toBe(200)
})

test('expires a session after sessionTtlHours if sessionExpiry is ttlHours', async () => {
  const { emulator, put, send, active } = setUp({ profile: { sessionExpiry: 'ttlHours' } })
  emulator.clock.advance('1000h')
  expect((await send('Hello')).status).toBe(200)
  await put(`/api/assistants/${AGENT}`, { sessionTtlHours: 1.5 })

  emulator.clock.advance('89m')
  expect(await active()).toEqual(['a'])
  emulator.clock.advance('1m')
  expect(await active()).toEqual([])
  expect(await rejection(await send('Hello'))).toMatchObject(EXPIRED)
})

test('expires a session after 24 hours if sessionExpiry is day', async () => {
  const { emulator, post, send, active } = setUp({ profile: { sessionExpiry: 'day' } })
  emulator.clock.advance('23h')
  expect((await send('Hello')).status).toBe(200)
  emulator.clock.advance('24h')

  expect(await active()).toEqual([])
  expect(await rejection(await send('Hello'))).toMatchObject(EXPIRED)
  const execution = await post(`/api/assistants/${AGENT}/execute`, { userInput: 'Hello', sessionId: 'a' })
  expect(await rejection(execution)).toMatchObject(EXPIRED)
})
