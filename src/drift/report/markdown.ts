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
  const head = ['', 'Response', 'Difference', 'Provenance', 'Notes']
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escaped).join(' | ')} |`).join('\n')
}

/** Escapes what Markdown would read as a cell's end or as HTML, except for our own bold words. */
function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ').replaceAll('[]', '\\[\\]')
}
