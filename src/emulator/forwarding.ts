/** Another server that answers requests instead of the emulator. Adapters implement it: only they know a network. */
export interface Forwarding {
  /** base URL of the server, without a slash at its end */
  readonly to: string
  /** true if the requests and responses are compared with the specs */
  readonly isChecked: boolean
  /** true if the double answers what the server does not */
  readonly hasFallback: boolean
  /**
   * Sends a request to the server.
   * @throws ForwardingError if the server cannot be reached, or its response does not start in time
   */
  readonly send: (request: OutgoingRequest) => Promise<IncomingResponse>
  /** Called before the server's response is returned unchanged, instead of one of the double or a problem. */
  readonly passedOn: () => void
  /** Removes the compression of a body. Returns undefined if that is not possible within a number of bytes. */
  readonly decompress: (
    body: Uint8Array,
    encoding: string,
    most: number,
  ) => Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** A request to another server. Its adapter knows the headers that were sent. */
export interface OutgoingRequest {
  readonly method: string
  /** the path and query as they were sent, without the prefix of a world */
  readonly target: string
  /** the whole body; undefined if the request has none */
  readonly body: Uint8Array | ReadableStream<Uint8Array> | undefined
  /** aborted when the client does not wait for the response any more */
  readonly signal: AbortSignal
}

/** The response of another server, with its body as it was sent. */
export interface IncomingResponse {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: ReadableStream<Uint8Array> | null
}

/** Thrown when another server did not answer. The message is for a person, and ends with the cure. */
export class ForwardingError extends Error {
  readonly reason: 'unreachable' | 'timeout'

  constructor(reason: ForwardingError['reason'], message: string) {
    super(message)
    this.name = 'ForwardingError'
    this.reason = reason
  }
}
