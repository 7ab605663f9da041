import type { Snapshot } from '../world/snapshot.ts'
import type { World } from '../world/world.ts'
import type { Misfit } from './misfits.ts'

/** A state that several stores have in common. */
export interface SharedState {
  /** names the state, in every process */
  readonly digest: string
  readonly snapshot: Snapshot
}

/**
 * States that several stores have in common, such as those of scenarios: their entries refer to such a state by its digest,
 * and worlds that start from it share its records in memory.
 */
export interface SharedStates {
  /** Returns the state with the records of a snapshot. */
  readonly find: (snapshot: Snapshot) => SharedState | undefined
  /** Returns a state that differs little from a snapshot of a world. */
  readonly near: (world: World, snapshot: Snapshot) => SharedState | undefined
  /** Returns a world in a state. Fork it; do not change it. Throws a TypeError if there is no such state. */
  readonly world: (digest: string) => World
  /** Returns the parts of a state that no vendor has a collection for. */
  readonly misfits: (digest: string) => readonly Misfit[]
  /** records that were found to fit the vendors' specs */
  readonly checked: WeakSet<object>
}
