import type { Counts } from './fidelity.ts'
import type { Strictness } from './strictness.ts'

/** Result of verifications: the exercised operations and statuses of each vendor that has pacts. */
export interface Evidence {
  /** version of DeskDouble that wrote it */
  readonly deskdouble: string
  readonly vendors: readonly VendorEvidence[]
}

/** The exercised operations and statuses of one vendor. */
export interface VendorEvidence {
  readonly vendor: string
  readonly title: string
  /** SHA-256 of the vendor's spec */
  readonly spec: string
  /** provenance of operations and rules, counted */
  readonly fidelity: { readonly operations: Counts; readonly rules: Counts }
  /** the verifications that the evidence comes from, at most one for each pact and provider */
  readonly verifications: readonly Verification[]
  readonly operations: readonly OperationEvidence[]
  /** date of the last response in recorded traffic of the service; files of evidence have none */
  readonly lastSeen?: string
}

/** A provider that pacts were verified against: the double, or the real service. */
export type Provider = 'double' | 'service'

/** Source of a status: the double's own behaviour, a fault that was injected into the double, or the real service. */
export type Source = Provider | 'fault'

/** The verification of one pact, with everything that its result depends on. */
export interface Verification {
  /** name of the consumer */
  readonly pact: string
  readonly against: Provider
  /** SHA-256 of the pact's interactions */
  readonly digest: string
  /** version of DeskDouble */
  readonly deskdouble: string
  /** versions of the verifier's packages */
  readonly verifiers: Readonly<Record<string, string>>
  /** SHA-256 of each scenario that a provider state names; empty for a service */
  readonly scenarios: Readonly<Record<string, string>>
  /** date of a verification against a service, such as `2026-11-25`; evidence of the double has none */
  readonly date?: string
  /** origin of the service */
  readonly origin?: string
  /** number of interactions in the pact */
  readonly interactions: number
  /** number of interactions that count as evidence */
  readonly counted: number
  /** descriptions of interactions with mismatches */
  readonly failed: readonly string[]
  /** descriptions of verified interactions that prove nothing, with the reasons */
  readonly notCounted: readonly string[]
}

/** The declared statuses of one operation. */
export interface OperationEvidence {
  readonly operation: string
  readonly statuses: readonly StatusEvidence[]
}

/** A declared status with the interactions that exercised it. */
export interface StatusEvidence {
  readonly status: number
  /** true if the spec gives a reason why no request can cause the status */
  readonly unreachable?: true
  readonly exercised: readonly Exercise[]
}

/** The number of verified interactions of one pact that received a status from one source. */
export interface Exercise {
  /** name of the consumer */
  readonly pact: string
  readonly source: Source
  readonly strictness: Strictness
  readonly times: number
}

/** Returns the provider that a source belongs to: faults are injected into the double. */
export function providerOf(source: Source): Provider {
  return source === 'service' ? 'service' : 'double'
}
