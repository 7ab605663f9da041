import { inPairs } from '../engine/exchange/header-pairs.ts'

/** The headers of a request as Node received them. An object of the Fetch API is created for rare uses only. */
export class ReceivedHeaders implements Pick<Headers, 'get' | 'has' | 'forEach' | 'keys' | 'values' | 'entries'> {
  readonly #raw: readonly string[]

  /** @param raw names and values in turn */
  constructor(raw: readonly string[]) {
    this.#raw = raw
  }

  get(name: string): string | null {
    const wanted = name.toLowerCase()
    let value: string | null = null
    for (let i = 0; i < this.#raw.length; i += 2) {
      const candidate = this.#raw[i] ?? ''
      if (candidate.length !== wanted.length || candidate.toLowerCase() !== wanted) continue
      const found = this.#raw[i + 1] ?? ''
      value = value === null ? found : `${value}${wanted === 'cookie' ? '; ' : ', '}${found}`
    }
    return value
  }

  has(name: string): boolean {
    return this.get(name) !== null
  }

  forEach(callback: (value: string, name: string, all: Headers) => void): void {
    this.#whole().forEach(callback)
  }

  keys(): HeadersIterator<string> {
    return this.#whole().keys()
  }

  values(): HeadersIterator<string> {
    return this.#whole().values()
  }

  entries(): HeadersIterator<[string, string]> {
    return this.#whole().entries()
  }

  [Symbol.iterator](): HeadersIterator<[string, string]> {
    return this.#whole().entries()
  }

  #whole(): Headers {
    return new Headers(inPairs(this.#raw).map(([name, value]): [string, string] => [name, value]))
  }
}
