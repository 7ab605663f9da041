import type { Evidence } from '../reports/evidence.ts'
import type { StalePart } from '../reports/stale-evidence.ts'

/** Evidence with the result of comparing it with the present state. */
export interface CheckedEvidence {
  /** the evidence without its stale parts */
  readonly evidence: Evidence
  readonly stale: readonly StalePart[]
  /** descriptions of what could not be compared with the present state */
  readonly notCompared: readonly string[]
}
