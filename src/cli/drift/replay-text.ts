import type { LocatedReport } from '../../drift/replay/located-report.ts'
import {
  causesOf,
  countOf,
  describeDifference,
  describeReplay,
  describeSkipped,
} from '../../drift/report/describe-replay.ts'
import { aligned, styled } from '../style.ts'

/** Formats reports of a replay for a terminal. */
export function formatReplayText(reports: readonly LocatedReport[]): string {
  return reports.map(formatVendor).join('\n\n')
}

function formatVendor(report: LocatedReport): string {
  const rows = aligned(
    report.differences.map((difference) => [
      styled('yellow', 'DIFFERS'),
      `${difference.operation} ${difference.status}`,
      `${describeDifference(difference)} ${countOf(difference)}`,
    ]),
  )
  const lines = rows.flatMap((row, i) => {
    const difference = report.differences[i]
    return [row, ...(difference ? causesOf(difference).map((cause) => styled('dim', `         ${cause}`)) : [])]
  })
  const same = report.differences.length === 0 ? [`${styled('green', 'SAME')} the double behaves as recorded`] : []
  return [styled('bold', describeReplay(report)), ...lines, ...same, ...describeSkipped(report)].join('\n')
}
