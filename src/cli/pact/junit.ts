import type { VerificationResult } from '../../pacts/verification-result.ts'

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
  const { description, providerStates, seconds, mismatches } = result
  const states = providerStates.length === 0 ? '' : `given ${providerStates.join(' and ')}: `
  const head = `<testcase classname="${escapeXml(suite)}" name="${escapeXml(states + description)}" time="${seconds}"`
  if (mismatches.length === 0) return `${head}/>`
  if (result.isPending)
    return `${head}><skipped message="${escapeXml(`pending: ${mismatches.join('\n')}`)}"/></testcase>`
  return `${head}><failure message="${escapeXml(mismatches[0] ?? '')}">${escapeXml(mismatches.join('\n'))}</failure></testcase>`
}

function totals(results: readonly VerificationResult[]): string {
  const failures = results.filter(({ mismatches, isPending }) => mismatches.length > 0 && !isPending).length
  const skipped = results.filter(({ mismatches, isPending }) => mismatches.length > 0 && isPending).length
  const time = results.reduce((sum, { seconds }) => sum + seconds, 0)
  return `tests="${results.length}" failures="${failures}"${skipped === 0 ? '' : ` skipped="${skipped}"`} time="${time.toFixed(3)}"`
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replace(UNREPRESENTABLE, '?')
}

/** Characters that XML 1.0 cannot represent: control characters, lone surrogates, and U+FFFE and U+FFFF. */
const UNREPRESENTABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
