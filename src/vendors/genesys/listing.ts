import { placeOfCursor } from '../../engine/cursor.ts'
import { Problem } from '../../engine/problem.ts'
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
}

/** The vendor's cursor envelope. A link is left out when there is no such page. */
export interface Listing<T> {
  readonly entities: readonly T[]
  readonly selfUri: string
  readonly nextUri?: string
  readonly previousUri?: string
}

/** Lists a page by cursor. Throws a Problem when both cursors are given, or one is of no use here. */
export function listing<R extends object, T, Rule extends string, Index extends string>({
  from,
  selection,
  scope,
  after,
  before,
  size,
  link,
  view,
}: Asked<R, T, Rule, Index>): Listing<T> {
  if (after !== undefined && before !== undefined) throw new Problem('malformed', 'Send before or after, not both')
  const filters = JSON.stringify(scope)
  const places = { after: placeOfCursor('after', after, filters), before: placeOfCursor('before', before, filters) }
  const page = from.page({ size: Number(size), ...places }, selection)
  return {
    entities: page.records.map(view),
    ...(page.next && { nextUri: link({ after: encodeCursor(page.next, filters) }) }),
    selfUri: link({ ...(after !== undefined && { after }), ...(before !== undefined && { before }) }),
    ...(page.previous && { previousUri: link({ before: encodeCursor(page.previous, filters) }) }),
  }
}
