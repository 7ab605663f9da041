import { InvalidTimeError } from './world-error.ts'

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** A span of time: milliseconds, or a number with a unit, such as `250ms`, `90s`, `15m`, `2h`, `-1.5d`. */
export type Duration = number | string

/** Returns a duration in milliseconds. @throws InvalidTimeError */
export function millisOf(duration: Duration): number {
  if (typeof duration === 'number' && Number.isFinite(duration)) return duration
  const [, count, unit = ''] = /^(-?\d{1,12}(?:\.\d{1,3})?)(ms|s|m|h|d)$/.exec(String(duration)) ?? []
  const millis = Math.round(Number(count) * (UNITS[unit] ?? Number.NaN))
  if (Number.isFinite(millis)) return millis
  throw new InvalidTimeError('DD_DURATION_INVALID', { value: duration })
}
