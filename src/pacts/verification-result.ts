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
}
