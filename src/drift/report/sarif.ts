import type { DifferenceKind } from '../compare/difference-kind.ts'
import type { Difference, DriftReport, Severity, VendorDrift } from '../drift-report.ts'
import { describeCount, describeNotes, responsesOf } from './describe.ts'
import { formatSarifLog, type SarifFinding } from './sarif-log.ts'

/** The file of a vendor's spec. */
export interface SpecFile {
  /** path relative to the folder of the run, or a URL */
  readonly uri: string
  /** Returns the line of a JSON Pointer, counted from 1; undefined if the file does not contain it. */
  readonly lineOf: (pointer: string) => number | undefined
}

/** Options of {@link formatSarif}. */
export interface SarifOptions {
  readonly version: string
  /** the file of each vendor's spec, by the vendor's name */
  readonly files: ReadonlyMap<string, SpecFile>
}

const LEVELS = { BREAKS: 'error', DIFFERS: 'warning', NEW: 'note' } as const satisfies Record<Severity, string>

/** Formats a report as SARIF 2.1.0. Each result points to the statement of the spec that it concerns. */
export function formatSarif({ vendors }: DriftReport, { version, files }: SarifOptions): string {
  const findings = vendors.flatMap((drift) =>
    drift.differences.map((one) => findingOf(drift, one, files.get(drift.vendor))),
  )
  const rules = Object.fromEntries(Object.entries(RULES).map(([kind, rule]) => [`drift/${kind}`, rule]))
  return formatSarifLog({ version, rules, findings })
}

function findingOf({ vendor }: VendorDrift, difference: Difference, file: SpecFile | undefined): SarifFinding {
  const { severity, kind, message, provenance, pointer, plain } = difference
  const notes = describeNotes(difference)
  const responses = responsesOf(difference).join(', ')
  return {
    ruleId: `drift/${kind}`,
    level: LEVELS[severity],
    text: `${vendor} ${responses}: ${message} ${describeCount(difference)}${notes === '' ? '' : `; ${notes}`}`,
    place: file && { uri: file.uri, line: file.lineOf(pointer) },
    identity: [vendor, kind, pointer, plain],
    properties: { severity, provenance },
  }
}

const RULES: Readonly<Record<DifferenceKind, string>> = {
  status: 'A status that the operation does not declare',
  'media-type': 'A media type that the response does not declare',
  body: 'A body that is missing, not declared or not JSON',
  shape: 'An error body with another shape than the declared one',
  missing: 'A required property that is missing',
  undeclared: 'A property that is not declared',
  null: 'A null where none is declared',
  type: 'A value of another type than the declared one',
  enum: 'A value that is not one of the declared ones',
  format: 'A string that does not have the declared format',
  rule: 'A value that breaks a rule of its schema',
  'header-missing': 'A declared header that is missing',
  header: 'A header with another value than the declared one',
  'page-size': 'A list that is longer than the declared or requested page',
  default: 'A default that differs from the declared one',
  accepted: 'An undeclared part of a request that the service accepts',
  'accepted-invalid': 'A request that the service accepts although the spec forbids it',
}
