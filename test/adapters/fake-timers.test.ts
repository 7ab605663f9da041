import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { get } from '../support/genesys.ts'

const ASSISTANTS = '/api/v2/assistants'
const NOW = '2026-01-15T09:00:00.000Z'

describe('under fake timers', () => {
  // The first request to a vendor loads its validators, which takes real time.
  beforeAll(() => get(createEmulator(), ASSISTANTS))
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date(NOW) })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('answers requests without moving the timers', async () => {
    const world = createEmulator({ scenario: 'five-hundred-of-everything' })
    const response = await get(world, `${ASSISTANTS}?pageSize=200`)
    expect([response.status, (await response.json()).entities.length]).toEqual([200, 200])
  })

  it('delays a response until the timers have moved', async () => {
    const world = createEmulator()
    world.fail('getAssistants', { delay: { fixed: 250 } })
    const settled = vi.fn()
    const slow = get(world, ASSISTANTS).then(settled)
    await vi.advanceTimersByTimeAsync(249)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await slow
    expect(settled).toHaveBeenCalled()
  })

  it('waits for a request without moving the timers', async () => {
    const world = createEmulator()
    const waiting = world.waitFor('getAssistants')
    await get(world, ASSISTANTS)
    expect(await waiting).toHaveLength(1)
  })

  it('stops to wait when the timers have moved by the timeout', async () => {
    const waiting = expect(createEmulator().waitFor('getAssistants', { timeout: '5s' })).rejects.toThrow('Timed out')
    await vi.advanceTimersByTimeAsync(5000)
    await waiting
  })

  it('moves a running clock of a world, and not a frozen one', () => {
    const [running, frozen] = [createEmulator(), createEmulator({ clock: NOW })]
    vi.advanceTimersByTime(90_000)
    expect([running.clock.now(), frozen.clock.now()]).toEqual(['2026-01-15T09:01:30.000Z', NOW])
  })

  it("is not moved by a world's clock", () => {
    const fired = vi.fn()
    setTimeout(fired, 1000)
    createEmulator({ clock: NOW }).clock.advance('90s')
    expect(fired).not.toHaveBeenCalled()
    expect(new Date().toISOString()).toBe(NOW)
  })
})
