import type { PactResponse } from '../engine/services/pact.ts'

/** The official verifier's result for one interaction. */
export interface VerificationResult {
  readonly consumer: string
  readonly provider: string
  readonly description: string
  /** names of the provider states */
  readonly providerStates: readonly string[]
  readonly seconds: number
  /** one message for each mismatch; empty if the interaction was verified or not attempted */
  readonly mismatches: readonly string[]
  /** reason why the interaction was not sent to a real service, or why its response shows nothing */
  readonly notAttempted?: string
  /** true if mismatches do not fail the verification, because the provider has not verified the pact before */
  readonly isPending?: boolean
  /** the request that reached the provider; undefined if none is known to have reached it */
  readonly received?: ReceivedRequest
  /** the response that was demanded, if it is less strict than that of the pact */
  readonly demanded?: PactResponse
}

/** A verifier's request as the provider received it, with the outcome. */
export interface ReceivedRequest {
  /** undefined if the path belongs to no vendor */
  readonly vendor: string | undefined
  /** the operationId; undefined if the request matched no operation */
  readonly operation: string | undefined
  readonly method: string
  /** path without a query */
  readonly path: string
  /** status of the response */
  readonly status: number
  /** id of the fault that was injected; undefined if the response is the operation's own */
  readonly fault?: string | undefined
  /** names of the query parameters and body members that the operation does not declare */
  readonly undeclared: readonly string[]
}
