import { decodePercent } from '../../engine/spec/parameters.ts'
import { extractor, locatedStrings, type ReceivedResponse } from '../../pacts/extract.ts'
import { mapStrings } from '../../pacts/json.ts'
import { percentEncode } from '../../world/percent-encode.ts'

/** Shortest string that counts as an id or a cursor. */
const SHORTEST_ID = 6

/** The values that the service decided, such as ids and cursors, with the double's values in their place. */
export class ValueMap {
  readonly #values = new Map<string, string>()
  readonly #known: ReadonlySet<string>

  /** @param known the strings of the state in which the traffic began: they are the same in service and double */
  constructor(known: ReadonlySet<string>) {
    this.#known = known
  }

  /**
   * Learns the values of a response that the double decides differently.
   * @param isInLists whether the items of lists correspond, which holds for responses to writes
   */
  learn(recorded: ReceivedResponse, replayed: ReceivedResponse, isInLists: boolean): void {
    const at = extractor(replayed)
    for (const { at: place, text } of locatedStrings(recorded)) {
      if (text.length < SHORTEST_ID || /\s/.test(text) || this.#values.has(text) || this.#known.has(text)) continue
      if (!isInLists && /\/\d+(?:\/|$|[?#])/.test(place)) continue
      const found = at(place)
      if (found !== undefined && found !== text) this.#values.set(text, found)
    }
  }

  /** Returns the double's value for one that was recorded. */
  of(text: string): string {
    return this.#values.get(text) ?? text
  }

  /** Returns whether a recorded value has another value in the double. */
  has(text: string): boolean {
    return this.#values.has(text)
  }

  /** Replaces the path parameters with these values in a path. */
  inPath(path: string, parameters: ReadonlyMap<string, string>): string {
    const values = new Set(parameters.values())
    return path
      .split('/')
      .map((segment) => {
        const text = decodePercent(segment) ?? segment
        return values.has(text) && this.has(text) ? percentEncode(this.of(text)) : segment
      })
      .join('/')
  }

  inQuery(query: string): string {
    if (query === '') return ''
    return query
      .split('&')
      .map((pair) => {
        const [name = '', ...rest] = pair.split('=')
        const text = decodePercent(rest.join('=').replaceAll('+', ' ')) ?? ''
        const items = text.split(',')
        if (![text, ...items].some((item) => this.has(item))) return pair
        const mapped = this.has(text) ? this.of(text) : items.map((item) => this.of(item)).join(',')
        return `${name}=${percentEncode(mapped)}`
      })
      .join('&')
  }

  inBody(value: unknown): unknown {
    return mapStrings(value, (text) => this.of(text))
  }
}
