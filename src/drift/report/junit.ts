import { type Difference, type DriftReport, SEVERITIES, type Severity, type VendorDrift } from '../drift-report.ts'
import type { ObservedResponse } from '../observation.ts'
import { describeCount, describeNotes } from './describe.ts'
import { formatJunitSuites, type JUnitCase } from './junit-suites.ts'

/**
 * Formats a report as JUnit XML, with one suite per vendor and one case per operation and status.
 * @param failOn the least severe differences that fail a case
 */
export function formatJunit({ vendors }: DriftReport, failOn: Severity): string {
  return formatJunitSuites(
    vendors.map((drift) => {
      const cases = drift.responses.map((response) => caseOf(drift, response, failOn))
      return { name: `drift of ${drift.vendor}`, className: drift.vendor, cases }
    }),
  )
}

/** Returns the differences that are at least as severe as another severity. */
export function failuresIn(differences: readonly Difference[], failOn: Severity): Difference[] {
  return differences.filter(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn))
}

function caseOf({ differences }: VendorDrift, response: ObservedResponse, failOn: Severity): JUnitCase {
  const own = differences.filter(({ places }) => places.some((place) => isAt(place, response)))
  const failures = failuresIn(own, failOn)
  const { operation, status, times } = response
  return {
    operation,
    status,
    times,
    failure: failures[0]?.message,
    failed: failures.map(lineOf),
    output: own.filter((difference) => !failures.includes(difference)).map(lineOf),
  }
}

function lineOf(difference: Difference): string {
  const { severity, message } = difference
  return [severity, message, describeCount(difference), describeNotes(difference)]
    .filter((part) => part !== '')
    .join(' ')
}

function isAt(place: Difference['places'][number], { operation, status }: ObservedResponse): boolean {
  return place.operation === operation && place.status === status
}
