import type { BehaviourDifference, Contradicted } from './difference.ts'
import type { ReplayReport } from './replay-traffic.ts'

/** A statement of a spec with its place in the spec's file. */
export interface LocatedStatement extends Contradicted {
  readonly file?: string
  readonly line?: number
}

/** A difference, whose statement has a place in the spec's file. */
export interface LocatedDifference extends BehaviourDifference {
  readonly contradicts?: LocatedStatement
}

/** A report with the places of the contradicted statements. */
export interface LocatedReport extends ReplayReport {
  readonly differences: readonly LocatedDifference[]
}
