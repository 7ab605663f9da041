import type { VerificationResult } from '../../pacts/verification-result.ts'
import { type CoreVerification, loadCore } from './core.ts'

const LOG_LEVEL = 'error'

/**
 * Runs the official verifier. Rejects with a MissingPeer, or when it could not run at all; what did not match is in the
 * results.
 */
export async function verifyThroughCore(options: CoreVerification): Promise<readonly VerificationResult[]> {
  const { default: core } = loadCore('Verifying a pact')
  core.logLevel(LOG_LEVEL)
  return resultsIn(
    await core
      .verifyPacts({ logLevel: LOG_LEVEL, timeout: 30_000, followRedirects: false, ...options })
      .catch(reasonOf),
  )
}

/** The core rejects with its results where one of them is bad. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  if (text.startsWith('{')) return text
  throw error
}

interface CoreResult {
  readonly consumer: string
  readonly provider: string
  readonly description: string
  readonly providerStates: readonly string[]
  readonly duration: string
  readonly result: string
  readonly mismatch?: {
    readonly type?: string
    readonly message?: string
    readonly mismatches?: readonly { readonly mismatch: string; readonly path?: string; readonly key?: string }[]
  }
}

function resultsIn(text: string): readonly VerificationResult[] {
  // The core's own report, which says this of each interaction.
  const { interactionResults, errors = [] } = JSON.parse(text) as {
    interactionResults?: readonly CoreResult[]
    errors?: readonly { readonly mismatch?: CoreResult['mismatch'] }[]
  }
  if (!interactionResults || (interactionResults.length === 0 && errors.length > 0)) {
    throw new Error(`Nothing could be verified: ${errors.map(({ mismatch }) => messageOf(mismatch)).join('; ')}`)
  }
  return interactionResults.map(({ duration, result, mismatch, ...one }) => ({
    consumer: one.consumer,
    provider: one.provider,
    description: one.description,
    providerStates: one.providerStates,
    seconds: (Number.parseInt(duration, 10) || 0) / 1000,
    mismatches: result === 'OK' ? [] : mismatchesIn(mismatch),
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
  return mismatch?.message ?? JSON.stringify(mismatch ?? 'no reason was given')
}
