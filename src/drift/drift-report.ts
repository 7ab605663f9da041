import type { Provenance } from '../engine/spec/document.ts'
import type { DifferenceKind } from './compare/difference-kind.ts'
import type { ProblemPlace } from './compare/ledger.ts'
import type { ObservedResponse } from './observation.ts'

/** Severities of differences, the most severe first. */
export const SEVERITIES = ['BREAKS', 'DIFFERS', 'NEW'] as const

/**
 * Severity of a difference: `BREAKS` if a pact relies on what the traffic contradicts, `DIFFERS` if the traffic
 * contradicts the spec, `NEW` if it only adds to the spec.
 */
export type Severity = (typeof SEVERITIES)[number]

/** Differences between recorded traffic and the specs of vendors. */
export interface DriftReport {
  readonly vendors: readonly VendorDrift[]
  /** requests that belong to no vendor */
  readonly others: number
  /** hosts whose requests have the paths of a vendor, but that the vendor does not declare */
  readonly similar: readonly { readonly host: string; readonly vendor: string; readonly requests: number }[]
}

/** Differences between recorded traffic and one vendor's spec. */
export interface VendorDrift {
  readonly vendor: string
  /** SHA-256 of the spec */
  readonly spec: string
  readonly requests: number
  readonly hosts: readonly string[]
  /** days of the first and the last request, as `YYYY-MM-DD` */
  readonly days: readonly [first: string, last: string]
  readonly operations: { readonly seen: number; readonly total: number }
  /** sorted by severity and operation */
  readonly differences: readonly Difference[]
  /** numbers of assumed statements that hold in the traffic, and that it contradicts */
  readonly assumed: { readonly hold: number; readonly contradicted: number }
  /** operations without a request */
  readonly neverSeen: readonly string[]
  /** requests to the vendor that match no operation, by method and path without ids */
  readonly unmatched: readonly { readonly request: string; readonly times: number }[]
  readonly responses: readonly ObservedResponse[]
}

/** A difference between recorded traffic and a spec. */
export interface Difference {
  readonly severity: Severity
  readonly kind: DifferenceKind
  /** the difference in words, with its first place */
  readonly message: string
  /** the difference in words, without values of the traffic */
  readonly plain: string
  readonly places: readonly Omit<ProblemPlace, 'values'>[]
  readonly provenance: Provenance
  /** JSON Pointer to the contradicted statement in the document */
  readonly pointer: string
  /** consumers whose pacts rely on what the traffic contradicts, with the number of their interactions */
  readonly consumers: readonly Consumer[]
  /** setting of the vendor's profile that may allow what was found */
  readonly setting?: string
}

/** A consumer that relies on a statement. */
export interface Consumer {
  readonly name: string
  readonly interactions: number
}
