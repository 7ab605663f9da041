import { type Change, changesBetween } from './changes.ts'
import { Clock, type ClockState } from './clock.ts'
import { Collection } from './collection.ts'
import type { CollectionState, Shape } from './collection-state.ts'
import { fnv1a } from './digest.ts'
import { Random, type RandomState } from './random.ts'
import { compare, createTree, type Tree } from './tree.ts'
import { DuplicateKey, ForeignSnapshotError } from './world-error.ts'

/** Shapes of a world's collections, by group and name. */
// biome-ignore lint/suspicious/noExplicitAny: a shape is contravariant in its record, so only `any` takes them all
export type Shapes = Readonly<Record<string, Readonly<Record<string, Shape<any>>>>>

/** Collections of a group by name. */
export type Collections = Readonly<Record<string, Collection<object>>>

/** A world's state at one moment, as a value. It shares memory with the worlds that it was taken from and restored to. */
export interface Snapshot {
  readonly collections: readonly CollectionState<object>[]
  readonly settings: Readonly<Record<string, unknown>>
  readonly counters: Tree<string, unknown>
  readonly clock: ClockState
  readonly random: RandomState
  readonly seed: number
  readonly turn: number
}

/** Differences of one collection between two states. */
export interface CollectionChanges {
  readonly group: string
  readonly collection: string
  readonly changes: readonly Change[]
}

/** The state of a collection whose records take memory that is limited. */
export interface WeighedState {
  readonly state: CollectionState<object>
  /** returns the bytes of a record */
  readonly weigh: (record: object) => number
}

/** Everything that one client can see or change. Snapshots, restores and forks take constant time. */
export class World {
  readonly name: string
  readonly clock: Clock
  readonly random: Random
  readonly #shapes: Shapes
  readonly #groups: ReadonlyMap<string, Collections>
  readonly #collections: readonly Collection<object>[]
  /** positions of the collections whose records have a weight */
  readonly #weighed: readonly (readonly [index: number, weigh: WeighedState['weigh']])[]
  #settings: Readonly<Record<string, unknown>> = {}
  #counters: Tree<string, unknown> = createTree(compare<string>)
  #countersKept = false
  #seed: number
  #turn = 0
  /** the states of the collections in the last snapshot, if none was written since */
  #kept: Snapshot['collections'] | undefined
  #epoch = 0
  readonly #watchers = new Set<() => void>()
  /** true from a write until the watchers are called */
  #watchersDue = false

  constructor({ name, seed, shapes, clock }: { name: string; seed: number; shapes: Shapes; clock?: ClockState }) {
    this.name = name
    this.#seed = seed
    this.clock = new Clock(clock)
    this.random = new Random(seed)
    this.#shapes = shapes
    this.#groups = new Map(Object.entries(shapes).map(([group, named]) => [group, this.#create(named)]))
    this.#collections = [...this.#groups.values()].flatMap((group) => Object.values(group))
    this.#weighed = this.#collections.flatMap(({ shape: { weigh } }, i) => (weigh ? [[i, weigh] as const] : []))
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
   * Calls a function after records were written or restored: once for all writes up to the end of the synchronous code
   * that writes them. Returns a function that ends this.
   */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    this.#keep()
    return () => this.#watchers.delete(watcher)
  }

  #notifyWatchers(): void {
    if (this.#watchers.size === 0 || this.#watchersDue) return
    this.#watchersDue = true
    queueMicrotask(() => {
      this.#watchersDue = false
      // Collections report only the first write after they were kept.
      this.#keep()
      for (const watcher of this.#watchers) watcher()
    })
  }

  /** Returns an immutable value that applies to the whole world. */
  setting(name: string): unknown {
    return this.#settings[name]
  }

  setSetting(name: string, value: unknown): void {
    this.#settings = { ...this.#settings, [name]: value }
  }

  /** Returns an immutable value of which a world may have many, such as the number of requests of each client. */
  counter(name: string): unknown {
    return this.#counters.get(name)
  }

  setCounter(name: string, value: unknown): void {
    if (this.#countersKept) {
      this.#counters = this.#counters.clone()
      this.#countersKept = false
    }
    this.#counters.set(name, value)
  }

  /** Returns the current state as a value, in constant time. */
  snapshot(): Snapshot {
    this.#countersKept = true
    return {
      collections: this.#keep(),
      settings: this.#settings,
      counters: this.#counters,
      clock: this.clock.state(),
      random: this.random.state(),
      seed: this.#seed,
      turn: this.#turn,
    }
  }

  #keep(): Snapshot['collections'] {
    this.#kept ??= this.#collections.map((collection) => collection.keep())
    return this.#kept
  }

  /** Returns the differences between two states of this world, or of worlds with the same shapes, by collection. */
  changes(before: Snapshot, after: Snapshot): readonly CollectionChanges[] {
    return this.#names().map(([group, collection], i) => {
      const [was, is] = [before.collections[i], after.collections[i]]
      return { group, collection, changes: was && is ? changesBetween(was, is) : [] }
    })
  }

  /**
   * Restores a state of this world, or of one with the same shapes, and starts a new epoch.
   * @throws ForeignSnapshotError if the snapshot belongs to a world with other collections
   */
  restore(snapshot: Snapshot): void {
    this.undoTo(snapshot)
    this.#epoch++
  }

  /** Returns the collections of a state whose records take memory that is limited. */
  weighed({ collections }: Snapshot): readonly WeighedState[] {
    return this.#weighed.flatMap(([i, weigh]) => {
      const state = collections[i]
      return state ? [{ state, weigh }] : []
    })
  }

  /** Restores a state within the current epoch: undoes everything that was written since. */
  undoTo(snapshot: Snapshot): void {
    if (snapshot.collections !== this.#kept) this.#restoreCollections(snapshot.collections)
    this.#settings = snapshot.settings
    this.#counters = snapshot.counters
    this.#countersKept = true
    this.clock.restore(snapshot.clock)
    this.random.restore(snapshot.random)
    this.#seed = snapshot.seed
    this.#turn = snapshot.turn
  }

  /** Undoes the differences between two states, record by record, unless a record was written again since. */
  undoChanges(before: Snapshot, after: Snapshot): void {
    if (after.collections === this.#kept) {
      // Nothing was written since, so no id that was drawn is in use: the same ones may be drawn again.
      this.#restoreCollections(before.collections)
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

  /** Returns the names of all collections, in the order of a snapshot. */
  #names(): (readonly [group: string, collection: string])[] {
    return [...this.#groups].flatMap(([group, named]) => Object.keys(named).map((name) => [group, name] as const))
  }

  #create(shapes: Readonly<Record<string, Shape<object>>>): Collections {
    const written = () => {
      this.#kept = undefined
      this.#notifyWatchers()
    }
    return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, new Collection(shape, written)]))
  }

  #restoreCollections(states: Snapshot['collections']): void {
    for (const [i, collection] of this.#collections.entries()) {
      const state = states[i]
      if (!state) throw new ForeignSnapshotError()
      collection.restore(state)
    }
    this.#kept = states
    this.#notifyWatchers()
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
