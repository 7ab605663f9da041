/** Options for listing one page by number. */
export interface NumberedPageQuery<T> {
  /** all records that the query finds, in order */
  readonly found: readonly T[]
  readonly pageNumber: number
  readonly pageSize: number
  /** Returns a link to the page with a number. */
  readonly link: (pageNumber: number) => string
}

/** The vendor's envelope of a listing by page number. `nextUri` and `previousUri` are absent if there is no such page. */
export interface NumberedPage<T> {
  readonly entities: readonly T[]
  readonly pageSize: number
  readonly pageNumber: number
  readonly total: number
  readonly pageCount: number
  readonly firstUri: string
  readonly lastUri: string
  readonly selfUri: string
  readonly nextUri?: string
  readonly previousUri?: string
}

/** Returns one page of a listing by page number. A page past the last one is empty and has no neighbours. */
export function numberedPage<T>({ found, pageNumber, pageSize, link }: NumberedPageQuery<T>): NumberedPage<T> {
  const start = (pageNumber - 1) * pageSize
  const pageCount = Math.ceil(found.length / pageSize)
  return {
    entities: found.slice(start, start + pageSize),
    pageSize,
    pageNumber,
    total: found.length,
    pageCount,
    firstUri: link(1),
    lastUri: link(Math.max(1, pageCount)),
    selfUri: link(pageNumber),
    ...(pageNumber < pageCount && { nextUri: link(pageNumber + 1) }),
    ...(pageNumber > 1 && pageNumber <= pageCount && { previousUri: link(pageNumber - 1) }),
  }
}
