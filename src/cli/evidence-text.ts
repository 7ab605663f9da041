import type { Evidence, StatusEvidence, VendorEvidence } from '../reports/evidence.ts'
import { printable } from '../reports/printable.ts'
import { aligned, styled } from './style.ts'

/** Formats evidence for a terminal. */
export function formatEvidence({ vendors, failed }: Evidence): string {
  return [
    ...vendors.flatMap((evidence) => [
      `${styled('bold', evidence.vendor)}  ${evidence.title}`,
      ...summaryLines(evidence).map((line) => `  ${line}`),
      ...aligned(
        evidence.operations.map(({ operation, statuses }) => ['', operation, statuses.map(formatStatus).join('  ')]),
      ),
      '',
    ]),
    ...failed.map((line) => `${styled('red', 'failed')}  ${printable(line)}`),
  ].join('\n')
}

/** Formats evidence as Markdown for the summary of a CI run. */
export function formatEvidenceMarkdown({ vendors, failed }: Evidence): string {
  return [
    ...vendors.flatMap((evidence) => [
      `### ${evidence.title} (\`${evidence.vendor}\`)`,
      '',
      ...summaryLines(evidence).map((line) => `- ${line}`),
      '',
      '| operation | exercised (times) | not exercised |',
      '| --- | --- | --- |',
      ...evidence.operations.map(({ operation, statuses }) => {
        const exercised = statuses.filter(isExercised).map((status) => `${status.status} (${timesOf(status)})`)
        const open = statuses.filter((status) => !isExercised(status)).map(({ status }) => status)
        return `| \`${operation}\` | ${exercised.join(', ')} | ${open.join(', ')} |`
      }),
      '',
    ]),
    ...failed.map((line) => `- **failed**: ${printable(line)}`),
  ].join('\n')
}

function summaryLines({ operations, notExercised, fidelity, spec }: VendorEvidence): string[] {
  const all = operations.flatMap(({ statuses }) => statuses)
  const open = notExercised.filter(({ unreachable }) => unreachable === undefined)
  const reached = operations.filter(({ statuses }) => statuses.some(isExercised)).length
  const { reference, documented, observed, assumed } = fidelity.rules
  return [
    `operations exercised: ${reached} of ${operations.length}`,
    `statuses exercised: ${all.length - notExercised.length} of ${all.length}; ${open.length} open, ${notExercised.length - open.length} unreachable`,
    `behaviour rules: ${reference} reference, ${documented} documented, ${observed} observed, ${assumed} assumed`,
    `spec: ${spec.slice(0, 12)}`,
  ]
}

function isExercised({ exercised }: StatusEvidence): boolean {
  return exercised.length > 0
}

function timesOf({ exercised }: StatusEvidence): number {
  return exercised.reduce((sum, { times }) => sum + times, 0)
}

function formatStatus(status: StatusEvidence): string {
  return isExercised(status)
    ? styled('green', `${status.status}×${timesOf(status)}`)
    : styled('dim', `${status.status} -`)
}
