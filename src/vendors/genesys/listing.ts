import { placeOfCursor } from '../../engine/vendor/cursor.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import type { Collection, Selection } from '../../world/collection.ts'
import { encodeCursor } from '../../world/page.ts'
import { type Sort, sortedPage } from './sorted-page.ts'

/** Options for listing one page by cursor. */
export interface ListingQuery<R extends object, T, Rule extends string, Index extends string> {
  /** the collection to list */
  readonly from: Collection<R, Rule, Index>
  /** the records to list; defaults to all */
  readonly selection?: Selection<R, Index, Rule>
  /** the order of the listing; defaults to the collection's */
  readonly sort?: Sort<R> | undefined
  /** the listing's name and filters; a cursor is valid only with the scope that it was created with */
  readonly scope: readonly unknown[]
  readonly after?: string | undefined
  readonly before?: string | undefined
  /** the page size: a whole number, at least 1, as a string */
  readonly size: string
  /** returns a link to the listing with a cursor */
  readonly link: (cursor: { after?: string; before?: string }) => string
  /** returns a record as the response shows it */
  readonly view: (record: R) => T
  /** identifies a `view` that depends only on the record; the page is memoised until the collection changes */
  readonly viewKey?: string | undefined
}

/** The vendor's envelope of a cursor listing. `nextUri` and `previousUri` are absent if there is no such page. */
export interface Listing<T> {
  readonly entities: readonly T[]
  readonly selfUri: string
  readonly nextUri?: string
  readonly previousUri?: string
}

/**
 * Returns one page of a cursor listing.
 * @throws a Problem if the query has both cursors, or a cursor that is not from this listing
 */
export function listing<R extends object, T, Rule extends string, Index extends string>(
  query: ListingQuery<R, T, Rule, Index>,
): Listing<T> {
  const { from, scope, after, before, size, viewKey } = query
  if (after !== undefined && before !== undefined)
    throw new Problem('malformed', 'The cursors before and after cannot be combined: send only one of them')
  const filters = JSON.stringify(scope)
  if (viewKey === undefined) return page(query, filters)
  return from.remember(`${filters}|${viewKey}|${size}|${after ?? ''}|${before ?? ''}`, () => page(query, filters))
}

function page<R extends object, T, Rule extends string, Index extends string>(
  { from, selection, sort, after, before, size, link, view }: ListingQuery<R, T, Rule, Index>,
  filters: string,
): Listing<T> {
  const bounds = { after: placeOfCursor('after', after, filters), before: placeOfCursor('before', before, filters) }
  const request = { size: Number(size), ...bounds }
  const found = sort ? sortedPage(from.list(selection), sort, request) : from.page(request, selection)
  return {
    entities: found.records.map(view),
    ...(found.next && { nextUri: link({ after: encodeCursor(found.next, filters) }) }),
    selfUri: link({ ...(after !== undefined && { after }), ...(before !== undefined && { before }) }),
    ...(found.previous && { previousUri: link({ before: encodeCursor(found.previous, filters) }) }),
  }
}
