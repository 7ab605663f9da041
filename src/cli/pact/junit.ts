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

function testCase(suite: string, { description, providerStates, seconds, mismatches }: VerificationResult): string {
  const states = providerStates.length === 0 ? '' : `given ${providerStates.join(' and ')}: `
  const head = `<testcase classname="${escapeXml(suite)}" name="${escapeXml(states + description)}" time="${seconds}"`
  if (mismatches.length === 0) return `${head}/>`
  return `${head}><failure message="${escapeXml(mismatches[0] ?? '')}">${escapeXml(mismatches.join('\n'))}</failure></testcase>`
}

function totals(results: readonly VerificationResult[]): string {
  const failures = results.filter(({ mismatches }) => mismatches.length > 0).length
  const time = results.reduce((sum, { seconds }) => sum + seconds, 0)
  return `tests="${results.length}" failures="${failures}" time="${time.toFixed(3)}"`
}
