import { shortList } from '../../errors/short-list.ts'
import type { Difference, DriftReport, VendorDrift } from '../drift-report.ts'
import {
  describeAssumed,
  describeCount,
  describeNotes,
  describeProvenance,
  describeTraffic,
  responsesOf,
} from './describe.ts'
import { escaped, markdownTable } from './markdown-table.ts'

/** Most operations that a cell or a line lists. */
const MOST_LISTED = 5

/** Formats a report as Markdown, for the summary of a CI run. */
export function formatMarkdown({ vendors }: DriftReport): string {
  return `${['## Drift from recorded traffic', ...vendors.map(formatVendor)].join('\n\n')}\n`
}

function formatVendor(drift: VendorDrift): string {
  const { vendor, differences, neverSeen } = drift
  return [
    `### ${escaped(vendor)}`,
    escaped(describeTraffic(drift)),
    ...(differences.length === 0 ? ['No differences.'] : [table(differences)]),
    `**CONFIRMED** ${describeAssumed(drift)}`,
    ...(neverSeen.length === 0 ? [] : [`never seen: ${escaped(shortList(neverSeen))}`]),
  ].join('\n\n')
}

function table(differences: readonly Difference[]): string {
  const rows = differences.map((difference) => [
    difference.severity === 'BREAKS' ? '**BREAKS**' : difference.severity,
    shortList(responsesOf(difference), MOST_LISTED),
    `${difference.message} ${describeCount(difference)}`,
    describeProvenance(difference),
    describeNotes(difference),
  ])
  return markdownTable(['', 'Response', 'Difference', 'Provenance', 'Notes'], rows)
}
