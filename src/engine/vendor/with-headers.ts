/** Response headers by the names that the spec declares. */
export type HeaderValues = Readonly<Record<string, string | number>>

/** A success with headers of its own, beside those that the dialect puts on every reply. */
export class WithHeaders<Body> {
  readonly body: Body
  readonly headers: HeaderValues

  constructor(body: Body, headers: HeaderValues) {
    this.body = body
    this.headers = headers
  }
}

/** Answers with a body and headers; a handler whose operation declares one success returns it in the body's place. */
export function withHeaders<Body>(body: Body, headers: HeaderValues): WithHeaders<Body> {
  return new WithHeaders(body, headers)
}
