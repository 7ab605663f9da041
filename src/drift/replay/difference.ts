import type { Operation } from '../../engine/spec/spec.ts'
import type { Call } from '../state/call.ts'

/** Kinds of differences in behaviour. */
export type BehaviourKind =
  | 'status'
  | 'error'
  | 'order'
  | 'page size'
  | 'paging'
  | 'content'
  | 'shape'
  | 'default'
  | 'value'

/** A difference between the service and the double in the response to one request. */
export interface FoundDifference {
  readonly kind: BehaviourKind
  /** the property, such as `rule.capacity.email`; empty for the response as a whole */
  readonly at: string
  /** the service's behaviour, without values of records */
  readonly service: string
  readonly double: string
  /** key of the record that has the difference: later responses that show it again are the same difference */
  readonly record?: string
}

/** A statement of the spec that the service contradicts. */
export interface Contradicted {
  /** the rule, or what the spec declares, in a sentence */
  readonly rule: string
  readonly provenance: string
  readonly source?: string
  /** the keys that lead to the statement in the spec */
  readonly path: readonly (string | number)[]
}

/** A setting of the vendor's profile with which the double behaves as the service does. */
export interface MatchingSetting {
  readonly name: string
  readonly value: unknown
}

/** A difference in behaviour, once for all requests that show it. */
export interface BehaviourDifference extends Omit<FoundDifference, 'record'> {
  readonly operation: string
  /** the recorded status */
  readonly status: number
  /** number of requests that show the difference */
  readonly count: number
  /** number of compared requests of the operation with the status */
  readonly of: number
  /** the first request that shows it */
  readonly first: { readonly file: string; readonly number: number }
  readonly contradicts?: Contradicted
  readonly setting?: MatchingSetting
}

/** A status of an operation, with the number of its responses that were compared. */
export interface ComparedResponse {
  readonly operation: string
  readonly status: number
  readonly times: number
}

interface Entry {
  readonly found: FoundDifference
  readonly operation: Operation
  readonly status: number
  readonly first: Call
  count: number
}

/** Collects differences, each once. */
export class DifferenceLedger {
  readonly #entries = new Map<string, Entry>()
  readonly #byRecord = new Map<string, Entry>()
  readonly #compared = new Map<string, ComparedResponse>()

  /** Notes that the response to a call was compared. */
  compared({ operation, status }: Call): void {
    const id = `${operation.id} ${status}`
    this.#compared.set(id, { operation: operation.id, status, times: (this.#compared.get(id)?.times ?? 0) + 1 })
  }

  /** Returns the responses that were compared, in the order in which each was first. */
  responses(): readonly ComparedResponse[] {
    return [...this.#compared.values()]
  }

  /** Adds the differences in the response to a call. */
  add(call: Call, differences: readonly FoundDifference[]): void {
    const counted = new Set<Entry>()
    for (const found of differences) {
      const entry = this.#entryOf(call, found)
      if (!counted.has(entry)) entry.count++
      counted.add(entry)
    }
  }

  /** Returns the differences in the order in which they were found. */
  list(): (BehaviourDifference & { readonly declaredBy: Operation })[] {
    return [...this.#entries.values()].map(({ found: { record: _, ...found }, operation, status, first, count }) => {
      const { file, number } = first.exchange
      const of = Math.max(count, this.#compared.get(`${operation.id} ${status}`)?.times ?? 0)
      const place = { operation: operation.id, status, first: { file, number }, declaredBy: operation }
      return { ...found, ...place, count, of }
    })
  }

  #entryOf(call: Call, found: FoundDifference): Entry {
    const { operation, status } = call
    const place = found.record === undefined ? undefined : `${found.record} ${found.at}`
    const known = place === undefined ? undefined : this.#byRecord.get(place)
    if (known) return known
    const id = `${operation.id} ${status} ${found.kind} ${found.at}`
    const entry = this.#entries.get(id) ?? { found, operation, status, first: call, count: 0 }
    this.#entries.set(id, entry)
    if (place !== undefined) this.#byRecord.set(place, entry)
    return entry
  }
}
