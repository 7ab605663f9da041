import type { Collection } from '../../world/collection.ts'

/** Returns the records of a stream. The list is memoised until the collection changes. */
export function listInStream<R extends object>(
  collection: Collection<R, string, 'stream'>,
  streamId: string,
): readonly R[] {
  return collection.remember(`stream/${streamId}`, () => collection.list({ index: ['stream', streamId] }))
}

/** A requested page. */
export interface PageQuery {
  /** the page number, starting at 1 */
  readonly page: number
  /** the maximum number of records per page */
  readonly limit: number
}

/** Fields that both list envelopes have. */
export interface Page<T> {
  readonly limit: number
  readonly hasMore: boolean
  readonly totalPages: number
  readonly totalResults: number
  readonly results: readonly T[]
}

/** Returns a page with the number of skipped results: the envelope of agents and agent groups. */
export function pageWithSkip<R, T>(
  records: readonly R[],
  query: PageQuery,
  view: (record: R) => T,
): Page<T> & { readonly skip: number } {
  const { results, ...rest } = pageOf(records, query, view)
  return { results, skip: (query.page - 1) * query.limit, ...rest }
}

/** Returns a page with its page number: the envelope of all other lists. */
export function pageWithNumber<R, T>(
  records: readonly R[],
  query: PageQuery,
  view: (record: R) => T,
): Page<T> & { readonly page: number } {
  const { results, ...rest } = pageOf(records, query, view)
  return { results, page: query.page, ...rest }
}

function pageOf<R, T>(records: readonly R[], { page, limit }: PageQuery, view: (record: R) => T): Page<T> {
  const start = (page - 1) * limit
  const totalPages = Math.ceil(records.length / limit)
  return {
    results: records.slice(start, start + limit).map(view),
    limit,
    hasMore: page < totalPages,
    totalPages,
    totalResults: records.length,
  }
}
