import type { Snapshot, World } from '../../world/world.ts'
import type { Violation } from '../exchange/check-response.ts'
import { DEFAULT_LIMITS } from '../services/limits.ts'
import type { Finding, ProblemKind } from '../vendor/problem.ts'

/** One request with its reply, and what was thought of both. */
export interface Exchange {
  /** its place in the journal, counted from 1 since the world began or was reset */
  readonly number: number
  /** when, by the world's clock: ISO 8601 */
  readonly at: string
  /** undefined when the path belongs to no vendor */
  readonly vendor: string | undefined
  /** the operationId; undefined when the request matched none */
  readonly operation: string | undefined
  readonly method: string
  /** as it was sent, without a world's prefix */
  readonly path: string
  readonly query: string
  readonly request: { readonly headers: readonly (readonly [name: string, value: string])[]; readonly body: string }
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    /** empty for what is no JSON, unless it was known beforehand */
    readonly body: string
  }
  /** why it was refused, if it was */
  readonly problem:
    | { readonly kind: ProblemKind; readonly message: string; readonly findings: readonly Finding[] }
    | undefined
  /** the security scheme whose credential was accepted; undefined when none was asked for, or none was right */
  readonly credential: string | undefined
  /** the id of the fault that struck it, if one did */
  readonly fault: string | undefined
  /** how the reply that was to be sent broke the spec: a bug here */
  readonly violation: Violation | undefined
  /** what a handler threw that is no refusal: a bug here */
  readonly error: unknown
  /** the world as its handler found it; as it is after, when it was refused before that */
  readonly before: Snapshot
  readonly after: Snapshot
}

/** How much a journal keeps. */
export interface JournalLimits {
  /** how many exchanges, at least 1 */
  readonly exchanges: number
  /** how many bytes of requests and replies together; the newest exchange stays whatever its size */
  readonly bytes: number
}

/** Told of what happens to a journal. */
export interface JournalListener {
  readonly added: (exchange: Exchange) => void
  /** all exchanges are gone: the world was reset */
  readonly cleared?: () => void
  /** nothing will be added any more: the world was deleted */
  readonly ended?: () => void
}

/** What an exchange takes beside its bodies: about the size of its headers and of the values that describe it. */
const OVERHEAD = 512

/** The ordered log of a world. The oldest exchange leaves it when it is full. */
export class Journal {
  readonly #limits: JournalLimits
  /** an exchange stands at its number, counted round */
  readonly #ring: (Exchange | undefined)[] = []
  readonly #sizes: number[] = []
  readonly #watchers = new Set<JournalListener>()
  #oldest = 1
  #size = 0
  #bytes = 0

  constructor(limits: JournalLimits) {
    this.#limits = limits
  }

  /** The number of the next exchange. */
  get next(): number {
    return this.#oldest + this.#size
  }

  /** How many exchanges it holds. */
  get size(): number {
    return this.#size
  }

  /** Adds the exchange of the next number. @param bytes what its bodies take */
  add(exchange: Exchange, bytes = 0): void {
    if (this.#size === this.#limits.exchanges) this.#dropOldest()
    const place = this.#placeOf(this.next)
    this.#ring[place] = exchange
    this.#sizes[place] = bytes + OVERHEAD
    this.#size++
    this.#bytes += bytes + OVERHEAD
    while (this.#bytes > this.#limits.bytes && this.#size > 1) this.#dropOldest()
    if (this.#watchers.size > 0) for (const watcher of this.#watchers) watcher.added(exchange)
  }

  /** The exchange of this number, if it is still kept. */
  get(number: number): Exchange | undefined {
    return number >= this.#oldest && number < this.next ? this.#ring[this.#placeOf(number)] : undefined
  }

  /** The exchanges that are kept, oldest first. */
  list(): Exchange[] {
    return Array.from({ length: this.#size }, (_, i) => this.get(this.#oldest + i)).filter((kept) => kept !== undefined)
  }

  clear(): void {
    this.#ring.length = 0
    this.#oldest = 1
    this.#size = 0
    this.#bytes = 0
    for (const watcher of this.#watchers) watcher.cleared?.()
  }

  /** Tells those who watch that nothing will be added any more. */
  end(): void {
    for (const watcher of this.#watchers) watcher.ended?.()
  }

  /** Tells a watcher of all that happens from now on, until what is returned is called. */
  watch(watcher: JournalListener): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  #placeOf(number: number): number {
    return (number - 1) % this.#limits.exchanges
  }

  #dropOldest(): void {
    const place = this.#placeOf(this.#oldest)
    this.#bytes -= this.#sizes[place] ?? 0
    this.#ring[place] = undefined
    this.#oldest++
    this.#size--
  }
}

/** The setting in which a world keeps how large its journal may be. */
export const JOURNAL_LIMITS_SETTING = 'journal-limits'

const journals = new WeakMap<World, Journal>()

/** The journal of a world. It is kept beside the world, which knows no HTTP. */
export function journalOf(world: World): Journal {
  let journal = journals.get(world)
  if (!journal) {
    // Only the emulator writes this setting, with this type.
    const { exchanges, journalBytes } = DEFAULT_LIMITS
    const own = world.setting(JOURNAL_LIMITS_SETTING) as JournalLimits | undefined
    journal = new Journal(own ?? { exchanges, bytes: journalBytes })
    journals.set(world, journal)
  }
  return journal
}
