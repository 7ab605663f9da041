import { isObject } from '../../world/is-object.ts'
import { foldName } from '../fit/fold.ts'
import type { Filter, ListRole } from '../model/model.ts'
import { parameterOf } from './page.ts'
import { keyText, valueAtPlace } from './place.ts'
import type { ResourceCall } from './runtime.ts'

/** Returns the records that pass the filters of a request. A default of the document does not filter. */
export function filterRecords(records: readonly object[], call: ResourceCall<ListRole>): readonly object[] {
  const defaults = call.request.queryDefaults(call.operation.id)
  const active = call.role.filters.flatMap((filter) => {
    const value = parameterOf(call, filter.parameter)
    const isSent = value !== undefined && value !== null && value !== '' && value !== defaults[filter.parameter]
    return isSent ? [{ filter, value }] : []
  })
  if (active.length === 0) return records
  return records.filter((record) =>
    active.every(({ filter, value }) => {
      const actual = valueAtPlace(record, filter.place)
      // A filter that every request has must not hide the records that say nothing about it.
      return (
        (actual === undefined && call.operation.requiredQuery.has(filter.parameter)) || passes(actual, filter, value)
      )
    }),
  )
}

function passes(actual: unknown, { test }: Filter, wanted: unknown): boolean {
  if (Array.isArray(wanted)) return wanted.length === 0 || wanted.some((one) => passesOne(actual, test, one))
  if (typeof wanted === 'string' && wanted.includes(',') && test === 'equals') {
    return wanted === actual || wanted.split(',').some((one) => passesOne(actual, test, one.trim()))
  }
  return passesOne(actual, test, wanted)
}

function passesOne(actual: unknown, test: Filter['test'], wanted: unknown): boolean {
  if (Array.isArray(actual)) return actual.some((item) => passesOne(item, test, wanted))
  if (isObject(actual)) return Object.values(actual).some((part) => keyText(part) === keyText(wanted))
  const [has, wants] = [keyText(actual), keyText(wanted)]
  if (has === undefined || wants === undefined) return false
  if (test === 'contains') return has.toLowerCase().includes(wants.toLowerCase())
  if (test === 'equals') return has === wants || foldName(has) === foldName(wants)
  return test === 'least' ? compareValues(actual, wanted) >= 0 : compareValues(actual, wanted) <= 0
}

/** Compares numbers by value, instants by time, and other values as text. */
export function compareValues(a: unknown, b: unknown): number {
  const [left, right] = [rankOf(a), rankOf(b)]
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return String(left) < String(right) ? -1 : String(left) > String(right) ? 1 : 0
}

function rankOf(value: unknown): number | string {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return value === undefined || value === null ? '' : JSON.stringify(value)
  if (/^-?\d+(\.\d+)?$/.test(value)) return Number(value)
  const instant = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(instant) ? value.toLowerCase() : instant
}
