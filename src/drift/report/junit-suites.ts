import { escapeXml } from '../../reports/escape-xml.ts'

/** A suite of JUnit XML. */
export interface JUnitSuite {
  readonly name: string
  /** class of all its cases */
  readonly className: string
  readonly cases: readonly JUnitCase[]
}

/** A case of JUnit XML: a response with the lines that describe its differences. */
export interface JUnitCase {
  readonly operation: string
  readonly status: number
  /** number of responses */
  readonly times: number
  /** message of the failure; undefined if the case passes */
  readonly failure: string | undefined
  /** a line for each difference that fails the case */
  readonly failed: readonly string[]
  /** lines that do not fail the case */
  readonly output: readonly string[]
}

/** Formats suites as JUnit XML. */
export function formatJunitSuites(suites: readonly JUnitSuite[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    ...suites.flatMap(suiteOf),
    '</testsuites>',
    '',
  ].join('\n')
}

function suiteOf({ name, className, cases }: JUnitSuite): string[] {
  const failed = cases.filter(({ failure }) => failure !== undefined).length
  return [
    `  <testsuite name="${escapeXml(name)}" tests="${cases.length}" failures="${failed}">`,
    ...cases.map((one) => caseOf(className, one)),
    '  </testsuite>',
  ]
}

function caseOf(className: string, { operation, status, times, failure, failed, output }: JUnitCase): string {
  const name = `${operation} ${status} (${times} ${times === 1 ? 'response' : 'responses'})`
  const head = `    <testcase classname="${escapeXml(className)}" name="${escapeXml(name)}"`
  const parts = [
    ...(failure === undefined
      ? []
      : [`<failure message="${escapeXml(failure)}">${escapeXml(failed.join('\n'))}</failure>`]),
    ...(output.length === 0 ? [] : [`<system-out>${escapeXml(output.join('\n'))}</system-out>`]),
  ]
  return parts.length === 0 ? `${head}/>` : `${head}>${parts.join('')}</testcase>`
}
