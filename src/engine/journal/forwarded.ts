/** Facts about a request that an adapter sent to another server. */
export interface Forwarded {
  /** base URL of the server */
  readonly to: string
  /** reason why the double answered instead of the server */
  readonly fallback?: FallbackReason | undefined
  /** differences between the messages and the spec; empty if they were not compared */
  readonly differences: readonly Difference[]
}

/** Reason why the double answered instead of the server. */
export type FallbackReason = 'unreachable' | 'timeout' | 'status 404' | 'status 501'

/** A difference between a forwarded message and the spec. */
export interface Difference {
  readonly of: 'request' | 'response'
  readonly in: 'path' | 'query' | 'header' | 'body' | 'status'
  /** name of a parameter or header, or a JSON Pointer (RFC 6901) to the first place in the body; empty for the whole */
  readonly at: string
  /** the JSON Schema keyword that failed, or `undeclared`, `syntax` and others */
  readonly keyword: string
  /** a clause such as `must be a string` */
  readonly message: string
  /** in how many items of lists the difference was found */
  readonly count: number
}

/** Formats a difference in one line, such as `response body /items/0/area is not declared (25 times)`. */
export function formatDifference({ of, in: where, at, message, count }: Difference): string {
  const place = at === '' ? where : `${where} ${at}`
  return `${of} ${place} ${message}${count > 1 ? ` (${count} times)` : ''}`
}
