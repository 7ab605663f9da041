import type { ServerResponse } from 'node:http'
import type { CreateResponse } from '../engine/exchange/call.ts'

/**
 * A response that is sent as it is, without the objects of the Fetch API. Whoever reads it instead finds the members of
 * that API.
 */
export class ReadyResponse implements Omit<Response, 'clone'> {
  readonly status: number
  readonly #headers: Readonly<Record<string, string>>
  readonly #body: string | Uint8Array<ArrayBuffer> | null
  #whole: Response | undefined

  constructor(body: string | Uint8Array<ArrayBuffer> | null, { status, headers }: Parameters<CreateResponse>[1]) {
    this.status = status
    this.#headers = headers
    this.#body = body
  }

  /** Returns the response as the Fetch API has it: always the same object. */
  whole(): Response {
    this.#whole ??= new Response(this.#body, { status: this.status, headers: this.#headers })
    return this.#whole
  }

  /** True if somebody has read it, and may have changed its headers. */
  get isRead(): boolean {
    return this.#whole !== undefined
  }

  get ok(): boolean {
    return this.whole().ok
  }

  get statusText(): string {
    return this.whole().statusText
  }

  get headers(): Headers {
    return this.whole().headers
  }

  get body(): Response['body'] {
    return this.whole().body
  }

  get bodyUsed(): boolean {
    return this.whole().bodyUsed
  }

  get type(): ResponseType {
    return this.whole().type
  }

  get url(): string {
    return this.whole().url
  }

  get redirected(): boolean {
    return this.whole().redirected
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.whole().arrayBuffer()
  }

  blob(): Promise<Blob> {
    return this.whole().blob()
  }

  bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.whole().bytes()
  }

  formData(): Promise<FormData> {
    return this.whole().formData()
  }

  json(): Promise<unknown> {
    return this.whole().json()
  }

  text(): Promise<string> {
    return this.whole().text()
  }

  clone(): Response {
    return this.whole().clone()
  }

  send(outgoing: ServerResponse): void {
    const body = this.#body
    if (body !== null) setLength(outgoing, typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength)
    outgoing.writeHead(this.status, this.#headers)
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
  return new ReadyResponse(body, init)
}

const FRAMING = /^(?:content-length|transfer-encoding|trailer)$/i

function isFramed({ status, headers }: Parameters<CreateResponse>[1]): boolean {
  if (status < 200 || status === 204 || status === 304) return true
  for (const name in headers) if (FRAMING.test(name)) return true
  return false
}
