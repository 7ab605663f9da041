import { type Change, changesBetween } from './changes.ts'
import { Clock, type ClockState } from './clock.ts'
import { Collection } from './collection.ts'
import type { CollectionState, Shape } from './collection-state.ts'
import { fnv1a } from './digest.ts'
import { Random, type RandomState } from './random.ts'
import { compare, createTree, type Tree } from './tree.ts'

/** The shapes of a world's collections, by group and name. */
// biome-ignore lint/suspicious/noExplicitAny: a shape is contravariant in its record, so only `any` takes them all
export type Shapes = Readonly<Record<string, Readonly<Record<string, Shape<any>>>>>

/** A group's collections by name. */
export type Collections = Readonly<Record<string, Collection<object>>>

/** A world's state at one moment, as a value. It shares memory with the worlds it was taken from and given to. */
export interface Snapshot {
  readonly collections: readonly CollectionState<object>[]
  readonly settings: Readonly<Record<string, unknown>>
  readonly counters: Tree<string, unknown>
  readonly clock: ClockState
  readonly random: RandomState
  readonly seed: number
  readonly turn: number
}

/** What differs in one collection between two moments. */
export interface CollectionChanges {
  readonly group: string
  readonly collection: string
  readonly changes: readonly Change[]
}

/** All that one client can see or change. It can be kept, restored and forked as a value, whatever it holds. */
export class World {
  readonly name: string
  readonly clock: Clock
  readonly random: Random
  readonly #shapes: Shapes
  readonly #groups: ReadonlyMap<string, Collections>
  readonly #collections: readonly Collection<object>[]
  #settings: Readonly<Record<string, unknown>> = {}
  #counters: Tree<string, unknown> = createTree(compare<string>)
  #countersKept = false
  #seed: number
  #turn = 0
  /** the states of the collections as they were kept last, as long as none was written since */
  #kept: Snapshot['collections'] | undefined

  constructor({ name, seed, shapes, clock }: { name: string; seed: number; shapes: Shapes; clock?: ClockState }) {
    this.name = name
    this.#seed = seed
    this.clock = new Clock(clock)
    this.random = new Random(seed)
    this.#shapes = shapes
    this.#groups = new Map(Object.entries(shapes).map(([group, named]) => [group, this.#make(named)]))
    this.#collections = [...this.#groups.values()].flatMap((group) => Object.values(group))
  }

  /** The collections of a group. Throws a TypeError when there is no such group. */
  group(name: string): Collections {
    const group = this.#groups.get(name)
    if (!group) throw new TypeError(`The world has no collections of "${name}"`)
    return group
  }

  /** The seed of its random source and of the names it gives to exchanges. */
  get seed(): number {
    return this.#seed
  }

  /** The number of the present exchange, counted from 1. */
  get turn(): number {
    return this.#turn
  }

  /** Begins the next exchange and returns its number. */
  takeTurn(): number {
    return ++this.#turn
  }

  /** An immutable value that holds for the whole world, such as how strict it is. */
  setting(name: string): unknown {
    return this.#settings[name]
  }

  setSetting(name: string, value: unknown): void {
    this.#settings = { ...this.#settings, [name]: value }
  }

  /** An immutable value of which there may be very many, such as how often each client has asked. */
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

  /** The present moment as a value; it costs the same whatever the world holds. */
  snapshot(): Snapshot {
    this.#countersKept = true
    this.#kept ??= this.#collections.map((collection) => collection.keep())
    return {
      collections: this.#kept,
      settings: this.#settings,
      counters: this.#counters,
      clock: this.clock.state(),
      random: this.random.state(),
      seed: this.#seed,
      turn: this.#turn,
    }
  }

  /** What differs between two moments of this world, or of worlds with the same shapes, collection by collection. */
  changes(before: Snapshot, after: Snapshot): readonly CollectionChanges[] {
    return this.#names().map(([group, collection], i) => {
      const [was, is] = [before.collections[i], after.collections[i]]
      return { group, collection, changes: was && is ? changesBetween(was, is) : [] }
    })
  }

  /** Goes back to a moment of this world, or of one with the same shapes. */
  restore(snapshot: Snapshot): void {
    if (snapshot.collections !== this.#kept) this.#restoreCollections(snapshot.collections)
    this.#settings = snapshot.settings
    this.#counters = snapshot.counters
    this.#countersKept = true
    this.clock.restore(snapshot.clock)
    this.random.restore(snapshot.random)
    this.#seed = snapshot.seed
    this.#turn = snapshot.turn
  }

  /**
   * A new world that starts where the snapshot (by default: this world, now) stands and goes its own way from there.
   * @param seed begins another random sequence; without it the snapshot's goes on
   */
  fork({ name, from = this.snapshot(), seed }: { name: string; from?: Snapshot; seed?: number | undefined }): World {
    const world = new World({ name, seed: from.seed, shapes: this.#shapes })
    world.restore(from)
    if (seed === undefined) return world
    world.#seed = seed
    // From where the sequence stands and not from its start: what was drawn already must not be drawn again.
    world.random.restore(new Random(fnv1a(String(seed), ...from.random.map(String))).state())
    return world
  }

  /** The names of all collections, in the order in which a snapshot holds them. */
  #names(): (readonly [group: string, collection: string])[] {
    return [...this.#groups].flatMap(([group, named]) => Object.keys(named).map((name) => [group, name] as const))
  }

  #make(shapes: Readonly<Record<string, Shape<object>>>): Collections {
    const written = () => {
      this.#kept = undefined
    }
    return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, new Collection(shape, written)]))
  }

  #restoreCollections(states: Snapshot['collections']): void {
    for (const [i, collection] of this.#collections.entries()) {
      const state = states[i]
      if (!state) throw new TypeError('Failed to restore: the snapshot is of a world with other collections')
      collection.restore(state)
    }
    this.#kept = states
  }
}
