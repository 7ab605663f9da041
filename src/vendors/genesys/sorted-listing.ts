import { placeOfCursor } from '../../engine/vendor/cursor.ts'
import { encodeCursor } from '../../world/page.ts'
import { compare } from '../../world/tree.ts'
import { type Listing, rejectBothCursors } from './listing.ts'

/** Options for listing one page, by cursor, of records that the client sorts. */
export interface SortedQuery<R> {
  readonly records: readonly R[]
  /** returns the value to sort by, which no two records share */
  readonly sortValue: (record: R) => string
  readonly descending: boolean
  /** the listing's name, filters and order; a cursor is valid only with the scope that it was created with */
  readonly scope: readonly unknown[]
  readonly after?: string | undefined
  readonly before?: string | undefined
  readonly size: number
  /** returns a link to the listing with a cursor */
  readonly link: (cursor: { after?: string; before?: string }) => string
}

/** A record with the value that it is sorted by. */
interface Row<R> {
  readonly record: R
  readonly value: string
}

/**
 * Returns one page of a cursor listing in the requested order.
 * @throws a Problem if the query has both cursors, or a cursor that is not from this listing
 */
export function sortedListing<R>(query: SortedQuery<R>): Listing<R> {
  const { scope, after, before, link } = query
  rejectBothCursors(after, before)
  const filters = JSON.stringify(scope)
  const rows = sortRows(query)
  const { start, end } = bounds(rows, query, filters)
  const page = rows.slice(start, end)
  const [first, last] = [page.at(0), page.at(-1)]
  const cursorOf = ({ value }: Row<R>) => encodeCursor({ order: value, seq: 0 }, filters)
  return {
    entities: page.map(({ record }) => record),
    ...(last && end < rows.length && { nextUri: link({ after: cursorOf(last) }) }),
    selfUri: link({ ...(after !== undefined && { after }), ...(before !== undefined && { before }) }),
    ...(first && start > 0 && { previousUri: link({ before: cursorOf(first) }) }),
  }
}

function sortRows<R>({ records, sortValue, descending }: SortedQuery<R>): Row<R>[] {
  const ascending = records
    .map((record) => ({ record, value: sortValue(record) }))
    .toSorted((a, b) => compare(a.value, b.value))
  return descending ? ascending.toReversed() : ascending
}

/** Returns the indexes of the page's first row and of the row after its last. */
function bounds<R>(
  rows: readonly Row<R>[],
  { after, before, size, descending }: SortedQuery<R>,
  filters: string,
): { start: number; end: number } {
  const sign = descending ? -1 : 1
  // A cursor of this listing always contains a sort value, which is a string.
  const order = (value: string, place: string | number) => sign * compare(value, String(place))
  const from = placeOfCursor('after', after, filters)
  const to = placeOfCursor('before', before, filters)
  if (to) {
    const end = rows.filter(({ value }) => order(value, to.order) < 0).length
    return { start: Math.max(0, end - size), end }
  }
  const start = from ? rows.filter(({ value }) => order(value, from.order) <= 0).length : 0
  return { start, end: Math.min(rows.length, start + size) }
}
