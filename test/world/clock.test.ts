import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Clock, instant } from '../../src/world/clock.ts'
import { InvalidTimeError } from '../../src/world/world-error.ts'

const NINE = Date.parse('2026-01-15T09:00:00Z')

describe('a clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NINE, toFake: ['Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('shows real time by default', () => {
    const clock = new Clock()

    vi.setSystemTime(NINE + 1500)

    expect(clock.now()).toBe('2026-01-15T09:00:01.500Z')
    expect(clock.millis()).toBe(NINE + 1500)
  })

  it('stands still while frozen', () => {
    const clock = new Clock()
    clock.freeze('2025-06-01T12:00:00+02:00')

    vi.setSystemTime(NINE + 60_000)

    expect(clock.now()).toBe('2025-06-01T10:00:00.000Z')
  })

  it('runs on from the frozen instant when released', () => {
    const clock = new Clock()
    clock.freeze('2025-06-01T10:00:00Z')
    clock.run()

    vi.setSystemTime(NINE + 1500)

    expect([clock.frozen, clock.now()]).toEqual([false, '2025-06-01T10:00:01.500Z'])
  })

  it('advances by a duration with a unit', () => {
    const clock = new Clock({ at: NINE })
    clock.advance('90s')
    expect(clock.now()).toBe('2026-01-15T09:01:30.000Z')
  })

  it.each(['+010000-01-01T00:00:00Z', '-000001-01-01T00:00:00Z', 8.64e15])(
    'rejects the instant %s, which ISO 8601 cannot write with four-digit years',
    (at) => {
      const clock = new Clock({ at: NINE })
      expect(() => clock.set(at)).toThrow(InvalidTimeError)
      expect(clock.millis()).toBe(NINE)
    },
  )

  it('freezes at the current instant by default', () => {
    const clock = new Clock()
    clock.advance(5000)
    clock.freeze()

    vi.setSystemTime(NINE + 60_000)

    expect(clock.now()).toBe('2026-01-15T09:00:05.000Z')
  })

  it('stays frozen when advanced or set', () => {
    const clock = new Clock({ at: NINE })

    clock.advance(1000)
    vi.setSystemTime(NINE + 60_000)
    expect(clock.now()).toBe('2026-01-15T09:00:01.000Z')

    clock.set('2030-01-01T00:00:00Z')
    vi.setSystemTime(NINE + 90_000)
    expect(clock.now()).toBe('2030-01-01T00:00:00.000Z')
  })

  it('keeps running when advanced or set', () => {
    const clock = new Clock()

    clock.set('2030-01-01T00:00:00Z')
    clock.advance(-1000)
    vi.setSystemTime(NINE + 3000)

    expect(clock.now()).toBe('2030-01-01T00:00:02.000Z')
  })

  it('restores an earlier state', () => {
    const clock = new Clock({ at: NINE })
    const state = clock.state()

    clock.advance(1000)
    clock.restore(state)

    expect(clock.millis()).toBe(NINE)
  })

  it.each(['yesterday', '', Number.NaN, Number.POSITIVE_INFINITY, 9e15])('rejects the invalid instant %s', (at) => {
    expect(() => new Clock().set(at)).toThrow(InvalidTimeError)
    expect(() => new Clock().freeze(at)).toThrow(InvalidTimeError)
    expect(() => instant(at)).toThrow(/Use ISO 8601/)
  })

  it('keeps its time when advanced out of range', () => {
    const clock = new Clock({ at: NINE })

    expect(() => clock.advance(Number.POSITIVE_INFINITY)).toThrow(InvalidTimeError)

    expect(clock.millis()).toBe(NINE)
  })
})
