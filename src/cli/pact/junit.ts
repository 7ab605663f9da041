import type { VerificationResult } from '../../pacts/verification-result.ts'
import { escapeXml } from '../../reports/escape-xml.ts'

/** Formats results as JUnit XML, with one suite per pact and one case per interaction. */
export function formatJunitXml(results: readonly VerificationResult[]): string {
  const suites = Map.groupBy(results, ({ consumer, provider }) => `${consumer} and ${provider}`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${totals(results)}>`,
    ...[...suites].flatMap(([name, suiteResults]) => [
      `  <testsuite name="${escapeXml(name)}" ${totals(suiteResults)}>`,
      ...suiteResults.map((result) => `    ${testCase(name, result)}`),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n')
}

function testCase(suite: string, result: VerificationResult): string {
  const { description, providerStates, seconds, mismatches, notAttempted } = result
  const states = providerStates.length === 0 ? '' : `given ${providerStates.join(' and ')}: `
  const head = `<testcase classname="${escapeXml(suite)}" name="${escapeXml(states + description)}" time="${seconds}"`
  if (notAttempted !== undefined) return `${head}><skipped message="${escapeXml(notAttempted)}"/></testcase>`
  if (mismatches.length === 0) return `${head}/>`
  if (result.isPending)
    return `${head}><skipped message="${escapeXml(`pending: ${mismatches.join('\n')}`)}"/></testcase>`
  return `${head}><failure message="${escapeXml(mismatches[0] ?? '')}">${escapeXml(mismatches.join('\n'))}</failure></testcase>`
}

function totals(results: readonly VerificationResult[]): string {
  const failures = results.filter(({ mismatches, isPending }) => mismatches.length > 0 && !isPending).length
  const skipped = results.filter(isSkipped).length
  const time = results.reduce((sum, { seconds }) => sum + seconds, 0)
  const count = `tests="${results.length}" failures="${failures}"${skipped > 0 ? ` skipped="${skipped}"` : ''}`
  return `${count} time="${time.toFixed(3)}"`
}

/** Returns whether an interaction counts neither as verified nor as failed. */
function isSkipped({ mismatches, isPending = false, notAttempted }: VerificationResult): boolean {
  return notAttempted !== undefined || (mismatches.length > 0 && isPending)
}
