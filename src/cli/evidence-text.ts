import type { Source, StatusEvidence, VendorEvidence, Verification } from '../reports/evidence.ts'
import { type EvidenceSummary, strictestOf, summariseEvidence, timesFrom } from '../reports/evidence-summary.ts'
import { printable } from '../reports/printable.ts'
import type { CheckedEvidence } from './checked-evidence.ts'
import { aligned, styled } from './style.ts'

/** Formats evidence for a terminal. */
export function formatEvidence(checked: CheckedEvidence): string {
  return [
    ...checked.evidence.vendors.flatMap((vendor) => {
      const summary = summariseEvidence(vendor)
      return [
        `${styled('bold', vendor.vendor)}  ${vendor.title}`,
        ...summaryLines(vendor, summary).map((line) => `  ${line}`),
        '',
        ...aligned([['', 'status', ...COLUMNS], ...statusRows(summary).map((row) => ['', ...row])]),
        '',
        ...aligned(
          vendor.operations.map(({ operation, statuses }) => ['', operation, statuses.map(formatStatus).join('  ')]),
        ),
        '',
      ]
    }),
    ...problemLines(checked).map(([kind, line]) => `${styled('red', kind)}  ${line}`),
  ].join('\n')
}

/** Formats evidence as Markdown for the summary of a CI run. */
export function formatEvidenceMarkdown(checked: CheckedEvidence): string {
  return [
    ...checked.evidence.vendors.flatMap((vendor) => {
      const summary = summariseEvidence(vendor)
      return [
        `### ${vendor.title} (\`${vendor.vendor}\`)`,
        '',
        ...summaryLines(vendor, summary).map((line) => `- ${line}`),
        '',
        ...markdownTable(['status', ...COLUMNS], statusRows(summary)),
        '',
        ...markdownTable(
          ['operation', 'double (times)', 'only by a fault', 'service', 'not exercised'],
          vendor.operations.map(({ operation, statuses }) => [`\`${operation}\``, ...statusCells(statuses)]),
        ),
        '',
      ]
    }),
    ...problemLines(checked).map(([kind, line]) => `- **${kind}**: ${line}`),
  ].join('\n')
}

const COLUMNS = ['declared', 'double', 'only by a fault', 'service', 'open', 'unreachable']

function statusRows({ byStatus }: EvidenceSummary): string[][] {
  return byStatus.map(({ status, total, double, faultOnly, service, open, unreachable }) =>
    [status, total, double, faultOnly, service, open, unreachable].map(String),
  )
}

function summaryLines({ fidelity, spec, verifications }: VendorEvidence, summary: EvidenceSummary): string[] {
  const { operations, statuses, lastService } = summary
  const { reference, documented, observed, assumed } = fidelity.rules
  const service =
    lastService === undefined ? 'not verified' : `${statuses.service} of ${statuses.total}, last ${lastService}`
  return [
    `operations exercised: ${operations.double} of ${operations.total}`,
    `statuses: double: ${statuses.double} of ${statuses.total}; service: ${service}`,
    `statuses only by a fault: ${statuses.faultOnly}; open: ${statuses.open}; unreachable: ${statuses.unreachable}`,
    `statuses of which only the status is demanded: ${statuses.statusOnly}`,
    `behaviour rules: ${reference} reference, ${documented} documented, ${observed} observed, ${assumed} assumed`,
    ...verifications.map(formatVerification),
    `spec: ${spec.slice(0, 12)}`,
  ]
}

function formatVerification({ pact, against, origin, date, counted, interactions }: Verification): string {
  const provider = against === 'service' ? `the service ${origin ?? ''} on ${date ?? ''}` : 'the double'
  return printable(`${pact} against ${provider}: ${counted} of ${interactions} interactions count`)
}

/** Returns lines about everything that does not count as evidence, each with its kind. */
function problemLines({ evidence, stale, notCompared }: CheckedEvidence): (readonly [kind: string, line: string])[] {
  const verifications = evidence.vendors.flatMap(({ vendor, verifications: all }) => {
    return all.map((one) => ({ ...one, names: `${one.pact} and ${vendor}` }))
  })
  const lines = [
    ...verifications.flatMap(({ names, failed }) => failed.map((line) => ['failed', `${names}: ${line}`] as const)),
    ...verifications.flatMap(({ names, notCounted }) => {
      return notCounted.map((line) => ['not counted', `${names}: ${line}`] as const)
    }),
    ...stale.map(({ vendor, pact, against, reason }) => {
      return ['stale', `${pact} and ${vendor} (${against}): ${reason}; verify it again`] as const
    }),
    ...notCompared.map((line) => ['not compared', line] as const),
  ]
  return lines.map(([kind, line]) => [kind, printable(line)])
}

/** Formats a status as `200×3`, with its source if that is not the double, and what it demands if only the status. */
function formatStatus(status: StatusEvidence): string {
  const double = formatTimes(status, 'double')
  const fault = double === undefined ? formatTimes(status, 'fault') : undefined
  const service = formatTimes(status, 'service')
  const parts = [
    ...(double === undefined ? [] : [styled('green', double)]),
    ...(fault === undefined ? [] : [styled('yellow', `${fault} fault`)]),
    ...(service === undefined ? [] : [styled('green', `${service} service`)]),
  ]
  return parts.length === 0 ? styled('dim', `${status.status} -`) : parts.join(' ')
}

function formatTimes(status: StatusEvidence, source: Source): string | undefined {
  const times = timesFrom(status, source)
  if (times === 0) return undefined
  return `${status.status}×${times}${strictestOf(status, source) === 'status' ? ' status only' : ''}`
}

function statusCells(statuses: readonly StatusEvidence[]): string[] {
  const withoutDouble = statuses.filter((status) => timesFrom(status, 'double') === 0)
  const open = statuses.filter(({ exercised }) => exercised.length === 0).map(({ status }) => status)
  return [cellOf('double', statuses), cellOf('fault', withoutDouble), cellOf('service', statuses), open.join(', ')]
}

function cellOf(source: Source, statuses: readonly StatusEvidence[]): string {
  return statuses
    .filter((status) => timesFrom(status, source) > 0)
    .map((status) => {
      const statusOnly = strictestOf(status, source) === 'status' ? ', status only' : ''
      return `${status.status} (${timesFrom(status, source)}${statusOnly})`
    })
    .join(', ')
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}
