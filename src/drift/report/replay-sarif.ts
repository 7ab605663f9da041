import type { BehaviourKind } from '../replay/difference.ts'
import type { LocatedDifference, LocatedReport } from '../replay/located-report.ts'
import { countOf, describeDifference } from './describe-replay.ts'
import { formatSarifLog, type SarifFinding } from './sarif-log.ts'

/**
 * Formats reports of a replay as SARIF 2.1.0. Each result points to the statement of the spec that the service
 * contradicts, if the spec has one.
 */
export function formatReplaySarif(reports: readonly LocatedReport[], version: string): string {
  const findings = reports.flatMap((report) => report.differences.map((one) => findingOf(report, one)))
  const rules = Object.fromEntries(
    Object.entries(RULES).map(([kind, rule]) => [`replay/${kind.replaceAll(' ', '-')}`, rule]),
  )
  return formatSarifLog({ version, rules, findings })
}

function findingOf({ vendor }: LocatedReport, difference: LocatedDifference): SarifFinding {
  const { kind, operation, status, at, setting, contradicts } = difference
  const cure = setting ? `; setting: ${setting.name} ${String(setting.value)}` : ''
  const rule = contradicts ? `; ${contradicts.rule}` : ''
  return {
    ruleId: `replay/${kind.replaceAll(' ', '-')}`,
    level: 'warning',
    text: `${vendor} ${operation} ${status}: ${describeDifference(difference)} ${countOf(difference)}${cure}${rule}`,
    place: contradicts?.file === undefined ? undefined : { uri: contradicts.file, line: contradicts.line },
    identity: [vendor, operation, String(status), kind, at],
    properties: { ...(contradicts && { provenance: contradicts.provenance }), ...(setting && { setting }) },
  }
}

const RULES: Readonly<Record<BehaviourKind, string>> = {
  status: 'Another status than that of the double',
  error: 'Another error than that of the double',
  order: 'Another order of the records in a list',
  'page size': 'Another number of records on a page',
  paging: 'Another description of the pages of a list',
  content: 'Other records in a list',
  shape: 'Properties that the double does not have, or that the service does not have',
  default: 'Another default of a property',
  value: 'Another value than that of the double',
}
