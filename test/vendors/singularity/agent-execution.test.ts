import { describe, expect, it } from 'vitest'
import { asCaller, emulatorWith, json, NOW, rejection } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const PLURAL = `/api/assistants/${AGENT}/execute`
const SINGULAR = `/api/assistant/${AGENT}/execute`
const NOW_IN_SECONDS = Date.parse(NOW) / 1000

/** Creates an assistant with these execution rules, and a client of it. */
function agentWith(...executionRules: readonly object[]) {
  const emulator = emulatorWith({ assistants: [{ id: AGENT, name: 'Support Agent' }], executionRules })
  const client = asCaller(emulator)
  const message = async (body: object, path = SINGULAR) => json<'AnswerMessage'>(await client.post(path, body))
  return { emulator, ...client, message }
}

const lookUp = { name: 'find_order', arguments: { order: 7 }, result: { state: 'sent' } }

describe('an execution on the singular path', () => {
  it('answers the singular path with a message', async () => {
    const { message, get } = agentWith({ response: 'Hello! How can I help you?' })
    const answer = await message({ userInput: 'Hello!' })
    expect(answer).toEqual({
      id: expect.stringMatching(new RegExp(`^msg_${NOW_IN_SECONDS}000_[0-9a-z]+$`)),
      role: 'assistant',
      content: [{ type: 'text', text: { value: 'Hello! How can I help you?' } }],
      created_at: NOW_IN_SECONDS,
      assistant_id: AGENT,
      message_type: 'text',
    })
    expect((await message({ userInput: 'Hello!' })).id).not.toBe(answer.id)
    expect(await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))).toMatchObject({ lastAccessedAt: NOW })
  })

  it('accepts a name on the singular path', async () => {
    const { message } = agentWith()
    const answer = await message({ userInput: 'Hello!' }, '/api/assistant/support%20agent/execute')
    expect(answer.assistant_id).toBe('support agent')
    expect(answer.content[0]?.text.value).toContain('this is Support Agent')
  })

  it('keeps no session of an execution on the singular path', async () => {
    const { message, post, get } = agentWith({ response: 'Answer {{turn}} in "{{sessionId}}"' })
    const { sessionId } = await json<'Answer'>(await post(PLURAL, { userInput: 'One' }))
    for (const userInput of ['Two', 'Three']) {
      const { content } = await message({ userInput, sessionId })
      expect(content[0]?.text.value).toBe('Answer 1 in ""')
    }
    expect(await (await get('/api/sessions')).json()).toMatchObject({ meta: { total: 1 } })
    expect((await post(SINGULAR, { userInput: 'Four' })).headers.has('x-session-id')).toBe(false)
  })

  it('shows tool calls in a message only if includeToolCalls is true', async () => {
    const { message } = agentWith({ response: 'It was sent.', toolCalls: [lookUp, { name: 'log' }] })
    const shown = await message({ userInput: 'Where is order 7?', includeToolCalls: true })
    expect(shown).toMatchObject({
      message_type: 'tool_calls',
      content: [{ type: 'text', text: { value: 'It was sent.' } }],
      data: {
        toolCalls: [
          { toolName: 'find_order', input: { order: 7 } },
          { toolName: 'log', input: {} },
        ],
        toolResults: [{ toolName: 'find_order', output: { state: 'sent' } }],
      },
    })
    const hidden = await message({ userInput: 'Where is order 7?' })
    expect(hidden.message_type).toBe('text')
    expect(hidden).not.toHaveProperty('data')
  })

  it('replaces the prompt for one answer with promptOverride', async () => {
    const { message } = agentWith()
    const { content } = await message({ userInput: 'Hello', promptOverride: 'You are a pirate.' })
    expect(content[0]?.text.value).toContain('"You are a pirate."')
  })

  it('formats errors of the singular path as strings if errorBody is string', async () => {
    const { emulator, post } = agentWith({ userInput: 'busy', error: { status: 503, message: 'Overloaded' } })
    expect(await rejection(await post(SINGULAR, {}))).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })

    emulator.singularity.setProfile({ errorBody: 'string' })
    const missing = await post(SINGULAR, {})
    expect([missing.status, await missing.json()]).toEqual([400, { error: 'body /userInput is required' }])
    const unknown = await post('/api/assistant/nobody/execute', { userInput: 'Hello' })
    expect([unknown.status, await unknown.json()]).toEqual([404, { error: expect.stringContaining('nobody') }])
    const busy = await post(SINGULAR, { userInput: 'busy' })
    expect([busy.status, await busy.json()]).toEqual([503, { error: 'Overloaded' }])
    expect(await rejection(await post(PLURAL, {}))).toMatchObject({ code: 'VALIDATION_ERROR' })
  })
})

describe('the form of an answer', () => {
  it('answers in the form of the reference page unless executeReply is message', async () => {
    const usage = { inputTokens: 150, outputTokens: 45 }
    const { emulator, post, get } = agentWith({ response: 'Could you please provide your order number?', usage })
    const body = {
      userInput: 'Hello, I need help with my order',
      sessionId: 'optional-session-id',
      attachments: [{ type: 'url', mimeType: 'image/png', url: 'https://example.com/image.png' }],
    }
    expect(await (await post(PLURAL, body)).json()).toEqual({
      response: 'Could you please provide your order number?',
      sessionId: 'optional-session-id',
      usage: { inputTokens: 150, outputTokens: 45, totalTokens: 195 },
      toolCalls: [],
    })

    emulator.singularity.setProfile({ executeReply: 'message' })
    const message = await json<'AnswerMessage'>(await post(PLURAL, { ...body, sessionId: 'another' }))
    expect(message).toMatchObject({ role: 'assistant', assistant_id: AGENT, created_at: NOW_IN_SECONDS })
    expect((await get('/api/sessions/another')).status).toBe(404)
  })
})
