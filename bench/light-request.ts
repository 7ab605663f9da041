import { HEADERS } from './wrk.ts'

const utf8 = new TextEncoder()

/** Returns a request with as few objects as an adapter could create, so that mostly the exchange itself is measured. */
export function lightRequest(method: string, url: string, body?: string): Request {
  // The engine reads only these members of a request whose body has a length.
  return new LightRequest(method, url, body === undefined ? undefined : utf8.encode(body)) as unknown as Request
}

class LightRequest {
  readonly method: string
  readonly url: string
  readonly headers: LightHeaders
  readonly bodyUsed = false
  readonly #bytes: Uint8Array<ArrayBuffer> | undefined

  constructor(method: string, url: string, bytes: Uint8Array<ArrayBuffer> | undefined) {
    this.method = method
    this.url = url
    this.headers = new LightHeaders(bytes ? { ...HEADERS, 'content-length': String(bytes.byteLength) } : HEADERS)
    this.#bytes = bytes
  }

  get body(): object | null {
    return this.#bytes ?? null
  }

  async arrayBuffer(): Promise<ArrayBuffer | undefined> {
    return this.#bytes?.buffer
  }
}

class LightHeaders {
  readonly #values: Readonly<Record<string, string>>

  constructor(values: Readonly<Record<string, string>>) {
    this.#values = values
  }

  get(name: string): string | null {
    return this.#values[name] ?? null
  }

  has(name: string): boolean {
    return name in this.#values
  }
}
