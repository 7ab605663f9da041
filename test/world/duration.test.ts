import { describe, expect, it } from 'vitest'
import { DURATION_PATTERN, DURATION_TEXT, millisOf } from '../../src/world/duration.ts'
import { InvalidTimeError } from '../../src/world/world-error.ts'
import { readSpecFile } from '../support/spec-file.ts'

it('is declared by the control API with the notation that the parser reads', () => {
  const { Duration } = Object(readSpecFile('control').components['schemas'])
  expect(Duration).toMatchObject({ pattern: DURATION_PATTERN, 'x-pattern-text': DURATION_TEXT })
})

describe('millisOf', () => {
  it.each([
    [250, 250],
    [-1.5, -1.5],
    ['250ms', 250],
    ['90s', 90_000],
    ['-15m', -900_000],
    ['2h', 7_200_000],
    ['1.5d', 129_600_000],
    ['5000', 5000],
  ])('converts %j to %d ms', (duration, millis) => {
    expect(millisOf(duration)).toBe(millis)
  })

  it.each(['', 's', '-', '90 s', '1h30m', '1w', '1e3s', Number.NaN, Number.POSITIVE_INFINITY])('rejects %j', (text) => {
    expect(() => millisOf(text)).toThrow(InvalidTimeError)
  })
})
