import { Clock, type ClockState } from './clock.ts'
import { Collection, type CollectionState, type Shape } from './collection.ts'
import { fnv1a } from './digest.ts'
import { Random, type RandomState } from './random.ts'
import { compare, plantTree, type Tree } from './tree.ts'

/** The shapes of a world's collections, by group and name. */
// biome-ignore lint/suspicious/noExplicitAny: a shape is contravariant in its record, so only `any` takes them all
export type Shapes = Readonly<Record<string, Readonly<Record<string, Shape<any>>>>>

/** A group's collections by name. */
export type Collections = Readonly<Record<string, Collection<object>>>

/** A world's state at one moment, as a value. It shares memory with the worlds it was taken from and given to. */
export interface Snapshot {
  readonly collections: readonly CollectionState<object>[]
  readonly registers: Tree<string, unknown>
  readonly clock: ClockState
  readonly random: RandomState
  readonly turn: number
}

/** All that one client can see or change. It can be kept, restored and forked as a value, whatever it holds. */
export class World {
  readonly name: string
  /** the seed of its random source and of the names it gives to exchanges */
  readonly seed: number
  readonly clock: Clock
  readonly random: Random
  readonly #shapes: Shapes
  readonly #groups: ReadonlyMap<string, Collections>
  readonly #collections: readonly Collection<object>[]
  #registers: Tree<string, unknown> = plantTree(compare<string>)
  #registersKept = false
  #turn = 0

  constructor({ name, seed, shapes, clock }: { name: string; seed: number; shapes: Shapes; clock?: ClockState }) {
    this.name = name
    this.seed = seed
    this.clock = new Clock(clock)
    this.random = new Random(seed)
    this.#shapes = shapes
    this.#groups = new Map(Object.entries(shapes).map(([group, named]) => [group, makeCollections(named)]))
    this.#collections = [...this.#groups.values()].flatMap((group) => Object.values(group))
  }

  /** The collections of a group. Throws a TypeError when there is no such group. */
  group(name: string): Collections {
    const group = this.#groups.get(name)
    if (!group) throw new TypeError(`The world has no collections of "${name}"`)
    return group
  }

  /** The number of the present exchange, counted from 1. */
  get turn(): number {
    return this.#turn
  }

  /** Begins the next exchange and returns its number. */
  takeTurn(): number {
    return ++this.#turn
  }

  /** A small immutable value kept beside the collections: counters, settings, rate windows. */
  register(name: string): unknown {
    return this.#registers.get(name)
  }

  setRegister(name: string, value: unknown): void {
    if (this.#registersKept) {
      this.#registers = this.#registers.clone()
      this.#registersKept = false
    }
    this.#registers.set(name, value)
  }

  /** The present moment as a value; it costs the same whatever the world holds. */
  snapshot(): Snapshot {
    this.#registersKept = true
    return {
      collections: this.#collections.map((collection) => collection.keep()),
      registers: this.#registers,
      clock: this.clock.state(),
      random: this.random.state(),
      turn: this.#turn,
    }
  }

  /** Goes back to a moment of this world, or of one with the same shapes. */
  restore(snapshot: Snapshot): void {
    for (const [i, collection] of this.#collections.entries()) {
      const state = snapshot.collections[i]
      if (!state) throw new TypeError('Failed to restore: the snapshot is of a world with other collections')
      collection.restore(state)
    }
    this.#registers = snapshot.registers
    this.#registersKept = true
    this.clock.restore(snapshot.clock)
    this.random.restore(snapshot.random)
    this.#turn = snapshot.turn
  }

  /**
   * A new world that starts where the snapshot (by default: this world, now) stands and goes its own way from there.
   * @param seed begins another random sequence; without it the snapshot's goes on
   */
  fork({ name, from = this.snapshot(), seed }: { name: string; from?: Snapshot; seed?: number | undefined }): World {
    const world = new World({ name, seed: seed ?? this.seed, shapes: this.#shapes })
    world.restore(from)
    // From where the sequence stands and not from its start: what was drawn already must not be drawn again.
    if (seed !== undefined) world.random.restore(new Random(fnv1a(String(seed), ...from.random.map(String))).state())
    return world
  }
}

function makeCollections(shapes: Readonly<Record<string, Shape<object>>>): Collections {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, new Collection(shape)]))
}
