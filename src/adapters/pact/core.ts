import { requireOfPeer } from './peer.ts'

/** The part of Pact's shared core library that is used here. */
export interface PactCore {
  readonly makeConsumerPact: (consumer: string, provider: string, specification: number, logLevel: string) => CorePact
  readonly default: {
    readonly verifyPacts: (options: CoreVerification) => Promise<string>
    readonly logLevel: (level: string) => void
  }
}

/** A pact under construction. */
export interface CorePact {
  readonly newInteraction: (description: string) => CoreInteraction
  readonly pactffiCreateMockServerForTransport: (
    host: string,
    transport: string,
    config: string,
    port: number,
  ) => number
  readonly mockServerMatchedSuccessfully: (port: number) => boolean
  readonly mockServerMismatches: (port: number) => unknown
  readonly writePactFile: (folder: string) => void
  readonly cleanupMockServer: (port: number) => boolean
}

/** An interaction under construction. Values are plain text, or JSON with matchers. */
export interface CoreInteraction {
  readonly uponReceiving: (description: string) => void
  readonly given: (state: string) => void
  readonly givenWithParams: (state: string, params: string) => void
  readonly withRequest: (method: string, path: string) => void
  readonly withQuery: (name: string, index: number, value: string) => void
  readonly withRequestHeader: (name: string, index: number, value: string) => void
  readonly withRequestBody: (body: string, contentType: string) => void
  readonly withStatus: (status: number) => void
  readonly withResponseHeader: (name: string, index: number, value: string) => void
  readonly withResponseBody: (body: string, contentType: string) => void
}

/** Options of the core's verifier. */
export interface CoreVerification {
  readonly provider?: string
  readonly providerBaseUrl: string
  readonly pactUrls?: readonly string[]
  readonly pactBrokerUrl?: string
  readonly pactBrokerToken?: string
  readonly pactBrokerUsername?: string
  readonly pactBrokerPassword?: string
  readonly consumerVersionSelectors?: readonly object[]
  readonly enablePending?: boolean
  /** ISO 8601 date */
  readonly includeWipPactsSince?: string
  readonly providerStatesSetupUrl?: string
  readonly customProviderHeaders?: Readonly<Record<string, string>>
  readonly publishVerificationResult?: boolean
  readonly providerVersion?: string
  readonly providerVersionBranch?: string
  readonly buildUrl?: string
  readonly timeout?: number
  readonly followRedirects?: boolean
  readonly logLevel?: string
}

/**
 * Loads the core of the installed `@pact-foundation/pact`.
 * @param purpose start of the error message, such as `Verifying a pact`
 * @throws MissingPeerError if the package is not installed
 */
export function loadCore(purpose: string): PactCore {
  // PactCore is a subset of the core's own types.
  return requireOfPeer('@pact-foundation/pact', '@pact-foundation/pact-core', purpose) as PactCore
}
