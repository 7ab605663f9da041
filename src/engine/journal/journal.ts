import type { Snapshot } from '../../world/snapshot.ts'
import type { World } from '../../world/world.ts'
import { DEFAULT_LIMITS } from '../services/limits.ts'
import type { Exchange } from './exchange.ts'
import type { JournalBudget } from './journal-budget.ts'
import type { BudgetMember } from './shared-budget.ts'
import { type ExchangeFacts, factsOf, Tally } from './tally.ts'

/** Bounds of a request journal. */
export interface JournalLimits {
  /** how many exchanges are kept, at least 1 */
  readonly exchanges: number
  /** how many bytes their requests and responses may take together; the newest exchange is always kept */
  readonly bytes: number
}

/** A listener for changes of a request journal. */
export interface JournalListener {
  /** called with each exchange that is added */
  readonly added: (exchange: Exchange) => void
  /** called when the journal was emptied because the world was reset */
  readonly cleared?: () => void
  /** called when the world was deleted, so that nothing will be added any more */
  readonly ended?: () => void
}

/** Bytes that an exchange takes besides its texts: its descriptive values, and the part of a state that it changed. */
const OVERHEAD = 4096

/**
 * The ordered log of a world's exchanges. When it is full, or when the journals of all worlds exceed their budget, the
 * oldest exchange is dropped.
 */
export class Journal implements BudgetMember {
  readonly #limits: JournalLimits
  #budget: JournalBudget | undefined
  /** a ring: an exchange is stored at its number modulo the capacity */
  readonly #ring: (Exchange | undefined)[] = []
  readonly #sizes: number[] = []
  readonly #listeners = new Set<JournalListener>()
  /** the exchanges that were dropped */
  readonly #dropped: Tally
  #oldest = 1
  #size = 0
  #bytes = 0

  /** the name of the world */
  readonly world: string

  /** @param budget shared with the journals of other worlds */
  constructor(limits: JournalLimits, world = '', budget?: JournalBudget) {
    this.#limits = limits
    this.#budget = budget
    this.#dropped = new Tally(budget?.tallies)
    this.world = world
  }

  /** The number of the next exchange. */
  get next(): number {
    return this.#oldest + this.#size
  }

  /** How many exchanges the journal holds. */
  get size(): number {
    return this.#size
  }

  /** How many of the oldest exchanges the journal has dropped. */
  get dropped(): number {
    return this.#oldest - 1
  }

  /** Adds the exchange that has the next number. @param bytes the size of its texts */
  add(exchange: Exchange, bytes = 0): void {
    const size = bytes + OVERHEAD
    if (this.#size === this.#limits.exchanges) this.#dropOldest()
    while (this.#bytes + size > this.#limits.bytes && this.#size > 0) this.#dropOldest()
    this.#budget?.exchanges.reserve(this, size)
    const index = this.#indexOf(this.next)
    this.#ring[index] = exchange
    this.#sizes[index] = size
    this.#size++
    this.#bytes += size
    if (this.#listeners.size > 0) for (const listener of this.#listeners) listener.added(exchange)
  }

  /**
   * Continues at the number of an exchange that was recorded by another process. What the journal holds is dropped, and
   * the exchanges in between count as dropped, without their facts.
   */
  continueAt(number: number): void {
    while (this.#size > 0) this.#dropOldest()
    this.#oldest = number
  }

  /** Replaces an exchange that is still kept. */
  replace(exchange: Exchange): void {
    if (this.get(exchange.number)) this.#ring[this.#indexOf(exchange.number)] = exchange
  }

  /** Returns the exchange of a number, if it is still kept. */
  get(number: number): Exchange | undefined {
    return number >= this.#oldest && number < this.next ? this.#ring[this.#indexOf(number)] : undefined
  }

  /**
   * Counts the exchanges that match, including those that were dropped. Of a dropped exchange only its facts are known:
   * see {@link Tally} for the bounds.
   * @param after counts only exchanges with a higher number
   */
  count(matches: (facts: ExchangeFacts) => boolean, after = 0): number {
    const kept = this.list().filter((exchange) => exchange.number > after && matches(factsOf(exchange)))
    return this.#dropped.count(matches, after) + kept.length
  }

  /** Returns the exchanges that are kept, oldest first. */
  list(): Exchange[] {
    return Array.from({ length: this.#size }, (_, i) => this.get(this.#oldest + i)).filter((kept) => kept !== undefined)
  }

  /** Removes all exchanges and starts counting from 1 again. */
  clear(): void {
    this.#budget?.exchanges.release(this.#bytes)
    this.#ring.length = 0
    this.#dropped.clear()
    this.#oldest = 1
    this.#size = 0
    this.#bytes = 0
    for (const listener of this.#listeners) listener.cleared?.()
  }

  /** Drops the oldest exchange. For the budget, which counts its bytes. */
  giveUp(): number {
    const before = this.#bytes
    if (this.#size > 0) this.#forgetOldest()
    return before - this.#bytes
  }

  /** Leaves the budget, and notifies listeners that nothing will be added any more. */
  end(): void {
    this.#budget?.exchanges.remove(this, this.#bytes)
    this.#dropped.end()
    this.#budget = undefined
    for (const listener of this.#listeners) listener.ended?.()
  }

  /** Adds a listener. Returns a function that removes it. */
  listen(listener: JournalListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #indexOf(number: number): number {
    return (number - 1) % this.#limits.exchanges
  }

  #dropOldest(): void {
    this.#budget?.exchanges.release(this.giveUp())
  }

  #forgetOldest(): void {
    const index = this.#indexOf(this.#oldest)
    const oldest = this.#ring[index]
    if (oldest) this.#dropped.add(oldest)
    this.#bytes -= this.#sizes[index] ?? 0
    this.#ring[index] = undefined
    this.#oldest++
    this.#size--
  }
}

const journals = new WeakMap<World, Journal>()

/**
 * Opens the journal of a world. It is stored outside the world, because the world does not depend on HTTP.
 * @param budget shared with the journals of other worlds
 */
export function openJournal(world: World, limits: JournalLimits, budget?: JournalBudget): Journal {
  const journal = new Journal(limits, world.name, budget)
  journals.set(world, journal)
  return journal
}

/** Returns the journal of a world. If none was opened, opens one with the default limits. */
export function journalOf(world: World): Journal {
  const { exchanges, journalBytes: bytes } = DEFAULT_LIMITS
  return journals.get(world) ?? openJournal(world, { exchanges, bytes })
}

/** An exchange before it has its place in a journal. */
export type ExchangeDraft = Omit<Exchange, 'number' | 'at' | 'duration' | 'before' | 'after'> & {
  /** when it started, by the world's clock: ms since 1970 */
  readonly startedAt: number
  /** deliberate delays, in ms of real time */
  readonly delayed: number
  /** state of the world when the handler was called, if it was */
  readonly before?: Snapshot | undefined
  /** state of the world when the handler had finished. Defaults to the present state */
  readonly after?: Snapshot | undefined
  /** size of the bodies and headers in bytes */
  readonly bytes: number
}

/** Adds an exchange to the journal of its world, as of now. */
export function recordExchange(world: World, draft: ExchangeDraft): Exchange {
  const journal = journalOf(world)
  const after = draft.after ?? world.moment()
  const millis = world.clock.millis()
  const exchange: Exchange = {
    number: journal.next,
    at: world.clock.textOf(millis),
    duration: durationOf(world, draft, millis),
    vendor: draft.vendor,
    operation: draft.operation,
    method: draft.method,
    path: draft.path,
    query: draft.query,
    request: draft.request,
    response: draft.response,
    problem: draft.problem,
    undeclared: draft.undeclared,
    undeclaredStatus: draft.undeclaredStatus,
    nearMisses: draft.nearMisses,
    credential: draft.credential,
    fault: draft.fault,
    faultRule: draft.faultRule,
    overridden: draft.overridden,
    forwarded: draft.forwarded,
    violation: draft.violation,
    error: draft.error,
    before: draft.before ?? after,
    after,
  }
  journal.add(exchange, draft.bytes + draft.path.length + draft.query.length)
  return exchange
}

/** Returns how long an exchange took by its world's clock, which another client may have set back meanwhile. */
function durationOf({ clock }: World, { startedAt, delayed }: ExchangeDraft, millis: number): number {
  return clock.frozen ? delayed : Math.max(0, millis - startedAt)
}
