import type { Collection } from '../../world/collection.ts'

/** The records of a stream, put together once as long as the collection does not change. */
export function inStream<R extends object>(from: Collection<R, string, 'stream'>, streamId: string): readonly R[] {
  return from.remember(`stream/${streamId}`, () => from.list({ index: ['stream', streamId] }))
}

/** A page by number, as it was asked for. */
export interface Asked {
  readonly page: number
  readonly limit: number
}

/** What both envelopes have. */
export interface Page<T> {
  readonly limit: number
  readonly hasMore: boolean
  readonly totalPages: number
  readonly totalResults: number
  readonly results: readonly T[]
}

/** The envelope of agents and of their groups, which tells how many results are skipped. */
export function skipped<R, T>(
  all: readonly R[],
  asked: Asked,
  view: (record: R) => T,
): Page<T> & { readonly skip: number } {
  const { results, ...rest } = pageOf(all, asked, view)
  return { results, skip: (asked.page - 1) * asked.limit, ...rest }
}

/** The envelope of all else, which tells the number of the page. */
export function numbered<R, T>(
  all: readonly R[],
  asked: Asked,
  view: (record: R) => T,
): Page<T> & { readonly page: number } {
  const { results, ...rest } = pageOf(all, asked, view)
  return { results, page: asked.page, ...rest }
}

function pageOf<R, T>(all: readonly R[], { page, limit }: Asked, view: (record: R) => T): Page<T> {
  const start = (page - 1) * limit
  const totalPages = Math.ceil(all.length / limit)
  return {
    results: all.slice(start, start + limit).map(view),
    limit,
    hasMore: page < totalPages,
    totalPages,
    totalResults: all.length,
  }
}
