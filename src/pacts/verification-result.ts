/** The official verifier's result for one interaction. */
export interface VerificationResult {
  readonly consumer: string
  readonly provider: string
  readonly description: string
  /** names of the provider states */
  readonly providerStates: readonly string[]
  readonly seconds: number
  /** one message for each mismatch; empty if the interaction was verified */
  readonly mismatches: readonly string[]
  /** true if mismatches do not fail the verification, because the provider has not verified the pact before */
  readonly isPending?: boolean
}
