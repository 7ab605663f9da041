import type { Exchange } from '../engine/journal/exchange.ts'
import { journalOf } from '../engine/journal/journal.ts'
import type { ForkOptions, HostedWorld } from '../engine/services/emulator-services.ts'
import { otherChanges, splitChangeSet } from '../world/change-set.ts'
import type { Snapshot } from '../world/snapshot.ts'
import type { Version } from '../world/version.ts'
import type { KeptWorld } from './all-entries.ts'
import { type ChangeEntry, type Entry, type ExchangeEntry, type Place, toStored } from './entry.ts'

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
export interface Taken {
  readonly entries: readonly Entry[]
  readonly undo: () => void
}

/** A world whose changes are kept: the state that entries lead to, and what happened since. */
export class Track {
  readonly hosted: HostedWorld
  started: Started
  /** resolves once everything that a client may have seen is kept; undefined if it is */
  unkept: Promise<void> | undefined
  #written: Snapshot
  /** the numbers of states that entries led to, by their versions */
  readonly #positions = new Map<Version, Position>()
  #latest = 0
  /** exchanges that no entry has yet */
  #exchanges: Exchange[] = []
  /** true if the journal was emptied since, before the exchanges */
  #isCleared = false
  readonly #stop: () => void

  constructor({ hosted, started, keepsExchanges, onChange }: TrackOptions) {
    const { world } = hosted
    this.hosted = hosted
    this.started = started
    this.#written = world.moment()
    this.#positions.set(this.#written.version, { position: 0, snapshot: this.#written })
    world.follow()
    const stopWatching = world.watch(onChange)
    const stopListening = keepsExchanges ? this.#listen() : undefined
    this.#stop = () => {
      stopWatching()
      stopListening?.()
    }
  }

  /** The exchanges that no entry has yet. */
  get exchanges(): readonly Exchange[] {
    return this.#exchanges
  }

  /**
   * Continues from a state that entries lead to already, but that has no number yet.
   * @param exchanges earlier ones that no entry has yet
   */
  continueFrom(written: Snapshot, exchanges: readonly Exchange[] = []): void {
    this.#exchanges = [...exchanges]
    this.#positions.clear()
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

  /** Returns the entries of the changes since the last ones. The exchanges that made them may follow later. */
  takeChanges(): Taken {
    const { hosted, isUrgent } = this
    const [written, isCleared, latest] = [this.#written, this.#isCleared, this.#latest]
    const entries = this.#changeEntries()
    const undo = () => {
      for (const [version, { position }] of this.#positions) if (position > latest) this.#positions.delete(version)
      this.#latest = latest
      this.#advance(written)
      this.#isCleared ||= isCleared
      if (isUrgent) hosted.world.restore(written)
    }
    return { entries, undo }
  }

  /** Returns the entries of the exchanges that have none yet. Their changes must be entries already. */
  takeExchanges(): Taken {
    const { world } = this.hosted
    const exchanges = this.#exchanges
    const journal = journalOf(world)
    // The journal may have dropped some meanwhile, and others have a new response because their changes were undone.
    const kept = exchanges.flatMap(({ number }) => journal.get(number) ?? [])
    const entries = kept.map((exchange): ExchangeEntry => {
      const { before, after } = exchange
      const places = { before: this.#placeOf(before), ...(after !== before && { after: this.#placeOf(after) }) }
      return { world: world.name, exchange: toStored(exchange), ...places }
    })
    this.#exchanges = []
    this.#forgetPositions()
    const undo = () => {
      this.#exchanges = [...exchanges, ...this.#exchanges]
    }
    return { entries, undo }
  }

  /** Returns the world as the entries up to now lead to it, with all exchanges of its journal. */
  kept(): KeptWorld {
    const { hosted, started } = this
    const { world, origin, snapshots, ephemeral } = hosted
    const journal = journalOf(world)
    // They are among those of the journal. Later ones refer to the present position only.
    this.#exchanges = []
    this.#forgetPositions()
    return {
      world,
      ephemeral,
      ...started,
      origin,
      snapshots: [...snapshots.values()],
      exchanges: journal.list(),
      next: journal.next,
      state: this.#written,
      position: this.#latest,
    }
  }

  #changeEntries(): ChangeEntry[] {
    const { world } = this.hosted
    const label = this.#positions.has(this.#written.version) ? [] : [this.#label(this.#written)]
    const stops = [...this.#unnumberedStates(), world.moment()]
    return [...label, ...stops.flatMap((state) => this.#entriesTo(state))]
  }

  /**
   * Returns the states between the written and the present one to which the latest exchanges refer, in order: requests that
   * arrive together are kept together, and the changes of each are known as long as its state has a number of its own.
   */
  #unnumberedStates(): Snapshot[] {
    const { world } = this.hosted
    const present = world.moment()
    const states: Snapshot[] = []
    for (let i = this.#exchanges.length - 1; i >= 0; i--) {
      const after = this.#exchanges[i]?.after
      if (!after || this.#positions.has(after.version)) break
      const isNew = after.version !== present.version && after.version !== states.at(-1)?.version
      if (isNew && world.knowsWrites(this.#written, after)) states.push(after)
    }
    return states.toReversed()
  }

  /** Returns the entries that lead from the written state to another one, and give it a number. */
  #entriesTo(state: Snapshot): ChangeEntry[] {
    const { name } = this.hosted.world
    const { changes = {}, ...step } = this.#step(this.#written, state)
    const sets = [...splitChangeSet(changes)]
    const parts = (sets.length > 0 ? sets : [undefined]).map((set, i): ChangeEntry => {
      return { world: name, ...(set && { changes: set }), ...(sets.length > 1 && { part: [i + 1, sets.length] }) }
    })
    const [first, last] = [{ ...step, ...(this.#isCleared && { cleared: true as const }) }, parts.length - 1]
    this.#isCleared = false
    this.#advance(state)
    const numbered = this.#label(state)
    return parts.map((part, i) => ({ ...part, ...(i === 0 && first), ...(i === last && numbered) }))
  }

  /** Gives a state a number. Returns the entry that says so. */
  #label(snapshot: Snapshot): ChangeEntry {
    this.#latest++
    this.#positions.set(snapshot.version, { position: this.#latest, snapshot })
    return { world: this.hosted.world.name, position: this.#latest }
  }

  #placeOf(state: Snapshot): Place {
    const { world } = this.hosted
    const known = this.#positions.get(state.version)
    const written = this.#positions.get(this.#written.version)
    const from = known ?? written
    if (!from) throw new TypeError('The written state has no number')
    const changes = known ? otherChanges(from.snapshot, state) : world.changeSet(from.snapshot, state)
    return { position: from.position, ...(Object.keys(changes).length > 0 && { changes }) }
  }

  #forgetPositions(): void {
    const written = this.#positions.get(this.#written.version)
    this.#positions.clear()
    if (written) this.#positions.set(this.#written.version, written)
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
        if (this.#exchanges.length >= MOST_WAITING + journal.size) this.#dropForgotten()
      },
      cleared: () => {
        this.#exchanges = []
        this.#isCleared = true
      },
    })
  }

  /** Drops the exchanges that the journal has dropped before any entry had them, and the positions that only they had. */
  #dropForgotten(): void {
    const { dropped } = journalOf(this.hosted.world)
    this.#exchanges = this.#exchanges.filter(({ number }) => number > dropped)
    const needed = new Set(this.#exchanges.flatMap(({ before, after }) => [before.version, after.version]))
    needed.add(this.#written.version)
    for (const version of this.#positions.keys()) if (!needed.has(version)) this.#positions.delete(version)
  }
}

/** A state that has a number. */
interface Position {
  readonly position: number
  readonly snapshot: Snapshot
}

/** Exchanges that may wait beyond those in the journal. */
const MOST_WAITING = 1000
