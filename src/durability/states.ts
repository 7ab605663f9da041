import { MOST_RECORDS, splitChangeSet } from '../world/change-set.ts'
import type { Snapshot } from '../world/snapshot.ts'
import type { Version } from '../world/version.ts'
import type { World } from '../world/world.ts'
import type { StateEntry } from './entry.ts'
import type { SharedStates } from './shared-states.ts'

/** A state that has a number. */
export interface NumberedState {
  readonly number: number
  readonly snapshot: Snapshot
  /** digest of the shared state that it is */
  readonly shared?: string
}

/** A state to write, and the one that it is compared with. */
export interface StateToWrite {
  readonly world: World
  readonly state: NumberedState
  readonly base?: NumberedState | undefined
}

/** The states that entries refer to by number. Worlds that start from the same records share one. */
export class States {
  readonly #numbered = new Map<Version, NumberedState>()
  readonly #shared: SharedStates | undefined
  #next: number

  /**
   * @param next number of the first state
   * @param shared states that other stores have, too
   */
  constructor(next: number, shared: SharedStates | undefined) {
    this.#next = next
    this.#shared = shared
  }

  /** Returns an empty collection that continues the numbers. */
  continued(): States {
    return new States(this.#next, this.#shared)
  }

  /** The number of the next state. */
  get next(): number {
    return this.#next
  }

  /** Leaves out the numbers before another one, which other states have. */
  continueAt(next: number): void {
    this.#next = Math.max(this.#next, next)
  }

  /** Returns the numbered state with the records of a snapshot. */
  find({ version }: Snapshot): NumberedState | undefined {
    return this.#numbered.get(version)
  }

  /**
   * Numbers the state of a snapshot, and the one that it is compared with. Returns those that had no number, in the order
   * in which they must be written.
   * @param known the states that earlier entries have: they keep their numbers
   */
  enter(world: World, snapshot: Snapshot, known?: States): StateToWrite[] {
    if (this.find(snapshot)) return []
    const same = this.#shared?.find(snapshot)
    if (same) return [{ world, state: this.#take(known?.find(snapshot) ?? this.#create(same.snapshot, same.digest)) }]
    const similar = this.#near(world, snapshot)
    const shared = similar ? undefined : this.#shared?.near(world, snapshot)
    const first = shared ? this.enter(world, shared.snapshot, known) : []
    const base = similar ?? (shared && this.find(shared.snapshot))
    return [...first, { world, state: this.#take(known?.find(snapshot) ?? this.#create(snapshot)), base }]
  }

  /** Takes over states that have a number already. */
  adopt(states: Iterable<NumberedState>): void {
    for (const state of states) this.#take(state)
  }

  #create(snapshot: Snapshot, shared?: string): NumberedState {
    return { number: this.#next++, snapshot, ...(shared !== undefined && { shared }) }
  }

  #take(state: NumberedState): NumberedState {
    this.#numbered.set(state.snapshot.version, state)
    return state
  }

  /** Returns a numbered state that differs little from a snapshot: those of forks differ little from each other. */
  #near(world: World, snapshot: Snapshot): NumberedState | undefined {
    const most = Math.max(MOST_RECORDS, sizeOf(snapshot) / LITTLE)
    return [...this.#numbered.values()]
      .slice(-MOST_TRIED)
      .toReversed()
      .find((known) => world.distance(known.snapshot, snapshot, most) !== undefined)
  }
}

/** Share of the records that may differ between near states, as a divisor. */
const LITTLE = 4
/** How many states are compared with a snapshot, the latest first. */
const MOST_TRIED = 3

function sizeOf({ collections }: Snapshot): number {
  return collections.reduce((sum, { rows }) => sum + rows.size, 0)
}

/** Returns the entries of a numbered state: what differs from a near one, or all its records. */
export function* stateEntries({ world, state, base }: StateToWrite) {
  const { number, snapshot, shared } = state
  if (shared !== undefined) {
    yield { state: number, shared } satisfies StateEntry
    return
  }
  if (!base) {
    for (const changes of world.changeSets(snapshot)) yield { state: number, changes } satisfies StateEntry
    return
  }
  yield { state: number, base: base.number, changes: {} } satisfies StateEntry
  for (const changes of splitChangeSet(world.changeSet(base.snapshot, snapshot))) {
    yield { state: number, changes } satisfies StateEntry
  }
}
