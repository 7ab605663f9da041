/** Response headers, by the names that the spec declares. */
export type HeaderValues = Readonly<Record<string, string | number>>

/** A successful result with headers of its own, in addition to those that the dialect adds to every response. */
export class WithHeaders<Body> {
  readonly body: Body
  readonly headers: HeaderValues

  constructor(body: Body, headers: HeaderValues) {
    this.body = body
    this.headers = headers
  }
}

/**
 * Adds headers to a body. A handler whose operation declares one success returns the result instead of the body.
 * @example
 * const created = withHeaders({ id: 'desk-1' }, { location: '/desks/desk-1' })
 */
export function withHeaders<Body>(body: Body, headers: HeaderValues): WithHeaders<Body> {
  return new WithHeaders(body, headers)
}
