import { placeOfCursor } from '../../engine/vendor/cursor.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import type { Collection, Selection } from '../../world/collection.ts'
import { encodeCursor } from '../../world/page.ts'

/** A page of a cursor listing, as it was asked for. */
export interface Asked<R extends object, T, Rule extends string, Index extends string> {
  /** the collection that is listed, and what of it */
  readonly from: Collection<R, Rule, Index>
  readonly selection?: Selection<R, Index, Rule>
  /** the listing's name and the filters it was asked with: cursors are of use with the same ones only */
  readonly scope: readonly unknown[]
  readonly after?: string | undefined
  readonly before?: string | undefined
  /** as the vendor sends it: a number from 1 on, written as a text */
  readonly size: string
  /** the listing's own reference, with this cursor */
  readonly link: (cursor: { after?: string; before?: string }) => string
  /** how a record is shown */
  readonly view: (record: R) => T
  /** tells the ways of showing apart, where they depend on the record alone: such a page is made once until records change */
  readonly shown?: string | undefined
}

/** The vendor's cursor envelope. A link is left out when there is no such page. */
export interface Listing<T> {
  readonly entities: readonly T[]
  readonly selfUri: string
  readonly nextUri?: string
  readonly previousUri?: string
}

/** Lists a page by cursor. Throws a Problem when both cursors are given, or one is of no use here. */
export function listing<R extends object, T, Rule extends string, Index extends string>(
  asked: Asked<R, T, Rule, Index>,
): Listing<T> {
  const { from, scope, after, before, size, shown } = asked
  if (after !== undefined && before !== undefined) throw new Problem('malformed', 'Send before or after, not both')
  const filters = JSON.stringify(scope)
  if (shown === undefined) return page(asked, filters)
  return from.remember(`${filters}|${shown}|${size}|${after ?? ''}|${before ?? ''}`, () => page(asked, filters))
}

function page<R extends object, T, Rule extends string, Index extends string>(
  { from, selection, after, before, size, link, view }: Asked<R, T, Rule, Index>,
  filters: string,
): Listing<T> {
  const places = { after: placeOfCursor('after', after, filters), before: placeOfCursor('before', before, filters) }
  const found = from.page({ size: Number(size), ...places }, selection)
  return {
    entities: found.records.map(view),
    ...(found.next && { nextUri: link({ after: encodeCursor(found.next, filters) }) }),
    selfUri: link({ ...(after !== undefined && { after }), ...(before !== undefined && { before }) }),
    ...(found.previous && { previousUri: link({ before: encodeCursor(found.previous, filters) }) }),
  }
}
