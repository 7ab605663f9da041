/** What the official verifier found out of one interaction. */
export interface Verified {
  readonly consumer: string
  readonly provider: string
  readonly description: string
  /** their names */
  readonly providerStates: readonly string[]
  readonly seconds: number
  /** each thing that was not as expected; none: it was */
  readonly mismatches: readonly string[]
}
