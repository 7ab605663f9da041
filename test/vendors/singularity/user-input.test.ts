import { describe, expect, it } from 'vitest'
import { asCaller, emulatorWith, json, rejection } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const PATH = `/api/assistants/${AGENT}/user-input`

function clientOfAgent() {
  const assistants = [
    { id: AGENT, name: 'Support Agent', description: 'Helps', llmPrompt: 'You are kind.' },
    { id: 'assistant-2', name: 'Other Agent' },
  ]
  return asCaller(emulatorWith({ assistants }))
}

describe('user input', () => {
  it('answers user input with a message that names the session', async () => {
    const { post, get } = clientOfAgent()
    const first = await post(PATH, { userInput: 'Hello' })
    const { thread_id: sessionId, ...message } = await json<'AnswerMessage'>(first)
    expect(message).toMatchObject({ role: 'assistant', message_type: 'text', assistant_id: AGENT })
    expect(first.headers.get('x-session-id')).toBe(sessionId)
    expect((await get(`/api/sessions/${sessionId}`)).status).toBe(200)
  })

  it('keeps the conversation of user input in its session', async () => {
    const { post, get } = clientOfAgent()
    const { thread_id: sessionId } = await json<'AnswerMessage'>(await post(PATH, { userInput: 'My name is Ada' }))
    const second = await json<'AnswerMessage'>(await post(PATH, { sessionId, userInput: 'What was my last question?' }))
    expect(second.thread_id).toBe(sessionId)
    expect(second.content[0]?.text.value).toContain('answer 2')
    const messages = await (await get(`/api/sessions/${sessionId}/messages`)).text()
    expect(messages).toContain('My name is Ada')
    expect(messages).toContain('What was my last question?')
  })

  it('answers 404 for user input in an unknown session', async () => {
    const { post } = clientOfAgent()
    const unknown = await rejection(await post(PATH, { sessionId: 'session_abc123', userInput: 'Hello' }))
    expect(unknown).toMatchObject({ status: 404, code: 'SESSION_NOT_FOUND' })
    const { thread_id: sessionId } = await json<'AnswerMessage'>(await post(PATH, { userInput: 'Hello' }))
    const other = await post('/api/assistants/Other Agent/user-input', { sessionId, userInput: 'Hello' })
    expect(await rejection(other)).toMatchObject({ status: 404, code: 'SESSION_NOT_FOUND' })
  })

  it('rejects user input without a userInput', async () => {
    const rejected = await rejection(await clientOfAgent().post(PATH, { sessionId: 'session_abc123' }))
    expect(rejected).toMatchObject({ status: 400, details: [{ field: 'userInput' }] })
  })
})

describe('a PATCH of an assistant', () => {
  it('changes the prompt of an assistant with PATCH', async () => {
    const { get, patch } = clientOfAgent()
    const before = await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))
    const response = await patch(`/api/assistants/${AGENT}`, { llmPrompt: 'You answer in one sentence.' })
    const changed = await json<'Assistant'>(response)
    expect(response.status).toBe(200)
    expect(changed).toEqual({ ...before, llmPrompt: 'You answer in one sentence.', updatedAt: changed.updatedAt })
    const { versions } = await json<'PromptVersionList'>(await get(`/api/assistants/${AGENT}/prompt-history`))
    expect(versions.map(({ version }) => version)).toEqual([2, 1])
  })
})
