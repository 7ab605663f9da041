import type { VerificationResult } from '../../pacts/verification-result.ts'

/** Formats how many interactions were verified, and why others were not attempted, most frequent reason first. */
export function formatSummary(results: readonly VerificationResult[], seconds: number): string {
  const skipped = results.filter(({ notAttempted }) => notAttempted !== undefined)
  const differing = results.filter(({ mismatches }) => mismatches.length > 0)
  const pending = differing.filter(({ isPending }) => isPending)
  const verified = results.length - skipped.length - differing.length
  const note = pending.length === 0 ? '' : `, ${pending.length} pending`
  const counts = `${verified} of ${results.length} interactions verified${note}`
  const duration = `in ${seconds.toFixed(1)} s`
  if (skipped.length === 0) return `${counts} ${duration}`
  const reasons = [...Map.groupBy(skipped, ({ notAttempted = '' }) => notAttempted)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(
      ([reason, { length }]) => `not attempted  ${String(length).padStart(String(skipped.length).length)}  ${reason}`,
    )
  return [...reasons, `${counts}, ${differing.length} differ, ${skipped.length} not attempted ${duration}`].join('\n')
}

function differs({ mismatches }: VerificationResult): boolean {
  return mismatches.length > 0
}

/** Counts the interactions by their results. */
export function countResults(results: readonly VerificationResult[]) {
  const count = (isCounted: (result: VerificationResult) => boolean) => results.filter(isCounted).length
  return {
    interactions: results.length,
    verified: count((result) => !differs(result) && result.notAttempted === undefined),
    failed: count((result) => differs(result) && result.isPending !== true),
    pending: count((result) => differs(result) && result.isPending === true),
    notAttempted: count(({ notAttempted }) => notAttempted !== undefined),
  }
}

/**
 * Formats an interaction that was not verified, with its mismatches.
 * @param label `failed` for the double, `pending` if that fails no run, `differs` for a real service
 */
export function formatFailure(result: VerificationResult, label: 'failed' | 'pending' | 'differs'): string {
  const { consumer, provider, description, providerStates, mismatches } = result
  const states = providerStates.length === 0 ? '' : ` given ${providerStates.join(' and ')}`
  const heading = `${label}  ${consumer} and ${provider}: ${description}${states}`
  return [heading, ...mismatches.map((line) => `  ${line}`)].join('\n')
}
