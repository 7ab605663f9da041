/** Options for listing one numbered page. */
export interface NumberedQuery<R> {
  /** all records of the listing, in order */
  readonly records: readonly R[]
  readonly pageNumber: number
  readonly pageSize: number
  /** returns a link to a page of the listing */
  readonly link: (pageNumber: number) => string
}

/** The vendor's envelope of a numbered page. `nextUri` and `previousUri` are absent if there is no such page. */
export interface NumberedPage<R> {
  readonly entities: readonly R[]
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

/** Returns one numbered page. A page past the last one is empty. */
export function numberedPage<R>({ records, pageNumber, pageSize, link }: NumberedQuery<R>): NumberedPage<R> {
  const start = (pageNumber - 1) * pageSize
  const pageCount = Math.ceil(records.length / pageSize)
  return {
    entities: records.slice(start, start + pageSize),
    pageSize,
    pageNumber,
    total: records.length,
    pageCount,
    firstUri: link(1),
    lastUri: link(Math.max(1, pageCount)),
    selfUri: link(pageNumber),
    ...(pageNumber < pageCount && { nextUri: link(pageNumber + 1) }),
    ...(pageNumber > 1 && pageNumber <= pageCount && { previousUri: link(pageNumber - 1) }),
  }
}
