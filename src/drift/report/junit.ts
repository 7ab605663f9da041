import { escapeXml } from '../../reports/escape-xml.ts'
import { type Difference, type DriftReport, SEVERITIES, type Severity, type VendorDrift } from '../drift-report.ts'
import type { ObservedResponse } from '../observation.ts'
import { describeCount, describeNotes } from './describe.ts'

/**
 * Formats a report as JUnit XML, with one suite per vendor and one case per operation and status.
 * @param failOn the least severe differences that fail a case
 */
export function formatJunit({ vendors }: DriftReport, failOn: Severity): string {
  const suites = vendors.flatMap((drift) => suite(drift, failOn))
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...suites, '</testsuites>', ''].join('\n')
}

/** Returns the differences that are at least as severe as another severity. */
export function failuresIn(differences: readonly Difference[], failOn: Severity): Difference[] {
  return differences.filter(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn))
}

function suite({ vendor, responses, differences }: VendorDrift, failOn: Severity): string[] {
  const cases = responses.map((response) => {
    const own = differences.filter(({ places }) => places.some((place) => isAt(place, response)))
    return { response, failures: failuresIn(own, failOn), others: own.length - failuresIn(own, failOn).length, own }
  })
  const failed = cases.filter(({ failures }) => failures.length > 0).length
  return [
    `  <testsuite name="${escapeXml(`drift of ${vendor}`)}" tests="${cases.length}" failures="${failed}">`,
    ...cases.map(({ response, failures, own }) => testCase(vendor, response, { failures, own })),
    '  </testsuite>',
  ]
}

function testCase(
  vendor: string,
  { operation, status, times }: ObservedResponse,
  { failures, own }: { readonly failures: readonly Difference[]; readonly own: readonly Difference[] },
): string {
  const name = `${operation} ${status} (${times} ${times === 1 ? 'response' : 'responses'})`
  const head = `    <testcase classname="${escapeXml(vendor)}" name="${escapeXml(name)}"`
  const others = own.filter((difference) => !failures.includes(difference))
  const output = others.length === 0 ? '' : `<system-out>${escapeXml(linesOf(others))}</system-out>`
  if (failures.length === 0) return output === '' ? `${head}/>` : `${head}>${output}</testcase>`
  const message = escapeXml(failures[0]?.message ?? '')
  return `${head}><failure message="${message}">${escapeXml(linesOf(failures))}</failure>${output}</testcase>`
}

function linesOf(differences: readonly Difference[]): string {
  return differences
    .map((one) =>
      [one.severity, one.message, describeCount(one), describeNotes(one)].filter((part) => part !== '').join(' '),
    )
    .join('\n')
}

function isAt(place: Difference['places'][number], { operation, status }: ObservedResponse): boolean {
  return place.operation === operation && place.status === status
}
