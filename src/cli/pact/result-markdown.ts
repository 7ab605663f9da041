import type { VerificationResult } from '../../pacts/verification-result.ts'
import { printableLines } from '../../reports/printable.ts'
import { countResults } from './result-text.ts'

/** Formats results as Markdown for the summary of a CI run: a row for each pact, then what was not verified. */
export function formatVerificationMarkdown(results: readonly VerificationResult[]): string {
  const pacts = Map.groupBy(results, ({ consumer, provider }) => `${consumer} and ${provider}`)
  const failures = results.filter(({ mismatches }) => mismatches.length > 0)
  return [
    '### Verified pacts',
    '',
    '| pact | verified | failed | pending | not attempted |',
    '| --- | --- | --- | --- | --- |',
    ...[...pacts].map(([name, own]) => row(name, own)),
    '',
    ...failures.flatMap(failure),
  ].join('\n')
}

function row(name: string, results: readonly VerificationResult[]): string {
  const { verified, failed, pending, notAttempted } = countResults(results)
  return `| ${escaped(name)} | ${verified} | ${failed} | ${pending} | ${notAttempted} |`
}

function failure({ consumer, provider, description, mismatches, isPending }: VerificationResult): string[] {
  const label = isPending ? 'pending' : 'failed'
  const heading = `**${label}** ${escaped(`${consumer} and ${provider}: ${description}`)}`
  return [`- ${heading}`, ...mismatches.map((mismatch) => `  - ${escaped(mismatch)}`), '']
}

/** Escapes a text so that Markdown shows it as it is, in one line. */
function escaped(text: string): string {
  return printableLines(text.replaceAll(/\s+/g, ' ')).replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&')
}
