import type { ComparedResponse } from '../replay/difference.ts'
import type { LocatedDifference, LocatedReport } from '../replay/located-report.ts'
import { causesOf, countOf, describeDifference } from './describe-replay.ts'
import { formatJunitSuites, type JUnitCase } from './junit-suites.ts'

/** Formats reports of a replay as JUnit XML, with one suite per vendor and one case per operation and status. */
export function formatReplayJunit(reports: readonly LocatedReport[]): string {
  return formatJunitSuites(
    reports.map((report) => {
      const cases = report.responses.map((response) => caseOf(report, response))
      return { name: `behaviour of ${report.vendor}`, className: report.vendor, cases }
    }),
  )
}

function caseOf({ differences }: LocatedReport, { operation, status, times }: ComparedResponse): JUnitCase {
  const own = differences.filter((one) => one.operation === operation && one.status === status)
  const [first] = own
  return {
    operation,
    status,
    times,
    failure: first && describeDifference(first),
    failed: own.map(lineOf),
    output: [],
  }
}

function lineOf(difference: LocatedDifference): string {
  return [describeDifference(difference), countOf(difference), ...causesOf(difference)].join(' ')
}
