import type { Page, PageRequest, Place } from '../../world/page.ts'
import { compare } from '../../world/tree.ts'

/** An order of a listing other than that of its collection. */
export interface Sort<R> {
  /** returns the string that a record is sorted by; it must be unique */
  readonly key: (record: R) => string
  readonly descending: boolean
}

interface Row<R> {
  readonly record: R
  readonly key: string
}

/** The `seq` of a place whose own record belongs to the page before it. */
const INCLUSIVE = 1

/** Returns one page of records in an order of their own. Its cursors stay valid when records are added or deleted. */
export function sortedPage<R>(
  records: readonly R[],
  { key, descending }: Sort<R>,
  { size, after, before }: PageRequest,
): Page<R> {
  const direction = descending ? -1 : 1
  const inOrder = (a: string, b: string) => compare(a, b) * direction
  const rows = records.map((record) => ({ record, key: key(record) })).toSorted((a, b) => inOrder(a.key, b.key))
  const end = before ? rows.filter((row) => isBefore(row.key, before, inOrder)).length : undefined
  const start = end === undefined ? rows.filter((row) => after && inOrder(row.key, String(after.order)) <= 0).length : 0
  return end === undefined ? cut(rows, start, start + size, after) : cut(rows, Math.max(0, end - size), end)
}

function isBefore(key: string, { order, seq }: Place, inOrder: (a: string, b: string) => number): boolean {
  const position = inOrder(key, String(order))
  return position < 0 || (position === 0 && seq === INCLUSIVE)
}

function cut<R>(rows: readonly Row<R>[], start: number, end: number, after?: Place): Page<R> {
  const [first, last] = [rows[start], rows[end - 1]]
  const previous = first ? { order: first.key, seq: 0 } : after && { order: after.order, seq: INCLUSIVE }
  return {
    records: rows.slice(start, end).map(({ record }) => record),
    ...(last && end < rows.length && { next: { order: last.key, seq: 0 } }),
    ...(previous && start > 0 && { previous }),
  }
}
