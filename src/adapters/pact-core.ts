import { createRequire } from 'node:module'
import type { Verifier } from '@pact-foundation/pact'

/** The core of Pact, which all of its languages share, as far as it is used here. */
interface PactCore {
  readonly makeConsumerPact: (consumer: string, provider: string, specification: number, logLevel: string) => CorePact
  readonly verifyPacts: (options: VerifyOptions) => Promise<string>
}

export type VerifyOptions = ConstructorParameters<typeof Verifier>[0] & { readonly providerBaseUrl: string }
