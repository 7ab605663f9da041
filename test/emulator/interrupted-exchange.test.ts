import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEmulator, type ListeningEmulator, type WorldHandle } from '../../src/index.ts'
import { countersOf } from '../../src/world/counters.ts'
import { KEY } from '../support/singularity.ts'

const NOW = '2026-01-15T09:00:00.000Z'
const DELAY = 1000
const AGENT = '681b41850f470a9a746f280e'
const HEADERS = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' }
const ASSISTANT = JSON.stringify({ name: 'Desk', transcriptionConfig: { vendorName: 'Genesys' } })

const scenario = {
  scenario: 'of-this-test',
  clock: NOW,
  genesys: { assistants: [{ name: 'Support' }] },
  singularity: {
    assistants: [{ id: AGENT, name: 'Support Agent' }],
    executionRules: [{ response: 'On its way', latency: DELAY }],
  },
}

let emulator: ListeningEmulator
let world: WorldHandle

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  emulator = createEmulator({ seed: 7, scenario })
  world = emulator.fork({ name: 'busy' })
  // Loads the validators of both vendors, so that later requests start at once.
  await emulator.genesys.fetch('/api/v2/assistants', { headers: HEADERS })
  await emulator.singularity.fetch('/api/assistants', { headers: HEADERS })
})

afterEach(() => {
  vi.useRealTimers()
})

/** A request that has started and waits. */
interface WaitingRequest {
  readonly response: Promise<Response>
  /** ends the wait */
  readonly proceed: () => Promise<unknown>
}

type StartRequest = (world: WorldHandle) => Promise<WaitingRequest>

const waits: [wait: string, start: StartRequest][] = [
  ['for a delay fault', (busy) => startDelayed(busy, {})],
  ['for a delay fault that then loses the request', (busy) => startDelayed(busy, { transport: 'reset' })],
  ['for a delay fault that then rejects the request', (busy) => startDelayed(busy, { status: 503 })],
  ['for the rest of its body', startWithSlowBody],
  ['for a deferred result of its handler', startDeferred],
]

const interruptions: [interruption: string, interrupt: (world: WorldHandle) => unknown][] = [
  ['reset', (busy) => busy.reset()],
  ['reset to another scenario', (busy) => busy.reset({ scenario: 'small-team' })],
  ['deleted', (busy) => emulator.remove(busy.name)],
]

describe.each(waits)('a request that waits %s', (_, start) => {
  it.each(interruptions)(
    'has its connection reset and changes nothing if its world is %s',
    async (_name, interrupt) => {
      const waiting = await start(world)
      interrupt(world)
      const before = stateOf(world)

      const outcome = expect(waiting.response).rejects.toMatchObject({
        message: 'fetch failed',
        cause: { code: 'ECONNRESET' },
      })
      await waiting.proceed()
      await outcome

      expect(stateOf(world)).toEqual(before)
      expect(world.exchanges()).toEqual([])
    },
  )

  it('has its connection reset and changes nothing if its world is restored', async () => {
    const snapshot = world.snapshot()
    const before = stateOf(world)
    const waiting = await start(world)
    world.restore(snapshot)

    const outcome = expect(waiting.response).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    await waiting.proceed()
    await outcome

    expect(stateOf(world)).toEqual(before)
    expect(world.exchanges()).toEqual([])
  })

  it('is carried out if another world is reset, restored or deleted', async () => {
    const other = emulator.fork({ name: 'other' })
    const waiting = await start(world)
    other.restore(other.snapshot())
    other.reset()
    emulator.remove('other')

    const outcome = Promise.allSettled([waiting.response])
    await waiting.proceed()
    await outcome

    expect(world.exchanges()).toHaveLength(1)
  })
})

it('resets the socket of a client whose world is reset during a delay', async () => {
  vi.useRealTimers()
  const { url, close } = await emulator.listen({ port: 0 })
  emulator.genesys.fail('postAssistants', { delay: { fixed: 50 } })

  const response = fetch(`${url}/api/v2/assistants`, { method: 'POST', headers: HEADERS, body: ASSISTANT })
  const outcome = expect(response).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
  await expect.poll(() => emulator.faults()[0]?.injected).toBe(1)
  emulator.reset()
  await outcome
  await close()

  expect(emulator.genesys.records.assistants.list().map(({ name }) => name)).toEqual(['Support'])
  expect(emulator.exchanges()).toEqual([])
})

it('answers 502 to an interrupted request if the adapter cannot fail a connection', async () => {
  emulator.genesys.fail('getAssistants', { delay: { fixed: DELAY } })
  const request = new Request('http://desk.test/api/v2/assistants', { headers: HEADERS })

  const response = emulator.handle(request)
  emulator.reset()
  await vi.advanceTimersByTimeAsync(DELAY)

  expect((await response).status).toBe(502)
})

async function startDelayed(busy: WorldHandle, rule: { transport?: 'reset'; status?: 503 }): Promise<WaitingRequest> {
  busy.genesys.fail('postAssistants', { ...rule, delay: { fixed: DELAY } })
  const response = busy.fetch('/api/v2/assistants', { method: 'POST', headers: HEADERS, body: ASSISTANT })
  await timerStarted()
  return { response, proceed: () => vi.advanceTimersByTimeAsync(DELAY) }
}

async function startWithSlowBody(busy: WorldHandle): Promise<WaitingRequest> {
  const { readable, writable } = new TransformStream<Uint8Array>()
  const writer = writable.getWriter()
  const bytes = new TextEncoder().encode(ASSISTANT)
  const init = { method: 'POST', headers: HEADERS, body: readable, duplex: 'half' } as const
  const response = busy.fetch('/api/v2/assistants', init)
  await writer.write(bytes.subarray(0, 10))
  const proceed = async () => {
    await writer.write(bytes.subarray(10))
    await writer.close()
  }
  return { response, proceed }
}

async function startDeferred(busy: WorldHandle): Promise<WaitingRequest> {
  const response = busy.fetch(`/api/assistants/${AGENT}/execute`, {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify({ userInput: 'Where is my parcel?' }),
  })
  await timerStarted()
  return { response, proceed: () => vi.advanceTimersByTimeAsync(DELAY) }
}

/** Waits until the request has set the timer that ends its wait. */
async function timerStarted(): Promise<void> {
  while (vi.getTimerCount() === 0) {
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
}

/** Returns everything that a client of a world could notice. */
function stateOf({ genesys, singularity, faults, snapshot }: WorldHandle) {
  const { random, counters, settings, turn } = snapshot()
  return {
    assistants: genesys.records.assistants.list(),
    agents: singularity.records.assistants.list(),
    sessions: singularity.records.sessions.list(),
    messages: singularity.records.messages.list(),
    faults: faults(),
    counters: [...countersOf(counters)],
    random,
    settings,
    turn,
  }
}
