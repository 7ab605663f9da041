import { fold } from '../../specs/model/words.ts'
import type { Call } from './call.ts'
import type { ShownRecord } from './shown-record.ts'

/** The order of the records of one collection in the lists of a service. */
export class ListOrder {
  readonly #keys: string[] = []
  /** the record that was added last, by the call whose list showed it */
  readonly #last = new WeakMap<Call, string>()

  /**
   * Adds a record of a list, after the one that the list showed before it. Of two lists with another order, the first
   * counts.
   */
  add(key: string, call: Call): void {
    const before = this.#last.get(call)
    this.#last.set(call, key)
    if (this.#keys.includes(key)) return
    const at = before === undefined ? this.#keys.length - 1 : this.#keys.indexOf(before)
    this.#keys.splice(at + 1, 0, key)
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
