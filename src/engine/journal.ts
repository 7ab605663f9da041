import type { Snapshot, World } from '../world/world.ts'
import type { Finding, ProblemKind } from './problem.ts'
import type { Violation } from './reply.ts'

/** One request with its reply, and what was thought of both. */
export interface Exchange {
  /** counted from 1 in its world */
  readonly number: number
  /** when, by the world's clock: ISO 8601 */
  readonly at: string
  readonly vendor: string
  /** the operationId; undefined when the request matched none */
  readonly operation: string | undefined
  readonly method: string
  /** as it was sent, without a world's prefix */
  readonly path: string
  readonly query: string
  readonly request: { readonly headers: readonly (readonly [name: string, value: string])[]; readonly body: string }
  readonly reply: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
  /** why it was refused, if it was */
  readonly problem:
    | { readonly kind: ProblemKind; readonly message: string; readonly findings: readonly Finding[] }
    | undefined
  /** whether a fault struck it */
  readonly fault: boolean
  /** how the reply that was to be sent broke the spec: a bug here */
  readonly violation: Violation | undefined
  /** what a handler threw that is no refusal: a bug here */
  readonly error: unknown
  /** the world after it */
  readonly after: Snapshot
}

/** The ordered log of a world. The oldest exchange leaves it when it is full. */
export class Journal {
  readonly #limit: number
  #ring: Exchange[] = []
  /** how many were ever added */
  #added = 0

  /** @param limit how many exchanges it keeps at the most, at least 1 */
  constructor(limit = 1000) {
    this.#limit = limit
  }

  add(exchange: Exchange): void {
    this.#ring[this.#added++ % this.#limit] = exchange
  }

  /** The exchanges that are kept, oldest first; of one operation only, if named. */
  list(operation?: string): readonly Exchange[] {
    const oldest = this.#added % this.#limit
    const full = this.#ring.length === this.#limit
    const kept = full ? [...this.#ring.slice(oldest), ...this.#ring.slice(0, oldest)] : [...this.#ring]
    return operation === undefined ? kept : kept.filter((exchange) => exchange.operation === operation)
  }

  clear(): void {
    this.#ring = []
    this.#added = 0
  }
}

const journals = new WeakMap<World, Journal>()

/** The journal of a world. It is kept beside the world, which knows no HTTP. */
export function journalOf(world: World): Journal {
  let journal = journals.get(world)
  if (!journal) {
    journal = new Journal()
    journals.set(world, journal)
  }
  return journal
}
