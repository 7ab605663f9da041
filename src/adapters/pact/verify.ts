import type { VerificationResult } from '../../pacts/verification-result.ts'
import { withOneCertificate } from './certificates.ts'
import { type CoreVerification, loadCore } from './core.ts'
import { withSmallPacts } from './small-pacts.ts'

const LOG_LEVEL = 'error'
const DEFAULTS = { logLevel: LOG_LEVEL, timeout: 30_000, followRedirects: false }

/** Thrown if the verifier could not verify any interaction, such as if it could not load a pact. */
export class NothingVerified extends Error {
  /** @param reasons the verifier's messages */
  constructor(reasons: readonly string[]) {
    super(`The verifier could not verify any interaction: ${reasons.join('; ')}`)
    this.name = 'NothingVerified'
  }
}

/**
 * Runs the official verifier. The results contain the mismatches.
 * @throws MissingPeerError if Pact is not installed
 * @throws NothingVerified if no interaction could be verified
 */
export async function verifyThroughCore(options: CoreVerification): Promise<readonly VerificationResult[]> {
  const { default: core } = loadCore('Verifying a pact')
  core.logLevel(LOG_LEVEL)
  const verify = async (pactUrls = options.pactUrls) =>
    resultsIn(
      await core.verifyPacts({ ...DEFAULTS, ...options, ...(pactUrls !== undefined && { pactUrls }) }).catch(resultsOf),
    )
  const { pactUrls } = options
  if (!readsOnlyFiles(options) || pactUrls === undefined) return verify()
  return withOneCertificate(() => withSmallPacts(pactUrls, verify))
}

/** Returns whether a verification sends plain HTTP to the double and nothing to a broker. */
function readsOnlyFiles({ pactBrokerUrl, pactUrls = [], providerBaseUrl }: CoreVerification): boolean {
  return pactBrokerUrl === undefined && ![...pactUrls, providerBaseUrl].some((url) => /^https:/i.test(url))
}

/** Returns the results from the error that the core throws if an interaction fails. */
function resultsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  if (text.startsWith('{')) return text
  throw new NothingVerified([text])
}

interface CoreResult {
  readonly consumer: string
  readonly provider: string
  readonly description: string
  readonly providerStates: readonly string[]
  readonly duration: string
  readonly result: string
  readonly pending?: boolean
  readonly mismatch?: {
    readonly type?: string
    readonly message?: string
    readonly mismatches?: readonly { readonly mismatch: string; readonly path?: string; readonly key?: string }[]
  }
}

function resultsIn(text: string): readonly VerificationResult[] {
  // The core's JSON report has this shape.
  const { interactionResults, errors = [] } = JSON.parse(text) as {
    interactionResults?: readonly CoreResult[]
    errors?: readonly { readonly mismatch?: CoreResult['mismatch'] }[]
  }
  if (!interactionResults || (interactionResults.length === 0 && errors.length > 0)) {
    throw new NothingVerified(errors.map(({ mismatch }) => messageOf(mismatch)))
  }
  return interactionResults.map(({ duration, result, mismatch, pending, ...one }) => ({
    consumer: one.consumer,
    provider: one.provider,
    description: one.description,
    providerStates: one.providerStates,
    seconds: (Number.parseInt(duration, 10) || 0) / 1000,
    mismatches: result === 'OK' ? [] : mismatchesIn(mismatch),
    isPending: pending ?? false,
  }))
}

function mismatchesIn(mismatch: CoreResult['mismatch']): string[] {
  const all = mismatch?.mismatches?.map(({ mismatch: text, path, key }) => {
    const where = path ?? key
    return where === undefined ? text : `${where}: ${text}`
  })
  return all && all.length > 0 ? all : [messageOf(mismatch)]
}

function messageOf(mismatch: CoreResult['mismatch']): string {
  return mismatch?.message ?? JSON.stringify(mismatch ?? 'the verifier gave no reason')
}
