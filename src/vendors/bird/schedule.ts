import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Finding } from '../../engine/vendor/problem.ts'
import type { Schemas } from './collections.ts'

/** Number of days of each month in a leap year, because a holiday can be on 29 February. */
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const MINUTES_PER_DAY = 24 * 60

/** Returns the problems of working hours and holidays that a schema cannot express. */
export function scheduleFindings(
  weeklySchedule: Immutable<Schemas['WeeklySchedule']> | null | undefined,
  holidays: readonly Immutable<Schemas['Holiday']>[] = [],
): Finding[] {
  const days = Object.entries(weeklySchedule ?? {}).flatMap(([day, { from, to }]): Finding[] => {
    const at = `/weeklySchedule/${day}/to`
    if (minutes(to) > MINUTES_PER_DAY) {
      return [{ in: 'body', at, keyword: 'maximum', message: 'must not be later than 24:00' }]
    }
    if (minutes(from) < minutes(to)) return []
    return [{ in: 'body', at, keyword: 'order', message: 'must be later than from' }]
  })
  return [...days, ...holidays.flatMap(holidayFindings)]
}

function holidayFindings({ day, month }: Immutable<Schemas['Holiday']>, i: number): Finding[] {
  const lastDay = DAYS_IN_MONTH[month - 1] ?? 0
  if (day <= lastDay) return []
  const message = `must be at most ${lastDay} in month ${month}`
  return [{ in: 'body', at: `/holidays/${i}/day`, keyword: 'maximum', message, value: day }]
}

function minutes({ hour, minute }: { readonly hour: number; readonly minute: number }): number {
  return hour * 60 + minute
}
