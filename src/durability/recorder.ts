import type { Exchange } from '../engine/journal/exchange.ts'
import { journalOf } from '../engine/journal/journal.ts'
import type { ForkOptions, HostedWorld, NamedSnapshot } from '../engine/services/emulator-services.ts'
import { otherChanges, splitChangeSet } from '../world/change-set.ts'
import type { Snapshot } from '../world/snapshot.ts'
import type { World } from '../world/world.ts'
import { allEntries, type KeptWorld } from './all-entries.ts'
import { type Beginning, type ChangeEntry, type Entry, toStored } from './entry.ts'
import { States, stateEntries } from './states.ts'
import type { EntrySource, Store } from './store.ts'

/** How a world was started. */
export interface Started {
  readonly options: ForkOptions
  /** digest of its scenario, if that has a name */
  readonly digest: string | undefined
}

/** A world whose changes are kept. */
interface Track {
  readonly hosted: HostedWorld
  started: Started
  /** the state that the entries up to now lead to */
  written: Snapshot
  /** exchanges that were recorded since */
  exchanges: Exchange[]
  /** true if the journal was emptied since, before the exchanges */
  cleared: boolean
  /** resolves once all changes that a client may have seen are kept; undefined if they are */
  unkept: Promise<void> | undefined
  readonly stop: () => void
}

/** Entries that are not kept yet, with what undoes their effects if they cannot be. */
interface Unconfirmed {
  readonly undo: () => void
  readonly kept: Promise<void>
}

/**
 * Turns what happens to an emulator's worlds into entries, and has them kept. If they cannot be kept, the worlds return
 * to their latest kept state.
 */
export class Recorder implements EntrySource {
  readonly #store: Store
  readonly #tracks = new Map<World, Track>()
  readonly #unconfirmed = new Set<Unconfirmed>()
  #states: States

  /** @param state number of the next state, after those that the store has already */
  constructor(store: Store, state: number) {
    this.#store = store
    this.#states = new States(state)
  }

  /** Goes on to keep a world that the store has already. @param written the state in which the store has it */
  resume(hosted: HostedWorld, started: Started, written: Snapshot): void {
    advance(this.#track(hosted, started), written)
    void this.commit(hosted.world)
  }

  /**
   * Keeps a world from its start.
   * @param parent the world whose present state it starts from, if any
   * @param remove undoes the start
   */
  start(hosted: HostedWorld, started: Started, parent: HostedWorld | undefined, remove: () => void): void {
    const { world, ephemeral } = hosted
    if (parent) this.commit(parent.world)
    this.#track(hosted, started)
    const { states, beginning } = this.#beginning(hosted, started, parent)
    const options = { ...beginning.options, ...(ephemeral && { ephemeral }) }
    this.#append([...states, { start: world.name, ...beginning, options }], () => {
      this.#forget(world)
      remove()
    })
  }

  /** Stops to keep a world. @param restore undoes its removal */
  end(world: World, restore: () => void): void {
    const track = this.#tracks.get(world)
    if (!track) return
    this.#forget(world)
    this.#append([{ end: world.name }], () => {
      restore()
      this.#track(track.hosted, track.started)
    })
  }

  /** Keeps another initial state of a world, before it is restored to it. @param undo returns to the one before */
  begin(hosted: HostedWorld, started: Started, undo: () => void): void {
    const track = this.#tracks.get(hosted.world)
    if (!track) return
    this.commit(hosted.world)
    const { started: before } = track
    track.started = started
    const { states, beginning } = this.#beginning(hosted, started, undefined)
    this.#append([...states, { world: hosted.world.name, origin: beginning }], () => {
      track.started = before
      undo()
    })
  }

  /** Keeps a named snapshot of the present state. @param undo removes it, or returns to the one that it replaced */
  save({ world }: HostedWorld, { name, at, after }: NamedSnapshot, undo: () => void): void {
    this.commit(world)
    this.#append([{ world: world.name, save: { name, at, after } }], undo)
  }

  /** Keeps that a named snapshot was deleted. @param undo adds it again */
  forget({ world }: HostedWorld, name: string, undo: () => void): void {
    this.commit(world)
    this.#append([{ world: world.name, forget: name }], undo)
  }

  /**
   * Keeps the changes of a world. Returns nothing if all that a client may have seen is kept; else a promise, which
   * rejects if it cannot be kept.
   */
  commit(world: World): Promise<void> | undefined {
    const track = this.#tracks.get(world)
    if (!track) return undefined
    if (isUrgent(track)) {
      const kept = this.#appendChanges(track)
      track.unkept = kept
      const done = () => {
        if (track.unkept === kept) track.unkept = undefined
      }
      kept.then(done, done)
    } else if (track.exchanges.length > 0 || track.cleared) this.#store.wake()
    return track.unkept
  }

  /** Keeps all changes of all worlds. Rejects if they cannot be kept. */
  async settle(): Promise<void> {
    await Promise.all([...this.#tracks.keys()].map((world) => this.commit(world)))
    await Promise.all([...this.#unconfirmed].map(({ kept }) => kept))
  }

  flush(): void {
    for (const track of this.#tracks.values()) if (isChanged(track)) this.#appendChanges(track)
  }

  all(): Iterable<Entry> {
    const worlds = [...this.#tracks.values()].map((track) => this.#kept(track))
    this.#states = new States(this.#states.next)
    return allEntries(worlds, this.#states)
  }

  /** Returns a world as the entries up to now lead to it. */
  #kept({ hosted, started, written, exchanges }: Track): KeptWorld {
    const { world, origin, snapshots, ephemeral } = hosted
    const journal = journalOf(world)
    const next = exchanges[0]?.number ?? journal.next
    return {
      world,
      ephemeral,
      ...started,
      origin,
      snapshots: [...snapshots.values()],
      exchanges: this.#store.keepsExchanges ? journal.list().filter(({ number }) => number < next) : [],
      next,
      state: written,
    }
  }

  #beginning(hosted: HostedWorld, { options, digest }: Started, parent: HostedWorld | undefined) {
    const { world, origin } = hosted
    const described = { options, ...(digest !== undefined && { digest }) }
    if (parent) {
      const present = parent.world.moment()
      if (present.version === origin.version) {
        const changes = otherChanges(present, origin)
        return { states: [], beginning: { like: parent.world.name, changes, ...described } satisfies Beginning }
      }
    }
    const known = this.#states.find(origin)
    const state = known ?? this.#states.add(origin)
    const states = known ? [] : [...stateEntries(world, state)]
    const changes = otherChanges(state.snapshot, origin)
    return { states, beginning: { state: state.number, changes, ...described } satisfies Beginning }
  }

  #track(hosted: HostedWorld, started: Started): Track {
    const { world } = hosted
    const stopWatching = world.watch(() => void this.commit(world))
    const stopListening = this.#store.keepsExchanges ? this.#listen(world) : () => {}
    const track: Track = {
      hosted,
      started,
      written: world.moment(),
      exchanges: [],
      cleared: false,
      unkept: undefined,
      stop: () => {
        stopWatching()
        stopListening()
      },
    }
    world.follow()
    this.#tracks.set(world, track)
    return track
  }

  #listen(world: World): () => void {
    return journalOf(world).listen({
      added: (exchange) => {
        this.#tracks.get(world)?.exchanges.push(exchange)
      },
      cleared: () => {
        const track = this.#tracks.get(world)
        if (!track) return
        track.exchanges = []
        track.cleared = true
      },
    })
  }

  #forget(world: World): void {
    this.#tracks.get(world)?.stop()
    this.#tracks.delete(world)
  }

  #appendChanges(track: Track): Promise<void> {
    const { hosted, written, exchanges, cleared } = track
    const { world } = hosted
    const urgent = isUrgent(track)
    const entries = this.#changes(track)
    advance(track, world.moment())
    track.exchanges = []
    track.cleared = false
    return this.#append(entries, () => {
      advance(track, written)
      track.exchanges = urgent ? [] : [...exchanges, ...track.exchanges]
      track.cleared ||= cleared
      if (urgent) world.restore(written)
    })
  }

  /** Returns the entries of everything that happened to a world since the last one. */
  #changes({ hosted, written, exchanges, cleared }: Track): Entry[] {
    const { world } = hosted
    const journal = journalOf(world)
    const entries: ChangeEntry[] = []
    let at = written
    for (const exchange of exchanges) {
      // The journal has dropped it meanwhile.
      if (exchange.number <= journal.dropped) continue
      const { before, after } = exchange
      const effects = before === after ? {} : { effects: world.changeSet(before, after) }
      const entry = { world: world.name, ...stepsBetween(hosted, at, before), exchange: toStored(exchange), ...effects }
      entries.push(entry)
      at = after
    }
    const present = world.moment()
    if (present !== at) {
      const { changes, ...step } = stepsBetween(hosted, at, present)
      const [head, ...rest] = [...splitChangeSet(changes ?? {})]
      entries.push({ world: world.name, ...step, ...(head && { changes: head }) })
      for (const one of rest) entries.push({ world: world.name, changes: one })
    }
    const [first, ...others] = entries
    if (!cleared) return entries
    return [{ ...first, world: world.name, cleared: true }, ...others]
  }

  #append(entries: readonly Entry[], undo: () => void): Promise<void> {
    const kept = this.#store.append(entries).then(
      () => void this.#unconfirmed.delete(pending),
      (error: unknown) => {
        this.#undoFrom(pending)
        throw error
      },
    )
    const pending: Unconfirmed = { undo, kept }
    this.#unconfirmed.add(pending)
    // Reported to whoever waits.
    kept.catch(() => {})
    return kept
  }

  /** Undoes everything from some entries on, the latest first. */
  #undoFrom(first: Unconfirmed): void {
    if (!this.#unconfirmed.has(first)) return
    const all = [...this.#unconfirmed]
    const lost = all.slice(all.indexOf(first))
    for (const { undo } of lost.toReversed()) undo()
    for (const one of lost) this.#unconfirmed.delete(one)
  }
}

/** Notes up to which state entries lead. */
function advance(track: Track, written: Snapshot): void {
  track.written = written
  // If the world is in another state by now, it is compared with the written one.
  if (track.hosted.world.moment() === written) track.hosted.world.follow()
}

/** Returns what leads a world from one state to another. */
export function stepsBetween(
  { world, origin, snapshots }: Pick<HostedWorld, 'world' | 'origin' | 'snapshots'>,
  from: Snapshot,
  to: Snapshot,
): Pick<ChangeEntry, 'restored' | 'changes'> {
  if (from === to) return {}
  if (from.version !== to.version) {
    if (to.version === origin.version) return { restored: 'origin', changes: otherChanges(origin, to) }
    const named = [...snapshots.values()].find(({ snapshot }) => snapshot.version === to.version)
    if (named) return { restored: { snapshot: named.name }, changes: otherChanges(named.snapshot, to) }
  }
  return { changes: world.changeSet(from, to) }
}

/**
 * Returns whether a world has changes that a client may rely on: of records, settings or the clock, or that it was
 * restored. The numbers of exchanges and counts of requests are kept with the next ones of these.
 */
function isUrgent({ hosted: { world }, written, cleared }: Track): boolean {
  const present = world.moment()
  if (cleared) return true
  if (present === written) return false
  return (
    present.turn < written.turn ||
    present.version !== written.version ||
    present.settings !== written.settings ||
    present.clock !== written.clock ||
    present.seed !== written.seed
  )
}

function isChanged({ hosted: { world }, written, exchanges, cleared }: Track): boolean {
  return exchanges.length > 0 || cleared || world.moment() !== written
}
