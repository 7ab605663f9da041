import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Finding } from '../../engine/vendor/problem.ts'
import type { profile } from '../../generated/bird/types.ts'
import type { Schemas } from './collections.ts'

/** Number of days of each month in a leap year, because a holiday can be on 29 February. */
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const MINUTES_PER_DAY = 24 * 60

type Hours = Pick<Immutable<Schemas['PatchAgent']>, 'weeklySchedule' | 'holidays'>

/** Returns the problems of working hours and holidays that a schema cannot express. */
export function scheduleFindings({ weeklySchedule, holidays = [] }: Hours, profile: profile): Finding[] {
  const days = Object.entries(weeklySchedule ?? {}).flatMap(([day, { from, to }]): Finding[] => {
    const problem = dayProblem(minutes(from), minutes(to), profile)
    return problem ? [{ in: 'body', at: `/weeklySchedule/${day}/to`, ...problem }] : []
  })
  return [...days, ...holidays.flatMap(holidayFindings)]
}

/** Returns the problem of a day. Ends are minutes after midnight. */
function dayProblem(from: number, to: number, { zeroLengthDay, overnightDay }: profile) {
  if (to > MINUTES_PER_DAY) return { keyword: 'maximum', message: 'must not be later than 24:00' }
  if (from === to && zeroLengthDay === 'refuse') return { keyword: 'order', message: 'must be later than from' }
  if (from <= to || overnightDay === 'accept') return undefined
  return { keyword: 'order', message: 'must not be earlier than from' }
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
