import type { Clock } from '../../world/clock.ts'

/** When something happens, in the two ways in which that is kept. */
export interface Moment {
  /** since 1970 */
  readonly millis: number
  /** ISO 8601 */
  readonly now: string
}

/** The present moment: read once, so that both tell the same. */
export function momentOf(clock: Pick<Clock, 'millis'>): Moment {
  return momentAt(clock.millis())
}

export function momentAt(millis: number): Moment {
  return { millis, now: new Date(millis).toISOString() }
}
