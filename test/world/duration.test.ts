import { describe, expect, it } from 'vitest'
import { millisOf } from '../../src/world/duration.ts'
import { InvalidTimeError } from '../../src/world/world-error.ts'

describe('millisOf', () => {
  it.each([
    [250, 250],
    [-1.5, -1.5],
    ['250ms', 250],
    ['90s', 90_000],
    ['-15m', -900_000],
    ['2h', 7_200_000],
    ['1.5d', 129_600_000],
  ])('converts %j to %d ms', (duration, millis) => {
    expect(millisOf(duration)).toBe(millis)
  })

  it.each(['', '90', 's', '90 s', '1h30m', '1w', '1e3s', Number.NaN, Number.POSITIVE_INFINITY])(
    'rejects %j',
    (text) => {
      expect(() => millisOf(text)).toThrow(InvalidTimeError)
    },
  )
})
