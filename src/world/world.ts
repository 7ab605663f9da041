import { type ChangeSet, changeSetBetween, changeSetsBetween, changeSetsOf } from './change-set.ts'
import { type Change, changesBetween, changesOf, countRowChanges, countWrittenRows } from './changes.ts'
import { Clock, type ClockState } from './clock.ts'
import { Collection } from './collection.ts'
import type { Shape } from './collection-state.ts'
import { Counters } from './counters.ts'
import { fnv1a } from './digest.ts'
import { type Layout, layoutOf, type Shapes } from './layout.ts'
import { Random } from './random.ts'
import { Snapshot } from './snapshot.ts'
import { type States, Version, type VersionedWorld } from './version.ts'
import { DuplicateKey, ForeignSnapshotError } from './world-error.ts'
import type { Write } from './write.ts'
import { WriteLog } from './write-log.ts'

/** Collections of a group by name. */
export type Collections = Readonly<Record<string, Collection<object>>>

/** Differences of one collection between two states. */
export interface CollectionChanges {
  readonly group: string
  readonly collection: string
  readonly changes: readonly Change[]
}

/** A record of a collection whose records take memory that is limited. */
export interface WeighedRecord {
  readonly record: object
  /** returns the bytes of a record */
  readonly weigh: (record: object) => number
}

/** Most writes that are undone to create the states of an earlier version. */
const MOST_ADDED = 512

/** Everything that one client can see or change. Snapshots, restores and forks take constant time. */
export class World {
  readonly name: string
  readonly clock: Clock
  readonly random: Random
  readonly #shapes: Shapes
  readonly #layout: Layout
  readonly #groups: ReadonlyMap<string, Collections>
  readonly #collections: Collection<object>[]
  #settings: Readonly<Record<string, unknown>> = {}
  readonly #counters = new Counters()
  #seed: number
  #turn = 0
  readonly #versioned: VersionedWorld
  /** the present version of the records */
  #version: Version
  /** true if a snapshot has the present version, which the next write must then keep */
  #isKept = false
  /** the version that the present one adds its writes to; undefined if no snapshot needs them */
  #earlier: Version | undefined
  /** how many writes were added since a version kept all states */
  #added = 0
  #latest: Snapshot | undefined
  /** the writes since the state that {@link follow} named last */
  #log: WriteLog | undefined
  #epoch = 0
  readonly #watchers = new Set<() => void>()
  /** true from a write until the watchers are called */
  #watchersDue = false

  constructor({ name, seed, shapes, clock }: { name: string; seed: number; shapes: Shapes; clock?: ClockState }) {
    this.name = name
    this.#seed = seed
    this.clock = new Clock(clock, () => this.#notifyWatchers())
    this.random = new Random(seed)
    this.#shapes = shapes
    this.#layout = layoutOf(shapes)
    this.#collections = []
    const onWrite = (write: Write) => this.#add(write)
    this.#groups = new Map(Object.entries(shapes).map(([group, named]) => [group, this.#create(named, onWrite)]))
    this.#versioned = { shapes: this.#layout.shapes, keepPresent: () => this.#keep() }
    this.#version = new Version(this.#versioned)
  }

  /** Returns the collections of a group. @throws TypeError if the group does not exist */
  group(name: string): Collections {
    const group = this.#groups.get(name)
    if (!group) throw new TypeError(`The world has no group "${name}"`)
    return group
  }

  /** The seed of the random source and of the ids of exchanges. */
  get seed(): number {
    return this.#seed
  }

  /** The number of the current exchange, counted from 1. */
  get turn(): number {
    return this.#turn
  }

  /** Starts the next exchange and returns its number. */
  takeTurn(): number {
    return ++this.#turn
  }

  /**
   * Changes whenever the world is reset, restored or deleted. An exchange that started in another epoch must not change
   * the world any more.
   */
  get epoch(): number {
    return this.#epoch
  }

  /** Ends the current epoch. Call it when the world is deleted. */
  end(): void {
    this.#epoch++
    this.#notifyWatchers()
  }

  /**
   * Calls a function after records or settings were written or restored, or the clock was moved: once for all changes up
   * to the end of the synchronous code that makes them. Returns a function that ends this.
   */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  #notifyWatchers(): void {
    if (this.#watchers.size === 0 || this.#watchersDue) return
    this.#watchersDue = true
    queueMicrotask(() => {
      this.#watchersDue = false
      for (const watcher of this.#watchers) watcher()
    })
  }

  /** Returns an immutable value that applies to the whole world. */
  setting(name: string): unknown {
    return this.#settings[name]
  }

  setSetting(name: string, value: unknown): void {
    this.#settings = { ...this.#settings, [name]: value }
    this.#notifyWatchers()
  }

  /** Returns an immutable value of which a world may have many, such as the number of requests of each client. */
  counter(name: string): unknown {
    return this.#counters.get(name)
  }

  setCounter(name: string, value: unknown): void {
    this.#counters.set(name, value)
  }

  /** Returns the current state as a value. It takes constant time to return, and to restore. */
  snapshot(): Snapshot {
    if (!this.#version.isWhole) this.#keep()
    return this.moment()
  }

  /**
   * Returns the current state as a value that costs only as much memory as is written until the next one: for states of
   * which there are many, and which are rarely restored. To restore it, the writes since are undone.
   */
  moment(): Snapshot {
    if (this.#added > MOST_ADDED && !this.#version.isWhole) this.#keep()
    this.#isKept = true
    const settings = this.#settings
    const counters = this.#counters.state()
    const clock = this.clock.state()
    const random = this.random.state()
    const latest = this.#latest
    if (
      latest &&
      latest.turn === this.#turn &&
      latest.version === this.#version &&
      latest.counters === counters &&
      latest.settings === settings &&
      latest.clock === clock &&
      latest.random === random &&
      latest.seed === this.#seed
    )
      return latest
    const [version, seed, turn] = [this.#version, this.#seed, this.#turn]
    this.#latest = new Snapshot({ version, settings, counters, clock, random, seed, turn })
    return this.#latest
  }

  /** Keeps the states of all collections with the present version. The next write starts another one. */
  #keep(): States {
    const states = this.#collections.map((collection) => collection.keep())
    this.#version.keep(states)
    this.#isKept = true
    this.#earlier = undefined
    this.#added = 0
    return states
  }

  /** Keeps the writes from the present state on until the next call, so that their changes are known at once. */
  follow(): void {
    this.#log ??= new WriteLog()
    this.#log.startAt(this.moment().version)
  }

  #add(write: Write): void {
    if (this.#isKept) this.#succeed()
    this.#log?.add(write)
    if (this.#earlier) {
      this.#earlier.add(write)
      this.#added++
    }
    this.#notifyWatchers()
  }

  /** Starts the version after the present one, which a snapshot has. */
  #succeed(): void {
    const present = this.#version
    this.#log?.leave(present)
    this.#earlier = present.isWhole ? undefined : present
    this.#version = this.#earlier?.succeed() ?? new Version(this.#versioned)
    this.#isKept = false
  }

  /**
   * Returns the differences between two states of this world, or of worlds with the same shapes, by collection.
   * @param most a collection with more differences than this number may be compared only in part
   */
  changes(before: Snapshot, after: Snapshot, most?: number): readonly CollectionChanges[] {
    const writes = before.version.writesUntil(after.version)
    if (writes) {
      return this.#layout.names.map(({ group, name }, i) => ({
        group,
        collection: name,
        changes: changesOf(writes, i),
      }))
    }
    const [earlier, later] = [before.collections, after.collections]
    return this.#layout.names.map(({ group, name }, i) => {
      const [was, is] = [earlier[i], later[i]]
      return { group, collection: name, changes: was && is ? changesBetween(was, is, most) : [] }
    })
  }

  /** Returns what leads from one state to another one, of this world or of worlds with the same shapes. */
  changeSet(before: Snapshot, after: Snapshot): ChangeSet {
    return changeSetBetween(this.#layout.names, before, after, this.#writesBetween(before, after))
  }

  /** Returns whether the writes that led from one state to another one are known, so that no comparison is needed. */
  knowsWrites(before: Snapshot, after: Snapshot): boolean {
    return this.#writesBetween(before, after) !== undefined
  }

  /** Returns the writes that led from one state to another one; undefined if they are not known. */
  #writesBetween({ version: from }: Snapshot, { version: to }: Snapshot): readonly Write[] | undefined {
    return this.#log?.between(from, to, this.#version) ?? from.writesUntil(to)
  }

  /**
   * Counts the records that differ between two states; undefined if they are more than `most`. Its cost is bounded by what
   * is counted, or by the writes between the states where these are known.
   */
  distance(before: Snapshot, after: Snapshot, most: number): number | undefined {
    const writes = this.#writesBetween(before, after)
    if (writes) {
      const count = countWrittenRows(writes)
      return count > most ? undefined : count
    }
    const [earlier, later] = [before.collections, after.collections]
    let sum: number | undefined = 0
    for (const [i, was] of earlier.entries()) {
      const is = later[i]
      const count: number | undefined = is && sum !== undefined ? countRowChanges(was, is, most - sum) : undefined
      sum = sum === undefined || count === undefined ? undefined : sum + count
    }
    return sum
  }

  /** Returns what leads from one state to another one as change sets that each take a bounded time to find. */
  changeSetsBetween(before: Snapshot, after: Snapshot): Generator<ChangeSet> {
    return changeSetsBetween(this.#layout.names, before, after)
  }

  /** Returns a state as change sets of a bounded size, which lead to it from a world without records. */
  changeSets(state: Snapshot): Generator<ChangeSet> {
    return changeSetsOf(this.#layout.names, state)
  }

  /**
   * Applies the changes of a world with the same shapes, without any check: both then have the same future.
   * @throws TypeError if the world has no such collection
   */
  apply({ records = [], settings, counters, clock, random, seed, turn }: ChangeSet): void {
    for (const { group, collection, ...changes } of records) {
      const found = this.group(group)[collection]
      if (!found) throw new TypeError(`The group "${group}" has no collection "${collection}"`)
      found.apply(changes)
    }
    if (settings) this.#settings = settings
    if (counters) this.#counters.apply(counters)
    if (clock) this.clock.restore(clock)
    if (random) this.random.restore(random)
    this.#seed = seed ?? this.#seed
    this.#turn = turn ?? this.#turn
    this.#notifyWatchers()
  }

  /**
   * Restores a state of this world, or of one with the same shapes, and starts a new epoch.
   * @throws ForeignSnapshotError if the snapshot belongs to a world with other collections
   */
  restore(snapshot: Snapshot): void {
    this.undoTo(snapshot)
    this.#epoch++
  }

  /** Returns the records of a state whose memory is limited. */
  *weighed({ collections }: Snapshot): Generator<WeighedRecord> {
    for (const { collection, weigh } of this.#layout.weighed) {
      for (const { record } of collections[collection]?.rows.values() ?? []) yield { record, weigh }
    }
  }

  /** Returns the records whose memory is limited that the current state or any earlier one has. @param moments oldest first */
  *weighedSince(moments: Iterable<Snapshot>): Generator<WeighedRecord> {
    let earlier: Snapshot | undefined
    for (const moment of moments) {
      if (earlier) yield* this.#weighedBetween(earlier, moment)
      earlier = moment
    }
    const present = this.moment()
    if (earlier) yield* this.#weighedBetween(earlier, present)
    yield* this.weighed(present)
  }

  /** Returns the records of a state that a later one may lack. */
  *#weighedBetween(earlier: Snapshot, later: Snapshot): Generator<WeighedRecord> {
    const writes = earlier.version.writesUntil(later.version)
    if (!writes) yield* this.weighed(earlier)
    for (const { collection, before } of writes ?? []) {
      const found = this.#layout.weighed.find((weighed) => weighed.collection === collection)
      if (found && before) yield { record: before.record, weigh: found.weigh }
    }
  }

  /** Restores a state within the current epoch: undoes everything that was written since. */
  undoTo(snapshot: Snapshot): void {
    this.#undoRecords(snapshot.version)
    this.#settings = snapshot.settings
    this.#counters.restore(snapshot.counters)
    this.clock.restore(snapshot.clock)
    this.random.restore(snapshot.random)
    this.#seed = snapshot.seed
    this.#turn = snapshot.turn
    this.#notifyWatchers()
  }

  /** Undoes the differences between two states, record by record, unless a record was written again since. */
  undoChanges(before: Snapshot, after: Snapshot): void {
    if (after.version === this.#version) {
      // Nothing was written since, so no id that was drawn is in use: the same ones may be drawn again.
      this.#undoRecords(before.version)
      this.random.restore(before.random)
      return
    }
    for (const { group, collection, changes } of this.changes(before, after)) {
      const records = this.group(group)[collection]
      for (const change of changes) if (records && records.get(change.key) === change.after) undoChange(records, change)
    }
  }

  /**
   * Creates a world that starts from a snapshot. Defaults to the current state of this world.
   * @param seed starts another random sequence; defaults to continuing the snapshot's
   */
  fork({ name, from = this.snapshot(), seed }: { name: string; from?: Snapshot; seed?: number | undefined }): World {
    const world = new World({ name, seed: from.seed, shapes: this.#shapes })
    world.restore(from)
    if (seed === undefined) return world
    world.#seed = seed
    // Continues from the snapshot's random state, so that values that were already drawn are not drawn again.
    world.random.restore(new Random(fnv1a(String(seed), ...from.random.map(String))).state())
    return world
  }

  #create(shapes: Readonly<Record<string, Shape<object>>>, onWrite: (write: Write) => void): Collections {
    return Object.fromEntries(
      Object.entries(shapes).map(([name, shape]) => {
        const collection = new Collection(shape, { position: this.#collections.length, onWrite })
        this.#collections.push(collection)
        return [name, collection]
      }),
    )
  }

  #undoRecords(version: Version): void {
    if (version === this.#version) return
    if (version === this.#earlier && !this.#isKept) this.#undoWrites(version)
    else this.#restoreRecords(version)
    this.#notifyWatchers()
  }

  /** Undoes what was written since the version before the present one, which no snapshot has. */
  #undoWrites(version: Version): void {
    const writes = version.resume()
    for (const write of writes) this.#collections[write.collection]?.undo(write)
    this.#log?.undo(writes.length)
    this.#version = version
    this.#isKept = true
    this.#earlier = undefined
  }

  #restoreRecords(version: Version): void {
    const states = version.states()
    if (states.length < this.#collections.length) throw new ForeignSnapshotError()
    this.#log?.clear()
    // Earlier versions are created from the present one, which is about to be left.
    if (this.#isKept || this.#earlier) this.#keep()
    for (const [i, collection] of this.#collections.entries()) {
      const state = states[i]
      if (state) collection.restore(state)
    }
    this.#version = version
    this.#isKept = true
    this.#earlier = undefined
    this.#added = 0
  }
}

/** Undoes the change of one record. Leaves it as it is if the value of a unique field was taken meanwhile. */
function undoChange(records: Collection<object>, { key, before, after }: Change): void {
  try {
    if (!before) records.delete(key)
    else if (after) records.replace(key, before)
    else records.insert(before)
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error
  }
}
