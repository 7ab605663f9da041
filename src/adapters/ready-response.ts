import type { ServerResponse } from 'node:http'
import type { CreateResponse } from '../engine/exchange/call.ts'

/** A response that is sent as it is, without the objects of the Fetch API. */
export class ReadyResponse {
  readonly #status: number
  readonly #headers: Readonly<Record<string, string>>
  readonly #body: string | Uint8Array<ArrayBuffer> | null

  constructor(body: string | Uint8Array<ArrayBuffer> | null, { status, headers }: Parameters<CreateResponse>[1]) {
    this.#status = status
    this.#headers = headers
    this.#body = body
  }

  /** Returns the response as the Fetch API has it. */
  whole(): Response {
    return new Response(this.#body, { status: this.#status, headers: this.#headers })
  }

  send(outgoing: ServerResponse): void {
    const body = this.#body
    if (body !== null) setLength(outgoing, typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength)
    outgoing.writeHead(this.#status, this.#headers)
    if (body === null) outgoing.end()
    else outgoing.end(body)
  }
}

/** A property of Node that its types do not declare: the length of the body, once it is known. */
const LENGTH = '_contentLength'

/**
 * Sets the length that Node writes as `Content-Length` after all other headers, where it stands if Node counts the bytes
 * itself. `@hono/node-server` does the same.
 */
function setLength(outgoing: ServerResponse & { [LENGTH]?: number }, length: number): void {
  outgoing[LENGTH] = length
}

/**
 * Creates a response that is sent as it is. If the body is a stream, or the status or a header decides how it is sent,
 * the response is one of the Fetch API.
 */
export const createReadyResponse: CreateResponse = (body, init) => {
  if (body instanceof ReadableStream || (body !== null && isFramed(init))) return new Response(body, init)
  // Only the adapter that passes this function to the emulator receives the response.
  return new ReadyResponse(body, init) as unknown as Response
}

const FRAMING = /^(?:content-length|transfer-encoding|trailer)$/i

function isFramed({ status, headers }: Parameters<CreateResponse>[1]): boolean {
  if (status < 200 || status === 204 || status === 304) return true
  for (const name in headers) if (FRAMING.test(name)) return true
  return false
}
