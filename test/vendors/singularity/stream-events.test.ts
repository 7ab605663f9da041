import { describe, expect, it } from 'vitest'
import { type ReadEvent, readByHand, readWithParser } from '../../support/event-readers.ts'
import { asCaller, emulatorWith, KEY, rejection } from '../../support/singularity.ts'

const AGENT = 'assistant-1'
const PLURAL = `/api/assistants/${AGENT}/execute`
const SINGULAR = `/api/assistant/${AGENT}/execute`
const USER_INPUT = `/api/assistants/${AGENT}/user-input`
const HEADERS = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', accept: 'text/event-stream' }

function agentWith(...executionRules: readonly object[]) {
  const emulator = emulatorWith({ assistants: [{ id: AGENT, name: 'Helper' }], executionRules })
  const stream = (path: string, body: object = {}) => {
    const init = { method: 'POST', headers: HEADERS, body: JSON.stringify({ userInput: 'Where?', ...body }) }
    return emulator.singularity.fetch(path, init)
  }
  return { emulator, ...asCaller(emulator), stream }
}

function tokens(...values: readonly string[]) {
  return values.map((value) => ({ event: undefined, data: { type: 'token', value } }))
}

function failed(message: string): ReadEvent {
  return { event: 'error', data: { type: 'error', errorDetails: { message } } }
}

const DONE: ReadEvent = { event: undefined, data: { type: 'done' } }

describe.each([
  ['an event stream parser', readWithParser],
  ['a reader written by hand', readByHand],
])('a stream that %s reads', (_, read) => {
  it.each([PLURAL, SINGULAR, USER_INPUT])('has the tokens of the answer and done on %s', async (path) => {
    const { stream } = agentWith({ response: 'It is “on” its way.' })
    const response = await stream(path)
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(await read(response)).toEqual([...tokens('It', ' is', ' “on”', ' its', ' way.'), DONE])
  })

  it('sends the events that a rule scripts', async () => {
    const step = { actionId: 'a-1', actionTitle: 'Find order', actionDescription: 'Looks it up', serviceName: 'Shop' }
    const events = [
      { type: 'token', value: 'Looking for {{assistant}}' },
      { type: 'action', actionDetails: { ...step, status: 'started', icon: 'box', originalActionId: 'find_order' } },
      { type: 'action', actionDetails: { ...step, status: 'completed', output: { state: 'sent' } } },
      { type: 'action', actionDetails: { ...step, status: 'failed', error: 'timeout' } },
      { type: 'markdown', value: '**Sent**' },
      { type: 'done' },
    ]
    const { stream, post } = agentWith({ events })
    const data = (await read(await stream(PLURAL))).map((event) => event.data)
    expect(data).toEqual([{ type: 'token', value: 'Looking for Helper' }, ...events.slice(1)])
    const { response } = await (await post(PLURAL, { userInput: 'Where?' })).json()
    expect(response).toBe('Looking for Helper**Sent**')
  })
})

describe('a stream that fails', () => {
  it('reports a failure as an event named error', async () => {
    const { emulator, stream } = agentWith({ response: 'One moment', error: { status: 503, message: 'Overloaded' } })
    for (const path of [PLURAL, SINGULAR]) {
      expect(await readWithParser(await stream(path))).toEqual([...tokens('One', ' moment'), failed('Overloaded')])
    }
    emulator.singularity.setProfile({ streamError: 'plain' })
    const plain = { event: 'error', data: { code: 'SERVICE_UNAVAILABLE', message: 'Overloaded' } }
    expect((await readWithParser(await stream(PLURAL))).at(-1)).toEqual(plain)
  })

  it('sends done after an error only if no token was sent', async () => {
    const { stream } = agentWith(
      { userInput: 'Where?', error: { status: 500, message: 'No model' } },
      { response: 'One', error: { status: 500, message: 'Broken' } },
    )
    expect(await readWithParser(await stream(PLURAL))).toEqual([failed('No model'), DONE])
    const later = await stream(PLURAL, { userInput: 'And now?' })
    expect(await readWithParser(later)).toEqual([...tokens('One'), failed('Broken')])
  })

  it('ends a failing stream of user input without done', async () => {
    const { stream } = agentWith({ error: { status: 500, message: 'No model' } })
    expect(await readWithParser(await stream(USER_INPUT))).toEqual([failed('No model')])
  })

  it('answers a status below 500 without a stream', async () => {
    const { stream } = agentWith(
      { userInput: 'often', error: { status: 429 } },
      { userInput: 'odd', response: 'Well', error: { status: 400, code: 'CONTENT_REJECTED' } },
    )
    const busy = await stream(PLURAL, { userInput: 'often' })
    expect(busy.headers.get('content-type')).toBe('application/json')
    expect(await rejection(busy)).toMatchObject({ status: 429, code: 'RATE_LIMITED' })
    expect(await rejection(await stream(SINGULAR, { userInput: 'odd' }))).toMatchObject({ code: 'CONTENT_REJECTED' })
    const unknown = await stream('/api/assistant/nobody/execute')
    expect(await rejection(unknown)).toMatchObject({ status: 404, code: 'ASSISTANT_NOT_FOUND' })
  })

  it('does not store an execution whose script has an error', async () => {
    const script = [
      { type: 'token', value: 'One' },
      { type: 'error', errorDetails: { message: 'Lost' } },
    ]
    const { stream, get, post } = agentWith({ events: script })
    const response = await stream(PLURAL, { sessionId: 's' })
    expect(await readWithParser(response)).toEqual([...tokens('One'), failed('Lost')])
    expect(response.headers.has('x-session-id')).toBe(false)
    expect((await get('/api/sessions/s')).status).toBe(404)
    expect((await post(PLURAL, { userInput: 'Where?', sessionId: 's' })).status).toBe(200)
  })
})

describe('a stream and its execution', () => {
  it('streams the plain answer whatever responseFormat says', async () => {
    const { stream } = agentWith({ response: 'Plain', json: { order: 7 }, toolCalls: [{ name: 'find' }] })
    const more = { responseFormat: { type: 'json_object' }, includeToolCalls: true }
    expect(await readWithParser(await stream(PLURAL, more))).toEqual([...tokens('Plain'), DONE])
  })

  it('names the session of a streamed execution in a header', async () => {
    const { stream, get } = agentWith()
    const sessionId = (await stream(PLURAL)).headers.get('x-session-id') ?? ''
    expect((await get(`/api/sessions/${sessionId}`)).status).toBe(200)
    const second = await stream(PLURAL, { sessionId })
    expect(second.headers.get('x-session-id')).toBe(sessionId)
    expect((await readWithParser(second)).map(({ data }) => data.value ?? '').join('')).toContain('answer 2')
    expect((await stream(SINGULAR)).headers.has('x-session-id')).toBe(false)
  })

  it.each(['plain', 'ø 100% \r\n', '\ud800'])(
    'names the session %j in a header that HTTP can carry',
    async (sessionId) => {
      const { stream } = agentWith()
      const response = await stream(PLURAL, { sessionId })
      expect(response.status).toBe(200)
      expect(decodeURIComponent(response.headers.get('x-session-id') ?? '')).toBe(sessionId.toWellFormed())
    },
  )

  it('shows the header to a page of another origin', async () => {
    const { emulator } = agentWith()
    const headers = { ...HEADERS, origin: 'http://localhost:5173' }
    const response = await emulator.fetch(PLURAL, { method: 'POST', headers, body: '{"userInput":"Hello"}' })
    expect(response.headers.get('access-control-expose-headers')).toContain('x-session-id')
  })

  it('reports an invalid event at its place in the scenario', () => {
    for (const event of [{ type: 'token' }, { type: 'ping' }, { type: 'token', value: 'Hi {{nobody}}' }]) {
      expect(() => emulatorWith({ executionRules: [{ events: [event] }] })).toThrow(/executionRules\[0\]\.events/)
    }
  })
})
