import { InvalidTimeError } from './world-error.ts'

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/**
 * A span of time: a number of milliseconds, or a string with a unit, such as `250ms`, `90s`, `15m`, `1.5h`, `-1d`. A string
 * without a unit is a number of milliseconds.
 */
export type Duration = number | string

/** Pattern of a duration as a string. */
export const DURATION_PATTERN = '^-?\\d{1,13}(?:\\.\\d{1,3})?(?:ms|s|m|h|d)?$'

/** The notation of durations in words. Messages show it after "must be". */
export const DURATION_TEXT = 'a duration such as 250ms, 90s or 1.5h, or a number of milliseconds such as 5000'

/** Returns a duration in milliseconds. @throws InvalidTimeError if it is not a duration */
export function millisOf(duration: Duration): number {
  const millis = readDuration(duration)
  if (millis !== undefined) return millis
  throw new InvalidTimeError('DD_DURATION_INVALID', { value: duration })
}

/**
 * Returns a duration in milliseconds, or undefined if a value is not a duration.
 * @example
 * const millis = readDuration('1.5h') // 5400000
 */
export function readDuration(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string' || !new RegExp(DURATION_PATTERN).test(value)) return undefined
  const [unit = 'ms'] = /[a-z]+$/.exec(value) ?? []
  return Math.round(Number.parseFloat(value) * (UNITS[unit] ?? Number.NaN))
}
