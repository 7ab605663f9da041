import { toBase64 } from '../../world/base64.ts'
import type { Exchange } from '../journal/exchange.ts'
import type { CheckedResponse } from './check-response.ts'
import { inPairs } from './header-pairs.ts'
import type { KeptBody } from './receive-body.ts'

/** A request as the journal keeps it. The pairs of its headers are created when they are asked for. */
export class KeptRequest implements KeptRequestShape {
  readonly #rawHeaders: readonly string[]
  readonly #kept: KeptBody | undefined

  /** @param rawHeaders names and values in turn */
  constructor(rawHeaders: readonly string[], kept: KeptBody | undefined) {
    this.#rawHeaders = rawHeaders
    this.#kept = kept
  }

  get headers(): KeptRequestShape['headers'] {
    return inPairs(this.#rawHeaders)
  }

  get body(): string {
    return this.#kept?.body ?? ''
  }

  get encoding(): 'base64' | undefined {
    return this.#kept?.encoding
  }

  get truncated(): true | undefined {
    return this.#kept?.truncated
  }
}

/**
 * A response as the journal keeps it. Its text is created when it is asked for: until then the journal keeps the values
 * that it consists of, and records are shared by all responses that contain them.
 */
export class KeptResponse implements KeptResponseShape {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly #value: unknown
  readonly #text: string | undefined
  readonly #bytes: Uint8Array | undefined

  constructor({ status, headers, value, text, bytes }: CheckedResponse) {
    this.status = status
    this.headers = headers
    this.#value = value
    this.#text = text
    this.#bytes = bytes
  }

  get body(): string {
    if (this.#bytes) return toBase64(this.#bytes)
    return this.#text ?? (this.#value === undefined ? '' : JSON.stringify(this.#value))
  }

  get encoding(): 'base64' | undefined {
    return this.#bytes && 'base64'
  }
}

type KeptRequestShape = Exchange['request']
type KeptResponseShape = Exchange['response']
