import type { Clock } from '../../world/clock.ts'

/** One point in time in both formats that records use. */
export interface Moment {
  /** ms since 1970 */
  readonly millis: number
  /** ISO 8601 */
  readonly now: string
}

/** Returns the current time. The clock is read once, so that both formats agree. */
export function currentMoment(clock: Pick<Clock, 'millis'>): Moment {
  return momentAt(clock.millis())
}

/** Returns a point in time. @param millis ms since 1970 */
export function momentAt(millis: number): Moment {
  return { millis, now: new Date(millis).toISOString() }
}
