import { expect, onTestFinished, test, vi } from 'vitest'
import { asCaller, emulatorWith, json, NOW, rejection } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const OTHER = '681b41850f470a9a746f280f'

/** Creates two assistants with these execution rules, and functions that execute them. */
function agentWith(executionRules: readonly object[] = [], others: object = {}) {
  const assistants = [
    { id: AGENT, name: 'Support Agent', llmPrompt: 'You are kind. Be brief.' },
    { id: OTHER, name: 'Other Agent', llmPrompt: null },
  ]
  const emulator = emulatorWith({ assistants, executionRules, ...others })
  const client = asCaller(emulator)
  const execute = (userInput: string, more: object = {}, id = AGENT) => {
    return client.post(`/api/assistants/${id}/execute`, { userInput, ...more })
  }
  const answer = async (userInput: string, more: object = {}, id = AGENT) => {
    return json<'Answer'>(await execute(userInput, more, id))
  }
  return { emulator, ...client, execute, answer }
}

test('builds the answer from the assistant and the input if no rule matches', async () => {
  const { answer } = agentWith()

  const first = await answer('Where is my order?', { sessionId: 's' })
  const second = await answer('And now?', { sessionId: 's' })
  const other = await answer('Hello', {}, OTHER)

  expect(first.response).toBe(
    'Hello, this is Support Agent. You wrote: "Where is my order?". My prompt begins with "You are kind."',
  )
  expect(second.response).toContain('answer 2')
  expect(other.response).toBe('Hello, this is Other Agent. You wrote: "Hello".')
  expect(first.toolCalls).toEqual([])
})

test('gives the same answers to the same inputs', async () => {
  const record = async () => {
    const { answer, get } = agentWith()
    const first = await answer('One?')
    const answers = [first, await answer('Two?', { sessionId: first.sessionId }), await answer('Three?')]
    return JSON.stringify([answers, await (await get(`/api/sessions/${first.sessionId}/messages`)).json()])
  }

  expect(await record()).toBe(await record())
})

test('answers with the first rule that matches', async () => {
  const { answer } = agentWith([
    { userInput: 'Hello there', turn: 2, response: 'Hello again' },
    { userInput: 'hello THERE', response: 'Hello' },
    { pattern: '^order \\d+$', assistant: 'Other Agent', response: 'Not for you' },
    { pattern: 'order', response: 'An order' },
    { turn: 3, response: 'The third' },
  ])
  const responseTo = async (input: string, more: object = {}, id = AGENT) => (await answer(input, more, id)).response

  expect(await responseTo(' Hello There ', { sessionId: 's' })).toBe('Hello')
  expect(await responseTo('HELLO THERE', { sessionId: 's' })).toBe('Hello again')
  expect(await responseTo('Anything', { sessionId: 's' })).toBe('The third')
  expect(await responseTo('Order 7')).toBe('An order')
  expect(await responseTo('Order 7', {}, OTHER)).toBe('Not for you')
  expect(await responseTo('Hello there, you')).toContain('You wrote')
})

test("fills in the placeholders of a rule's response", async () => {
  const { answer } = agentWith([
    {
      pattern: 'order (\\w+)(?: of (\\w+))?',
      response: '{{assistant}} #{{turn}} in {{sessionId}}: {{1}}{{2}} {{userInput}}',
    },
  ])

  const { response } = await answer('My order A{{turn}}7', { sessionId: 's' })

  expect(response).toBe('Support Agent #1 in s: A My order A{{turn}}7')
})

test('reports an invalid execution rule at its place in the scenario', () => {
  expect(loading({ pattern: 'order (' })).toThrow(
    /singularity\.executionRules\[0\]\.pattern .*must be a regular expression/,
  )
  expect(loading({ response: 'Hi {{nobody}}' })).toThrow(/singularity\.executionRules\[0\]\.response /)
  expect(loading({ error: { status: 418 } })).toThrow(/singularity\.executionRules\[0\]\.error\.status .*503/)
  expect(loading({ assistant: 'Nobody' })).toThrow(/singularity\.executionRules\[0\]\.assistant /)
})

test('returns the tool calls of a rule', async () => {
  const called = { name: 'find_order', arguments: { order: 7 } }
  const toolCalls = [{ ...called, result: { state: 'sent' } }, { name: 'say_hello' }]
  const { answer } = agentWith([{ response: 'It was sent.', toolCalls }])

  const shown = [called, { name: 'say_hello', arguments: {} }]
  expect((await answer('Where?')).toolCalls).toEqual(shown)
  expect((await answer('Where?', { includeToolCalls: true })).toolCalls).toEqual(shown)
  expect((await answer('Where?', { includeToolCalls: false })).toolCalls).toEqual([])
})

test('hides tool calls by default if toolCallsDefault is hidden', async () => {
  const { emulator, answer } = agentWith([{ toolCalls: [{ name: 'find_order' }] }])
  emulator.singularity.setProfile({ toolCallsDefault: 'hidden' })

  expect((await answer('Where?')).toolCalls).toEqual([])
  expect((await answer('Where?', { includeToolCalls: true })).toolCalls).toHaveLength(1)
})

test('executes an assistant by its name', async () => {
  const { emulator, execute, answer, get } = agentWith()
  const byName = await answer('Hello', {}, 'Support%20Agent')
  expect(byName.response).toContain('this is Support Agent')
  expect((await answer('Hello', { sessionId: byName.sessionId }, 'support agent')).response).toContain('answer 2')
  const { lastAccessedAt } = await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))
  expect(lastAccessedAt).toBe(NOW)

  emulator.singularity.setProfile({ executeReply: 'message' })
  const message = await json<'AnswerMessage'>(await execute('Hello', {}, 'Support%20Agent'))
  expect(message.assistant_id).toBe('Support Agent')
  expect(await rejection(await execute('Hello', {}, 'Nobody'))).toMatchObject({ code: 'ASSISTANT_NOT_FOUND' })
})

test('fails an execution with the error of a rule', async () => {
  const { execute, get } = agentWith([
    { userInput: 'busy', error: { status: 503, message: 'The model is overloaded' } },
    { userInput: 'slow down', error: { status: 429 } },
    { userInput: 'odd', error: { status: 400, code: 'CONTENT_REJECTED' } },
  ])
  const failed = async (input: string) => rejection(await execute(input, { sessionId: 's' }))

  expect(await failed('busy')).toEqual({ status: 503, code: 'SERVICE_UNAVAILABLE', message: 'The model is overloaded' })
  expect(await failed('slow down')).toMatchObject({ status: 429, code: 'RATE_LIMITED' })
  expect(await failed('odd')).toMatchObject({ status: 400, code: 'CONTENT_REJECTED' })
  expect((await get('/api/sessions/s')).status).toBe(404)
  expect(await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))).toMatchObject({ lastAccessedAt: null })
})

test("waits for a rule's latency until the client disconnects", async () => {
  const { emulator, answer, get } = agentWith([
    { userInput: 'soon', latency: '60ms', response: 'Here' },
    { userInput: 'late', latency: 60_000 },
  ])
  await get(`/api/assistants/${AGENT}`)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })

  let soon: unknown
  const answered = answer('soon').then(({ response }) => (soon = response))
  await vi.advanceTimersByTimeAsync(59)
  expect(soon).toBeUndefined()
  await vi.advanceTimersByTimeAsync(1)
  expect(await answered).toBe('Here')

  const hangUp = new AbortController()
  const headers = { authorization: `Bearer sk_live_${'0'.repeat(64)}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ userInput: 'late', sessionId: 's' })
  const init = { method: 'POST', headers, body, signal: hangUp.signal }
  const waiting = emulator.fetch(`/api/assistants/${AGENT}/execute`, init)
  const outcome = expect(waiting).rejects.toThrow(/abort/i)
  await vi.advanceTimersByTimeAsync(20)
  hangUp.abort()
  await outcome
  expect((await get('/api/sessions/s')).status).toBe(404)
})

test("overrides the assistant's prompt for one answer", async () => {
  const { answer } = agentWith()

  expect((await answer('Hello', { promptOverride: 'You are a pirate.' })).response).toContain('"You are a pirate."')
  expect((await answer('Hello')).response).toContain('"You are kind."')
})

test('returns totalTokens as the sum of inputTokens and outputTokens', async () => {
  const { answer } = agentWith([{ userInput: 'known', response: 'x', usage: { inputTokens: 150, outputTokens: 45 } }])

  expect((await answer('known')).usage).toEqual({ inputTokens: 150, outputTokens: 45, totalTokens: 195 })
  const { usage } = await answer('unknown')
  expect(usage.totalTokens).toBe(usage.inputTokens + usage.outputTokens)
})

test('estimates tokens from the number of characters', async () => {
  const { answer } = agentWith([{ response: '123456789' }])

  // "You are kind. Be brief." has 23 characters.
  expect((await answer('12345', { sessionId: 's' })).usage).toMatchObject({ inputTokens: 7, outputTokens: 3 })
  expect((await answer('12345', { sessionId: 's' })).usage).toMatchObject({ inputTokens: 11, outputTokens: 3 })
})

test('sets lastAccessedAt and keeps updatedAt on an execution', async () => {
  const { emulator, answer, get } = agentWith()
  emulator.clock.advance('1h')

  await answer('Hello')

  const { lastAccessedAt, updatedAt } = await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))
  expect([lastAccessedAt, updatedAt]).toEqual(['2026-01-15T10:00:00Z', NOW])
})

test('rejects an input that is too long', async () => {
  const { execute } = agentWith()

  expect(await rejection(await execute('x'.repeat(32_001)))).toMatchObject({ status: 400, code: 'MESSAGE_TOO_LONG' })
  expect((await execute('x'.repeat(32_000))).status).toBe(200)
  expect(await rejection(await execute(''))).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
})

/** Returns a function that loads a scenario with one execution rule. */
function loading(rule: object) {
  return () => emulatorWith({ executionRules: [rule] })
}
