import type { Exchange } from '../engine/journal/exchange.ts'
import { journalOf } from '../engine/journal/journal.ts'
import type { ForkOptions, HostedWorld } from '../engine/services/emulator-services.ts'
import { otherChanges, splitChangeSet } from '../world/change-set.ts'
import type { Snapshot } from '../world/snapshot.ts'
import type { KeptWorld } from './all-entries.ts'
import { type ChangeEntry, toStored } from './entry.ts'

/** How a world was started. */
export interface Started {
  readonly options: ForkOptions
  /** digest of its scenario, if that has a name */
  readonly digest: string | undefined
}

/** Parts of a {@link Track}. */
interface TrackOptions {
  readonly hosted: HostedWorld
  readonly started: Started
  readonly keepsExchanges: boolean
  /** called after changes that no exchange reports */
  readonly onChange: () => void
}

/** Entries that were taken, and what returns to the state before them. */
interface Taken {
  readonly entries: readonly ChangeEntry[]
  readonly undo: () => void
}

/** A world whose changes are kept: the state that entries lead to, and what happened since. */
export class Track {
  readonly hosted: HostedWorld
  started: Started
  /** resolves once everything that a client may have seen is kept; undefined if it is */
  unkept: Promise<void> | undefined
  #written: Snapshot
  /** exchanges that were recorded since */
  #exchanges: Exchange[] = []
  /** true if the journal was emptied since, before the exchanges */
  #isCleared = false
  readonly #stop: () => void

  constructor({ hosted, started, keepsExchanges, onChange }: TrackOptions) {
    const { world } = hosted
    this.hosted = hosted
    this.started = started
    this.#written = world.moment()
    world.follow()
    const stopWatching = world.watch(onChange)
    const stopListening = keepsExchanges ? this.#listen() : undefined
    this.#stop = () => {
      stopWatching()
      stopListening?.()
    }
  }

  /** Continues from a state that entries lead to already. */
  continueFrom(written: Snapshot): void {
    this.#advance(written)
  }

  stop(): void {
    this.#stop()
  }

  /**
   * True if there are changes that a client may rely on: of records, settings or the clock, or a restored state. The numbers
   * of exchanges and counts of requests are kept with the next ones of these.
   */
  get isUrgent(): boolean {
    if (this.#isCleared) return true
    const [present, written] = [this.hosted.world.moment(), this.#written]
    if (present === written) return false
    return (
      present.turn < written.turn ||
      present.version !== written.version ||
      present.settings !== written.settings ||
      present.clock !== written.clock ||
      present.seed !== written.seed
    )
  }

  /** True if there is anything to keep. */
  get isChanged(): boolean {
    return this.#exchanges.length > 0 || this.#isCleared || this.hosted.world.moment() !== this.#written
  }

  /** Returns the entries of everything that happened since the last ones. */
  take(): Taken {
    const { hosted, isUrgent } = this
    const [written, exchanges, isCleared] = [this.#written, this.#exchanges, this.#isCleared]
    const entries = this.#entries()
    this.#advance(hosted.world.moment())
    this.#exchanges = []
    this.#isCleared = false
    const undo = () => {
      this.#advance(written)
      this.#exchanges = isUrgent ? [] : [...exchanges, ...this.#exchanges]
      this.#isCleared ||= isCleared
      if (isUrgent) hosted.world.restore(written)
    }
    return { entries, undo }
  }

  /** Returns the world as the entries up to now lead to it. */
  kept(): KeptWorld {
    const { hosted, started } = this
    const { world, origin, snapshots, ephemeral } = hosted
    const journal = journalOf(world)
    const next = this.#exchanges[0]?.number ?? journal.next
    return {
      world,
      ephemeral,
      ...started,
      origin,
      snapshots: [...snapshots.values()],
      exchanges: journal.list().filter(({ number }) => number < next),
      next,
      state: this.#written,
    }
  }

  #entries(): ChangeEntry[] {
    const { world } = this.hosted
    const journal = journalOf(world)
    const entries: ChangeEntry[] = []
    let at = this.#written
    for (const exchange of this.#exchanges) {
      // The journal has dropped it meanwhile.
      if (exchange.number <= journal.dropped) continue
      const { before, after } = exchange
      const effects = before === after ? {} : { effects: world.changeSet(before, after) }
      entries.push({ world: world.name, ...this.#step(at, before), exchange: toStored(exchange), ...effects })
      at = after
    }
    const present = world.moment()
    if (present !== at) {
      const { changes = {}, ...step } = this.#step(at, present)
      const [head, ...rest] = splitChangeSet(changes)
      entries.push({ world: world.name, ...step, ...(head && { changes: head }) })
      for (const one of rest) entries.push({ world: world.name, changes: one })
    }
    const [first, ...others] = entries
    return this.#isCleared ? [{ ...first, world: world.name, cleared: true }, ...others] : entries
  }

  /** Returns what leads the world from one state to another. */
  #step(from: Snapshot, to: Snapshot): Pick<ChangeEntry, 'restored' | 'changes'> {
    const { world, origin, snapshots } = this.hosted
    if (from === to) return {}
    if (from.version !== to.version) {
      if (to.version === origin.version) return { restored: 'origin', changes: otherChanges(origin, to) }
      const named = [...snapshots.values()].find(({ snapshot }) => snapshot.version === to.version)
      if (named) return { restored: { snapshot: named.name }, changes: otherChanges(named.snapshot, to) }
    }
    return { changes: world.changeSet(from, to) }
  }

  #advance(written: Snapshot): void {
    const { world } = this.hosted
    this.#written = written
    // If the world is in another state by now, it is compared with the written one.
    if (world.moment() === written) world.follow()
  }

  #listen(): () => void {
    const journal = journalOf(this.hosted.world)
    return journal.listen({
      added: (exchange) => {
        this.#exchanges.push(exchange)
        // The journal drops exchanges that nobody has kept yet, if there are too many.
        if (this.#exchanges.length >= 2 * journal.size + MOST_LATE)
          this.#exchanges = this.#exchanges.slice(-journal.size)
      },
      cleared: () => {
        this.#exchanges = []
        this.#isCleared = true
      },
    })
  }
}

/** Exchanges that may wait beyond those in the journal. */
const MOST_LATE = 1000
