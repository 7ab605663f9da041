import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type Misfit, withoutForeign } from '../../durability/misfits.ts'
import type { SharedState, SharedStates } from '../../durability/shared-states.ts'
import { shapesOf } from '../../engine/vendor/collections.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { ChangeSet } from '../../world/change-set.ts'
import type { Snapshot } from '../../world/snapshot.ts'
import type { Version } from '../../world/version.ts'
import { World } from '../../world/world.ts'

/** A state, and a world in it. */
interface Shared extends SharedState {
  readonly world: World
  readonly misfits: readonly Misfit[]
}

/** Share of the records that may differ between near states, as a divisor. */
const LITTLE = 4
/** How many states are compared with another one, the latest first. */
const MOST_TRIED = 3

/**
 * The states that all worlds of an isolate have in common: those of scenarios. A state is named by the digest of its
 * content, so that a world which started from an earlier version of a scenario is not confused with one of the present.
 */
export class SharedWorlds implements SharedStates {
  readonly checked = new WeakSet<object>()
  readonly #vendors: Readonly<Record<string, Vendor>>
  readonly #byVersion = new Map<Version, Shared>()
  readonly #byDigest = new Map<string, Shared>()

  constructor(vendors: Readonly<Record<string, Vendor>>) {
    this.#vendors = vendors
  }

  find({ version }: Snapshot): SharedState | undefined {
    return this.#byVersion.get(version)
  }

  near(world: World, snapshot: Snapshot): SharedState | undefined {
    const most = sizeOf(snapshot) / LITTLE
    return [...this.#byDigest.values()]
      .slice(-MOST_TRIED)
      .toReversed()
      .find((known) => world.distance(known.snapshot, snapshot, most) !== undefined)
  }

  world(digest: string): World {
    return this.#get(digest).world
  }

  misfits(digest: string): readonly Misfit[] {
    return this.#get(digest).misfits
  }

  /** Returns whether a state is in memory. */
  has(digest: string): boolean {
    return this.#byDigest.has(digest)
  }

  /** Shares the present state of a world, which must not change any more. */
  share(world: World): void {
    this.#add(digestOf([...linesOf(world)]), world)
  }

  /** Returns a state as change sets in JSON. */
  lines(digest: string): Iterable<string> {
    return linesOf(this.world(digest))
  }

  /** Adds a state from its change sets in JSON. */
  load(digest: string, lines: Iterable<string>): void {
    const shapes = Object.fromEntries(
      Object.values(this.#vendors).map(({ name, collections }) => [name, shapesOf(collections)]),
    )
    const world = new World({ name: 'state', seed: 0, shapes })
    const misfits: Misfit[] = []
    for (const line of lines) {
      const [changes, foreign] = withoutForeign(this.#vendors, JSON.parse(line) as ChangeSet)
      misfits.push(...foreign)
      world.apply(changes)
    }
    this.#add(digest, world, misfits)
  }

  #get(digest: string): Shared {
    const found = this.#byDigest.get(digest)
    if (found) return found
    throw new TypeError(`There is no shared state ${digest}`)
  }

  #add(digest: string, world: World, misfits: readonly Misfit[] = []): void {
    const known = this.#byDigest.get(digest)
    const shared = known ?? { digest, world, misfits, snapshot: world.snapshot() }
    this.#byDigest.set(digest, shared)
    this.#byVersion.set(world.snapshot().version, shared)
  }
}

function* linesOf(world: World): Generator<string> {
  for (const changes of world.changeSets(world.snapshot())) yield JSON.stringify(changes)
}

function digestOf(lines: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(lines.join('\n'))))
}

function sizeOf({ collections }: Snapshot): number {
  return collections.reduce((sum, { rows }) => sum + rows.size, 0)
}
