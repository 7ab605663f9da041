import type { HostedWorld, NamedSnapshot } from '../engine/services/emulator-services.ts'
import { otherChanges } from '../world/change-set.ts'
import type { Snapshot } from '../world/snapshot.ts'
import type { World } from '../world/world.ts'
import { allEntries, numberAndChanges } from './all-entries.ts'
import type { Beginning, Entry, StateEntry } from './entry.ts'
import { States, stateEntries } from './states.ts'
import type { EntrySource, Store } from './store.ts'
import { type Started, type Taken, Track } from './track.ts'

/** Entries that are not kept yet, with what undoes their effects if they cannot be. */
interface Unconfirmed {
  readonly undo: () => void
  readonly kept: Promise<void>
}

/** The beginning of a world, after the entries of its state. */
interface NumberedBeginning {
  readonly states: readonly StateEntry[]
  readonly beginning: Beginning
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
    this.#states = new States(state, store.shared)
  }

  /** Goes on to keep a world that the store has already. @param written the state in which the store has it */
  resume(hosted: HostedWorld, started: Started, written: Snapshot): void {
    this.#track(hosted, started).continueFrom(written)
    void this.commit(hosted.world)
  }

  /**
   * Keeps a world from its start.
   * @param parent the world whose present state it starts from, if any
   * @param remove undoes the start
   */
  start(hosted: HostedWorld, started: Started, parent: HostedWorld | undefined, remove: () => void): void {
    const { world, ephemeral } = hosted
    if (parent) void this.commit(parent.world)
    this.#track(hosted, started)
    const { states, beginning } = this.#beginning(hosted, started, parent)
    const options = { ...beginning.options, ...(ephemeral && { ephemeral }) }
    void this.#append([...states, { start: world.name, ...beginning, options }], () => {
      this.#forget(world)
      remove()
    })
  }

  /** Keeps all changes of a world that is about to be replaced, and leaves out those that replace it. */
  settleBefore(world: World): void {
    const track = this.#tracks.get(world)
    if (track?.isChanged) void this.#appendTaken(track.takeChanges())
    track?.stop()
  }

  /**
   * Keeps a world that was imported as a whole. It takes the place of the world of its name, if there is one.
   * @param undo removes it, or returns to the one before
   */
  take(hosted: HostedWorld, started: Started, undo: () => void): void {
    const { world } = hosted
    const before = this.#tracks.get(world)
    this.#forget(world)
    const track = this.#track(hosted, started)
    const { entries, states } = allEntries([track.kept()], this.#states.continued(), this.#store.keepsExchanges)
    this.#states.continueAt(states.next)
    void this.#append([...takenEntries(world.name, entries)], () => {
      this.#forget(world)
      undo()
      if (before) this.#trackAgain(before)
    })
  }

  /** Stops to keep a world. @param restore undoes its removal */
  end(world: World, restore: () => void): void {
    const track = this.#tracks.get(world)
    if (!track) return
    this.#forget(world)
    void this.#append([{ end: world.name }], () => {
      restore()
      this.#trackAgain(track)
    })
  }

  /** Keeps another initial state of a world, before it is restored to it. @param undo returns to the one before */
  begin(hosted: HostedWorld, started: Started, undo: () => void): void {
    const { world } = hosted
    const track = this.#tracks.get(world)
    if (!track) return
    void this.commit(world)
    const { started: before } = track
    track.started = started
    const { states, beginning } = this.#beginning(hosted, started, undefined)
    void this.#append([...states, { world: world.name, origin: beginning }], () => {
      track.started = before
      undo()
    })
  }

  /** Keeps a named snapshot of the present state. @param undo removes it, or returns to the one that it replaced */
  save({ world }: HostedWorld, { name, at, after }: NamedSnapshot, undo: () => void): void {
    void this.commit(world)
    void this.#append([{ world: world.name, save: { name, at, after } }], undo)
  }

  /** Keeps that a named snapshot was deleted. @param undo adds it again */
  forget({ world }: HostedWorld, name: string, undo: () => void): void {
    void this.commit(world)
    void this.#append([{ world: world.name, forget: name }], undo)
  }

  /**
   * Keeps the changes of a world. Returns nothing if all that a client may have seen is kept; else a promise, which
   * rejects if it cannot be kept.
   */
  commit(world: World): Promise<void> | undefined {
    const track = this.#tracks.get(world)
    if (track?.isUrgent) {
      const kept = this.#appendTaken(track.takeChanges())
      const done = () => {
        if (track.unkept === kept) track.unkept = undefined
      }
      track.unkept = kept
      kept.then(done, done)
    }
    if (track?.isChanged) this.#store.wake()
    return track?.unkept
  }

  /** Keeps all changes of all worlds. Rejects if they cannot be kept. */
  async settle(): Promise<void> {
    for (const world of this.#tracks.keys()) void this.commit(world)
    await Promise.all([...this.#unconfirmed].map(({ kept }) => kept))
  }

  async flush(): Promise<void> {
    const changed = [...this.#tracks.values()].filter((track) => track.isChanged)
    const taken = changed.flatMap((track) => [
      this.#appendTaken(track.takeChanges()),
      this.#appendTaken(track.takeExchanges()),
    ])
    await Promise.all(taken)
  }

  all(): Iterable<Entry> {
    const worlds = [...this.#tracks.values()].map((track) => track.kept())
    const { entries, states } = allEntries(worlds, this.#states, this.#store.keepsExchanges)
    this.#states = states
    return entries
  }

  #beginning(hosted: HostedWorld, { options, digest }: Started, parent: HostedWorld | undefined): NumberedBeginning {
    const { world, origin } = hosted
    const described = { options, ...(digest !== undefined && { digest }) }
    const present = parent?.world.moment()
    if (present?.version === origin.version) {
      const changes = otherChanges(present, origin)
      return { states: [], beginning: { like: parent?.world.name ?? '', changes, ...described } }
    }
    const states = this.#states.enter(world, origin).flatMap((one) => [...stateEntries(one)])
    return { states, beginning: { ...numberAndChanges(this.#states, origin), ...described } }
  }

  #track(hosted: HostedWorld, started: Started): Track {
    const { world } = hosted
    const { keepsExchanges } = this.#store
    const track = new Track({ hosted, started, keepsExchanges, onChange: () => void this.commit(world) })
    this.#tracks.set(world, track)
    return track
  }

  /** Goes on to keep a world that is in the state again in which it was left. */
  #trackAgain({ hosted, started, exchanges }: Track): void {
    const track = this.#track(hosted, started)
    track.continueFrom(hosted.world.moment(), exchanges)
  }

  #forget(world: World): void {
    this.#tracks.get(world)?.stop()
    this.#tracks.delete(world)
  }

  #appendTaken({ entries, undo }: Taken): Promise<void> {
    return this.#append(entries, undo)
  }

  /** Appends entries. Whoever waits for them is notified if they cannot be kept; nobody else has to wait. */
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

/** Returns the entries of a world that counts only once all of them are carried out. */
function* takenEntries(name: string, entries: Iterable<Entry>): Generator<Entry> {
  // No world can have this name.
  const pending = `${name} (imported)`
  for (const entry of entries) {
    if ('start' in entry) yield { ...entry, start: pending, as: name }
    else if ('world' in entry) yield { ...entry, world: pending }
    else yield entry
  }
  yield { world: name, takes: pending }
}
