import type { VerificationResult } from '../../pacts/verification-result.ts'

/** Results as JUnit XML, which CI servers read: a suite for each pact, a case for each interaction. */
export function junitXml(results: readonly VerificationResult[]): string {
  const suites = Map.groupBy(results, ({ consumer, provider }) => `${consumer} and ${provider}`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${totals(results)}>`,
    ...[...suites].flatMap(([name, own]) => [
      `  <testsuite name="${escaped(name)}" ${totals(own)}>`,
      ...own.map((result) => `    ${testCase(name, result)}`),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n')
}

function testCase(suite: string, { description, providerStates, seconds, mismatches }: VerificationResult): string {
  const given = providerStates.length === 0 ? '' : `given ${providerStates.join(' and ')}: `
  const head = `<testcase classname="${escaped(suite)}" name="${escaped(given + description)}" time="${seconds}"`
  if (mismatches.length === 0) return `${head}/>`
  return `${head}><failure message="${escaped(mismatches[0] ?? '')}">${escaped(mismatches.join('\n'))}</failure></testcase>`
}

function totals(results: readonly VerificationResult[]): string {
  const failures = results.filter(({ mismatches }) => mismatches.length > 0).length
  const time = results.reduce((sum, { seconds }) => sum + seconds, 0)
  return `tests="${results.length}" failures="${failures}" time="${time.toFixed(3)}"`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replace(UNREPRESENTABLE, '?')
}

/** Control characters, for most of which XML 1.0 has no way to say them. */
const UNREPRESENTABLE = /[^\P{Cc}\t\n\r]/gu
