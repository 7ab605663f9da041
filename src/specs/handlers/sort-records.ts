import { valueByName } from '../fit/fold.ts'
import type { ListRole } from '../model/model.ts'
import { compareValues } from './filter-records.ts'
import { parameterOf } from './page.ts'
import { asRecord, type ResourceCall } from './runtime.ts'

/** A property that records are sorted by. */
interface SortKey {
  readonly name: string
  readonly descending: boolean
}

/** Returns records in the order that a request names; in the order of their creation if it names none. */
export function sortRecords(records: readonly object[], call: ResourceCall<ListRole>): readonly object[] {
  const { sorting } = call.role
  const sent = sorting && parameterOf(call, sorting.parameter)
  const direction = sorting?.direction === undefined ? undefined : parameterOf(call, sorting.direction)
  const isDescending = typeof direction === 'string' && /^desc/i.test(direction)
  const keys = [sent].flat().flatMap((value) => (typeof value === 'string' ? readKeys(value, isDescending) : []))
  if (keys.length === 0) return records
  return records.toSorted((a, b) => {
    for (const { name, descending } of keys) {
      const order = compareValues(valueByName(asRecord(a), name), valueByName(asRecord(b), name))
      if (order !== 0) return descending ? -order : order
    }
    return 0
  })
}

/** Reads names with directions: `-createdAt`, `name:desc`, `name desc` or `name`. */
function readKeys(text: string, isDescending: boolean): SortKey[] {
  return text.split(',').flatMap((part) => {
    const [, sign = '', name = '', suffix = ''] = /^\s*([+-]?)([\w.-]+?)(?:[\s:.]+(asc|desc)\w*)?\s*$/i.exec(part) ?? []
    if (name === '') return []
    const descending = sign === '-' || /^desc/i.test(suffix) || (sign === '' && suffix === '' && isDescending)
    return [{ name, descending }]
  })
}
