import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { asCaller, emulatorWith, KEY } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const PATH = `/api/assistants/${AGENT}/execute`
const HEADERS = {
  authorization: `Bearer ${KEY}`,
  'content-type': 'application/json',
  accept: 'text/event-stream',
}
const BODY = JSON.stringify({ userInput: 'Where is my parcel?' })

/** Creates an emulator with one assistant and these execution rules. */
function emulatorWithRules(...executionRules: readonly object[]) {
  return emulatorWith({ assistants: [{ id: AGENT, name: 'Support Agent' }], executionRules })
}

function execute({ singularity }: WorldHandle, init: RequestInit = {}): Promise<Response> {
  return singularity.fetch(PATH, { method: 'POST', headers: HEADERS, body: BODY, ...init })
}

/** Parses a stream with a widely used event stream parser. */
async function eventsOf(response: Response): Promise<EventSourceMessage[]> {
  const events: EventSourceMessage[] = []
  createParser({ onEvent: (event) => events.push(event) }).feed(await response.text())
  return events
}

/** Joins the tokens of a stream's events. */
function tokensIn(events: readonly EventSourceMessage[]): string {
  const messages = events.map(({ data }): { type?: string; value?: string } => JSON.parse(data))
  return messages.map(({ type, value = '' }) => (type === 'token' ? value : '')).join('')
}

describe('a streamed execution', () => {
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it.each([
    ['a rule', [{ response: 'It is  on\nits way,\t{{userInput}} ' }]],
    ['no rule', []],
  ])('streams tokens that add up to the plain answer', async (_, rules) => {
    const { response } = await (await asCaller(emulatorWithRules(...rules)).post(PATH, JSON.parse(BODY))).json()
    const streamed = await execute(emulatorWithRules(...rules))
    expect(streamed.headers.get('content-type')).toBe('text/event-stream')
    expect(tokensIn(await eventsOf(streamed))).toBe(response)
  })

  it('streams only if the client does not prefer JSON', async () => {
    const mediaType = async (accept: string) => {
      const response = await execute(emulatorWithRules(), { headers: { ...HEADERS, accept } })
      return response.headers.get('content-type')
    }
    expect(await mediaType('application/json, text/event-stream;q=0.1')).toBe('application/json')
    expect(await mediaType('text/event-stream;q=0.9, */*')).toBe('application/json')
    expect(await mediaType('application/json, text/event-stream')).toBe('text/event-stream')
    expect(await mediaType('text/event-stream, */*;q=0.1')).toBe('text/event-stream')
  })

  it('ends a stream with done', async () => {
    const done = await eventsOf(await execute(emulatorWithRules({ response: 'Here it is.' })))
    expect(done.at(-1)).toMatchObject({ event: undefined, data: '{"type":"done"}' })
    expect(done.filter(({ data }) => data.includes('"done"'))).toHaveLength(1)
  })

  it('sends tokens at the pace of the rule or of tokenPace', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const emulator = emulatorWithRules({ userInput: 'Slowly', response: 'One two', pace: 300 }, { response: 'One two' })
    emulator.singularity.setProfile({ tokenPace: 100 })
    expect(await arrivals(await execute(emulator))).toEqual([0, 100, 200])
    const body = JSON.stringify({ userInput: 'Slowly' })
    expect(await arrivals(await execute(emulator, { body }))).toEqual([0, 300, 600])
  })

  it('sends comments to keep a waiting stream open', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const response = await execute(emulatorWithRules({ response: 'One two', pace: 50_000 }))
    const reading = response.text()
    await vi.advanceTimersByTimeAsync(100_000)
    const text = await reading
    expect(text.match(/^: .*$/gm)).toHaveLength(4)
    expect(text.search(/^: /m)).toBeGreaterThan(text.indexOf('One'))
  })

  it('leaves no timer behind when a client disconnects', async () => {
    const pace = 15_123
    const [set, cleared] = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(globalThis, 'clearTimeout')]
    const { url, close } = await emulatorWithRules({ response: 'One two three', pace }).listen({ port: 0 })
    const waiting = () => {
      const started = set.mock.results.filter((_, call) => set.mock.calls[call]?.[1] === pace)
      return started.filter(({ value }) => !cleared.mock.calls.some(([timer]) => timer === value)).length
    }
    try {
      const controller = new AbortController()
      const response = await fetch(url + PATH, {
        method: 'POST',
        headers: HEADERS,
        body: BODY,
        signal: controller.signal,
      })
      await response.body?.getReader().read()
      await expect.poll(waiting).toBe(1)
      controller.abort()
      await expect.poll(waiting).toBe(0)
    } finally {
      await close()
    }
  })
})

/** Returns when each chunk of a response arrives, in milliseconds since the start of reading. */
async function arrivals(response: Response): Promise<number[]> {
  const start = performance.now()
  const times: number[] = []
  const reading = (async () => {
    for await (const _ of response.body ?? []) times.push(performance.now() - start)
  })()
  await vi.advanceTimersByTimeAsync(10_000)
  await reading
  return times
}
