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

  it('keeps its time when released while it runs', () => {
    const clock = new Clock({ offset: 5000 })
    const reads = vi
      .spyOn(Date, 'now')
      .mockReturnValueOnce(NINE)
      .mockReturnValue(NINE + 1)

    clock.run()

    reads.mockRestore()
    expect(clock.state()).toEqual({ offset: 5000 })
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

describe('the time by which a clock was moved', () => {
  it('is the sum of its moves', () => {
    const clock = new Clock({ at: NINE })
    clock.advance('2h')
    clock.set(NINE + 5000)
    clock.freeze(NINE + 60_000)
    expect(clock.moved).toBe(60_000)
  })

  it('does not include real time or the freezing of a running clock at an instant', () => {
    vi.useFakeTimers({ now: NINE, toFake: ['Date'] })
    const clock = new Clock()
    vi.setSystemTime(NINE + 86_400_000)
    clock.freeze('2030-01-01T00:00:00Z')
    clock.run()
    expect(clock.moved).toBe(0)
    clock.advance(1000)
    expect(clock.moved).toBe(1000)
    vi.useRealTimers()
  })

  it('is part of the state of a clock', () => {
    const clock = new Clock({ at: NINE })
    const before = clock.state()
    clock.advance(1000)
    const after = clock.state()
    clock.restore(before)
    expect(clock.moved).toBe(0)
    expect(new Clock(after).moved).toBe(1000)
  })
})

describe('the range of a clock', () => {
  it.each(['1969-12-31T23:59:59.999Z', '9999-01-01T00:00:00.000Z', -1])('does not include %s', (at) => {
    const clock = new Clock({ at: NINE })
    expect(() => clock.set(at)).toThrow('from 1970-01-01T00:00:00.000Z to 9998-12-31T23:59:59.999Z')
    expect(clock.millis()).toBe(NINE)
  })

  it('holds a running clock at its end', () => {
    vi.useFakeTimers({ now: NINE, toFake: ['Date'] })
    const clock = new Clock()
    clock.set('9998-12-31T23:59:59Z')
    vi.setSystemTime(NINE + 86_400_000)
    expect(clock.now()).toBe('9998-12-31T23:59:59.999Z')
    clock.advance(-1000)
    expect(clock.now()).toBe('9998-12-31T23:59:58.999Z')
    vi.useRealTimers()
  })

  it('holds a clock that a state puts outside of it', () => {
    expect(new Clock({ at: -1 }).now()).toBe('1970-01-01T00:00:00.000Z')
    expect(new Clock({ at: 9e15 }).now()).toBe('9998-12-31T23:59:59.999Z')
  })
})
