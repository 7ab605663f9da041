import { MOST_RECORDS, splitChangeSet } from '../world/change-set.ts'
import type { Snapshot } from '../world/snapshot.ts'
import type { Version } from '../world/version.ts'
import type { World } from '../world/world.ts'
import type { StateEntry } from './entry.ts'

/** A state that has a number. */
export interface NumberedState {
  readonly number: number
  readonly snapshot: Snapshot
}

/** The states that entries refer to by number. Worlds that start from the same records share one. */
export class States {
  readonly #numbered = new Map<Version, NumberedState>()
  #next: number

  /** @param next number of the first state */
  constructor(next = 1) {
    this.#next = next
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

  /** Numbers a snapshot. */
  add(snapshot: Snapshot): NumberedState {
    const numbered = { number: this.#next++, snapshot }
    this.#numbered.set(snapshot.version, numbered)
    return numbered
  }

  /** Takes over a state that has a number already. */
  adopt(numbered: NumberedState): NumberedState {
    this.#numbered.set(numbered.snapshot.version, numbered)
    return numbered
  }

  /** Returns a numbered state that differs little from a snapshot: those of forks differ little from each other. */
  near(world: World, snapshot: Snapshot): NumberedState | undefined {
    const most = Math.max(MOST_RECORDS, sizeOf(snapshot) / LITTLE)
    return [...this.#numbered.values()]
      .slice(-MOST_TRIED)
      .toReversed()
      .find((known) => known.snapshot !== snapshot && world.distance(known.snapshot, snapshot, most) !== undefined)
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
export function* stateEntries(world: World, { number, snapshot }: NumberedState, base?: NumberedState) {
  if (!base) {
    for (const changes of world.changeSets(snapshot)) yield { state: number, changes } satisfies StateEntry
    return
  }
  yield { state: number, base: base.number, changes: {} } satisfies StateEntry
  for (const changes of splitChangeSet(world.changeSet(base.snapshot, snapshot))) {
    yield { state: number, changes } satisfies StateEntry
  }
}
