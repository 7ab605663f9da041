import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ListeningEmulator } from '../../../src/index.ts'
import { asCaller, emulatorWith, KEY, NOW } from '../../support/singularity.ts'

const AGENT = 'assistant-1'
const LATENCY = 60

const rules = [
  { userInput: 'late', latency: LATENCY, response: 'Here' },
  { userInput: 'late and failing', latency: LATENCY, error: { status: 503 } },
]

function emulatorWithRules(): ListeningEmulator {
  return emulatorWith({
    companies: [{ id: 'company-1', name: 'Harbour Lane', jwtSecret: 'secret' }],
    models: [{ provider: 'openai', id: 'gpt-4o' }],
    assistants: [{ id: AGENT, name: 'Helper' }],
    executionRules: rules,
  })
}

/** Starts an execution and returns once it waits. */
async function startExecution(emulator: ListeningEmulator, userInput: string, signal?: AbortSignal) {
  // Loads the vendor's validators, so that the execution starts at once.
  await teamNames(emulator)
  const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ userInput, sessionId: 'late-session' })
  const pending = emulator
    .fetch(`/api/assistants/${AGENT}/execute`, { method: 'POST', headers, body, ...(signal && { signal }) })
    .then(({ status }) => status)
    .catch(() => 'aborted' as const)
  await vi.advanceTimersByTimeAsync(LATENCY / 3)
  return { pending }
}

/** Waits until the latency of an execution is over. */
async function finished<T>(pending: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(LATENCY)
  return pending
}

/** Does what must outlive the waiting execution, through every way into a world. */
async function changeMeanwhile(emulator: ListeningEmulator): Promise<void> {
  emulator.clock.advance('1h')
  emulator.fail('getAssistants', { status: 503 })
  emulator.kore.setProfile({})
  emulator.singularity.setProfile({ tokenPace: 0 })
  emulator.singularity.records.teams.insert({ ...team, id: 'team-by-state', name: 'By state' })
  expect((await asCaller(emulator).post('/api/teams', { name: 'By request' })).status).toBe(201)
}

const team = { description: '', icon: '', companyId: 'company-1', createdAt: NOW, updatedAt: NOW }

async function expectChangesKept(emulator: ListeningEmulator): Promise<void> {
  expect(emulator.clock.now()).toBe('2026-01-15T10:00:00.000Z')
  expect(emulator.faults()).toMatchObject([{ operation: 'getAssistants', status: 503 }])
  expect(await teamNames(emulator)).toEqual(['By request', 'By state'])
}

async function teamNames(emulator: ListeningEmulator): Promise<string[]> {
  const { data } = await (await asCaller(emulator).get('/api/teams')).json()
  return data.map(({ name }: { name: string }) => name)
}

async function sessionStatus(emulator: ListeningEmulator): Promise<number> {
  return (await asCaller(emulator).get('/api/sessions/late-session')).status
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('an execution that waits', () => {
  it('keeps what others changed meanwhile if its client hangs up', async () => {
    const emulator = emulatorWithRules()
    const hangUp = new AbortController()
    const { pending } = await startExecution(emulator, 'late', hangUp.signal)
    await changeMeanwhile(emulator)
    hangUp.abort()
    expect(await finished(pending)).toBe('aborted')
    await expectChangesKept(emulator)
    expect(await sessionStatus(emulator)).toBe(404)
  })

  it('keeps what others changed meanwhile if it fails late', async () => {
    const emulator = emulatorWithRules()
    const { pending } = await startExecution(emulator, 'late and failing')
    await changeMeanwhile(emulator)
    expect(await finished(pending)).toBe(503)
    await expectChangesKept(emulator)
    expect(await sessionStatus(emulator)).toBe(404)
  })

  it('keeps what others changed meanwhile if it succeeds', async () => {
    const emulator = emulatorWithRules()
    const { pending } = await startExecution(emulator, 'late')
    await changeMeanwhile(emulator)
    expect(await finished(pending)).toBe(200)
    await expectChangesKept(emulator)
    expect(await sessionStatus(emulator)).toBe(200)
  })

  it.each([
    ['late', 'reset', (emulator: ListeningEmulator) => emulator.reset()],
    ['late and failing', 'reset', (emulator: ListeningEmulator) => emulator.reset()],
    ['late', 'restored', (emulator: ListeningEmulator) => emulator.restore(emulator.snapshot())],
    ['late and failing', 'restored', (emulator: ListeningEmulator) => emulator.restore(emulator.snapshot())],
  ])('with the input "%s" changes nothing after its world was %s', async (userInput, _, restart) => {
    const emulator = emulatorWithRules()
    const { pending } = await startExecution(emulator, userInput)
    restart(emulator)
    await changeMeanwhile(emulator)
    const exchanges = emulator.exchanges().length
    await finished(pending)
    expect(emulator.exchanges()).toHaveLength(exchanges)
    await expectChangesKept(emulator)
    expect(await sessionStatus(emulator)).toBe(404)
  })
})
