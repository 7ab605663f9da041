import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Finding } from '../../engine/vendor/problem.ts'
import type { Schemas } from './collections.ts'

/** How many days each month has in the longest year: a holiday may be one that not every year has. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const DAY_END = 24 * 60

/** What makes no sense in hours and holidays, which a schema cannot say. */
export function scheduleFindings(
  weeklySchedule: Immutable<Schemas['WeeklySchedule']> | null | undefined,
  holidays: readonly Immutable<Schemas['Holiday']>[] = [],
): Finding[] {
  const days = Object.entries(weeklySchedule ?? {}).flatMap(([day, { from, to }]): Finding[] => {
    const at = `/weeklySchedule/${day}/to`
    if (minutes(to) > DAY_END) return [{ in: 'body', at, keyword: 'maximum', message: 'must be 24:00 at the latest' }]
    if (minutes(from) < minutes(to)) return []
    return [{ in: 'body', at, keyword: 'order', message: 'must be later than from' }]
  })
  return [...days, ...holidays.flatMap(strayHoliday)]
}

function strayHoliday({ day, month }: Immutable<Schemas['Holiday']>, i: number): Finding[] {
  const most = DAYS[month - 1] ?? 0
  if (day <= most) return []
  return [
    { in: 'body', at: `/holidays/${i}/day`, keyword: 'maximum', message: `must be ${most} at the most`, value: day },
  ]
}

function minutes({ hour, minute }: { readonly hour: number; readonly minute: number }): number {
  return hour * 60 + minute
}
