import { fold } from '../../specs/model/words.ts'
import type { Call } from './call.ts'
import type { ShownRecord } from './shown-record.ts'

/** The order of the records of one collection in the lists of a service. */
export class ListOrder {
  readonly #keys: string[] = []
  readonly #conflicts = new Set<string>()

  /**
   * Adds the records of a list: each after the one before it, and the first ones before the next known one. Of two lists
   * with another order, the first counts.
   */
  add(list: readonly string[]): void {
    const known = list.filter((key) => this.#keys.includes(key))
    const expected = known.toSorted((a, b) => this.#keys.indexOf(a) - this.#keys.indexOf(b))
    for (const [i, key] of known.entries()) if (key !== expected[i]) this.#conflicts.add(key)
    this.#insert(list)
  }

  /** Returns whether two lists show a record at different places. */
  hasConflict(key: string): boolean {
    return this.#conflicts.has(key)
  }

  #insert(list: readonly string[]): void {
    const firstKnown = list.find((key) => this.#keys.includes(key))
    let at = firstKnown === undefined ? this.#keys.length : this.#keys.indexOf(firstKnown)
    for (const key of list) {
      const known = this.#keys.indexOf(key)
      if (known < 0) this.#keys.splice(at, 0, key)
      at = (known < 0 ? at : known) + 1
    }
  }

  /** Returns the position of a record; undefined if no list showed it. */
  rankOf(key: string): number | undefined {
    const at = this.#keys.indexOf(key)
    return at < 0 ? undefined : at
  }
}

/** Names of query parameters that sort a list, folded. */
const SORTING = /^(?:sort|order|reverse|direction)/

/** Returns whether a record was shown by a list in the service's own order. */
export function isFromList({ kind }: ShownRecord, { operation, query }: Call): boolean {
  if (kind !== 'item' || operation.method !== 'get') return false
  return ![...new URLSearchParams(query).keys()].some((name) => SORTING.test(fold(name)))
}
