import type { LocatedReport } from '../replay/located-report.ts'
import { causesOf, countOf, describeDifference, describeReplay, describeSkipped } from './describe-replay.ts'
import { escaped, markdownTable } from './markdown-table.ts'

/** Formats reports of a replay as Markdown, for the summary of a CI run. */
export function formatReplayMarkdown(reports: readonly LocatedReport[]): string {
  return ['## Behaviour in recorded traffic', ...reports.map(formatVendor)].join('\n\n')
}

function formatVendor(report: LocatedReport): string {
  const rows = report.differences.map((difference) => [
    `${difference.operation} ${difference.status}`,
    `${describeDifference(difference)} ${countOf(difference)}`,
    causesOf(difference).join('; '),
  ])
  const list = describeSkipped(report).map((line) => `- ${escaped(line)}`)
  return [
    `### ${escaped(report.vendor)}`,
    escaped(describeReplay(report)),
    rows.length === 0 ? 'No differences.' : markdownTable(['Response', 'Difference', 'Contradicts'], rows),
    ...(list.length === 0 ? [] : [list.join('\n')]),
  ].join('\n\n')
}
