import { describe, expect, it } from 'vitest'
import { durationParser } from '../../src/cli/duration-option.ts'
import { deskdouble } from '../support/command-line.ts'

describe('an option with a duration', () => {
  const parse = durationParser({ least: [1, '1ms'], most: [3_600_000, '1h'] })

  it.each([
    ['30s', 30_000],
    ['1.5m', 90_000],
    ['250ms', 250],
    ['5000', 5000],
  ])('accepts %s as %d ms', (text, millis) => {
    expect(parse(text)).toBe(millis)
  })

  it.each([
    ['half a minute', 'It must be a duration such as 250ms, 90s or 1.5h, or a number of milliseconds such as 5000.'],
    ['2h', 'It must be from 1ms to 1h; a number without a unit is milliseconds.'],
    ['0', 'It must be from 1ms to 1h; a number without a unit is milliseconds.'],
  ])('rejects %s', (text, message) => {
    expect(() => parse(text)).toThrow(message)
  })

  it.each([
    ['proxy', '--to', 'http://127.0.0.1:1', '--timeout', 'soon'],
    ['pact', 'can-i-deploy', '--pacticipant', 'a', '--pacticipant-version', '1', '--retry-interval', 'soon'],
  ])('is rejected by deskdouble %s with its notation', async (...args) => {
    const { code, stderr } = await deskdouble(args)
    expect([code, stderr]).toEqual([2, expect.stringContaining('It must be a duration such as 250ms, 90s or 1.5h')])
  })
})
