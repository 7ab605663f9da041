import { Collection } from './collection.ts'
import type { CollectionState, Shape } from './collection-state.ts'
import type { Write } from './write.ts'

/** The states of all collections of a world, in the order of its shapes. */
export type States = readonly CollectionState<object>[]

/** The world that versions belong to. */
export interface VersionedWorld {
  /** the shapes of all collections */
  readonly shapes: readonly Shape<object>[]
  /** Keeps the states of all collections with the present version, and returns them. */
  readonly keepPresent: () => States
}

/**
 * The records of a world at one moment. The present version is what the collections contain. An earlier one keeps the
 * writes that led from it to the next one, so that it costs as much memory as was written and keeps no trees alive. A
 * version that keeps the states of all collections instead is whole: it needs no other one.
 */
export class Version {
  readonly #world: VersionedWorld
  #states: States | undefined
  #writes: Write[] = NO_WRITES
  #next: Version | undefined

  constructor(world: VersionedWorld) {
    this.#world = world
  }

  get isWhole(): boolean {
    return this.#states !== undefined
  }

  /**
   * Returns the states of all collections. Those of an earlier version are created from the ones of the next whole version,
   * or of the present one, by undoing the writes between the two.
   */
  states(): States {
    if (this.#states) return this.#states
    const earlier: Version[] = []
    let later: States | undefined
    for (const version of Version.#from(this)) {
      later = version.#states
      if (later) break
      earlier.push(version)
    }
    // The last version of a row without a whole one is the present version.
    later ??= this.#world.keepPresent()
    // The writes that follow stay, because the versions before and after are compared by them.
    this.#states ??= Version.#undo(earlier, later, this.#world.shapes)
    return this.#states
  }

  /** Keeps the states of all collections with the present version, which may be needed for as long as its world. */
  keep(states: States): void {
    this.#states = states
    this.resume()
  }

  /** Starts the next version. From now on, {@link add} adds the writes that lead to it. */
  succeed(): Version {
    this.#next = new Version(this.#world)
    return this.#next
  }

  /** Adds a write that led to the next version. */
  add(write: Write): void {
    // Most versions have one write, for which a list that grew would be too large.
    if (this.#writes === NO_WRITES) this.#writes = [write]
    else this.#writes.push(write)
  }

  /** Becomes the present version again. Returns the writes that followed, which must be undone, the last one first. */
  resume(): readonly Write[] {
    const undone = this.#writes.toReversed()
    this.#writes = NO_WRITES
    this.#next = undefined
    return undone
  }

  /** Returns all writes between this version and a later one; undefined if they are not known. */
  writesUntil(later: Version): readonly Write[] | undefined {
    const writes: Write[] = []
    for (const version of Version.#from(this)) {
      if (version === later) return writes
      for (const write of version.#writes) writes.push(write)
    }
    return undefined
  }

  /** Returns a version and those that are known to follow it. */
  static *#from(version: Version): Generator<Version> {
    for (let at: Version | undefined = version; at; at = at.#next) yield at
  }

  /** Returns the states from before the writes of some versions. */
  static #undo(versions: readonly Version[], later: States, shapes: VersionedWorld['shapes']): States {
    const changed = new Map<number, Collection<object>>()
    for (const version of versions.toReversed()) {
      for (const write of version.#writes.toReversed()) {
        const collection = changed.get(write.collection) ?? copyOf(shapes[write.collection], later[write.collection])
        changed.set(write.collection, collection)
        collection.undo(write)
      }
    }
    return later.map((state, i) => changed.get(i)?.keep() ?? state)
  }
}

function copyOf(shape: Shape<object> | undefined, state: CollectionState<object> | undefined): Collection<object> {
  if (!shape || !state) throw new TypeError('A write belongs to no collection of its world')
  const collection = new Collection(shape)
  collection.restore(state)
  return collection
}

/** Shared by all versions without writes; never changed. */
const NO_WRITES: Write[] = []
