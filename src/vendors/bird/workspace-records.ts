import { placeOfCursor } from '../../engine/vendor/cursor.ts'
import type { Collection } from '../../world/collection.ts'
import { encodeCursor } from '../../world/page.ts'
import { compare } from '../../world/tree.ts'
import { RecordNotFound } from '../../world/world-error.ts'

interface WorkspaceRecord {
  readonly workspaceId: string
}

/** Parameters of every list. */
export interface ListQuery {
  readonly limit: number
  readonly pageToken?: string | undefined
  readonly reverse: boolean
}

/** A page of views, with the token of the next page and the number of views on all pages. */
export interface Listing<T> {
  results: T[]
  nextPageToken?: string
  total: number
}

/**
 * Returns a page of records in their order, or in reverse.
 * @param listing.scope identifies the list, so that page tokens of other lists are rejected
 * @param listing.keyOf returns a unique string for each record; page tokens contain it
 * @throws Problem `malformed` if the page token belongs to another listing
 */
export function listPage<R>(
  records: readonly R[],
  { limit, pageToken, reverse }: ListQuery,
  listing: { readonly scope: string; readonly keyOf: (record: R) => string },
): Listing<R> {
  const scope = JSON.stringify([listing.scope, reverse])
  const after = placeOfCursor('pageToken', pageToken || undefined, scope)?.order
  const keyed = records.map((record) => ({ record, key: listing.keyOf(record) }))
  const inOrder = (a: string, b: string) => (reverse ? compare(b, a) : compare(a, b))
  const sorted = keyed.toSorted((a, b) => inOrder(a.key, b.key))
  const start = after === undefined ? 0 : sorted.filter(({ key }) => inOrder(key, String(after)) <= 0).length
  const page = sorted.slice(start, start + limit)
  const last = page.at(-1)
  const hasMore = last && start + limit < sorted.length
  return {
    results: page.map(({ record }) => record),
    ...(hasMore && { nextPageToken: encodeCursor({ order: last.key, seq: 0 }, scope) }),
    total: sorted.length,
  }
}

/** Returns a page of the records of a workspace, oldest first, or in reverse. */
export function listWorkspaceRecords<
  R extends WorkspaceRecord & { readonly id: string; readonly createdAt?: string },
  Rule extends string,
>(collection: Collection<R, Rule, 'workspace'>, query: WorkspaceRecord & ListQuery): Listing<R> {
  const { workspaceId } = query
  return listPage(collection.list({ index: ['workspace', workspaceId] }), query, {
    scope: `${collection.shape.schema}/${workspaceId}`,
    keyOf: ({ createdAt, id }) => `${createdAt}\u0000${id}`,
  })
}

/** Removes the total from a listing, for envelopes that have none. */
export function withoutTotal<T>({ total, ...listing }: Listing<T>): Omit<Listing<T>, 'total'> {
  return listing
}

/** Reduces a listing to the envelope of lists that print no page token, unless the profile adds it. */
export function plainList<T>(listing: Listing<T>, token: 'omitted' | 'sent'): Omit<Listing<T>, 'total'> {
  return token === 'sent' ? withoutTotal(listing) : { results: listing.results }
}

/**
 * Returns one record of a workspace.
 * @throws {@link RecordNotFound} if the record does not exist or belongs to another workspace
 */
export function workspaceRecord<R extends WorkspaceRecord, Rule extends string, Index extends string>(
  collection: Collection<R, Rule, Index>,
  workspaceId: string,
  id: string,
): R {
  const record = collection.getOrThrow(id)
  if (record.workspaceId === workspaceId) return record
  throw new RecordNotFound(collection.shape.schema, id)
}
