import { aligned, styled } from '../style.ts'
import type { LocatedDifference, LocatedReport } from './located-report.ts'

/** Formats reports for a terminal or as Markdown. */
export function formatReplay(reports: readonly LocatedReport[], format: 'text' | 'markdown'): string {
  return reports.map(format === 'text' ? formatText : formatMarkdown).join('\n\n')
}

function formatText(report: LocatedReport): string {
  const rows = aligned(
    report.differences.map((difference) => [
      styled('yellow', 'DIFFERS'),
      `${difference.operation} ${difference.status}`,
      `${describe(difference)} (${difference.count} of ${difference.of})`,
    ]),
  )
  const lines = rows.flatMap((row, i) => {
    const difference = report.differences[i]
    return [row, ...(difference ? causesOf(difference).map((cause) => styled('dim', `         ${cause}`)) : [])]
  })
  const same = report.differences.length === 0 ? [`${styled('green', 'SAME')} the double behaves as recorded`] : []
  return [styled('bold', headOf(report)), ...lines, ...same, ...skippedIn(report)].join('\n')
}

function formatMarkdown(report: LocatedReport): string {
  const rows = report.differences.map((difference) => {
    const cells = [
      `${difference.operation} ${difference.status}`,
      describe(difference),
      causesOf(difference).join('; '),
    ]
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} | ${difference.count} of ${difference.of} |`
  })
  const table = ['| response | difference | contradicts | requests |', '| --- | --- | --- | --- |', ...rows]
  const list = skippedIn(report).map((line) => `- ${line}`)
  return [`### ${headOf(report)}`, '', ...(rows.length === 0 ? ['No differences.'] : table), '', ...list]
    .join('\n')
    .trimEnd()
}

function headOf({ vendor, requests, compared, records }: LocatedReport): string {
  return `${vendor}, ${compared} of ${requests} requests compared, ${records} records in the state before them`
}

function describe({ kind, at, service, double }: LocatedDifference): string {
  const subject = at === '' ? kind : `${kind} ${at}`
  return `${subject}: the service has ${service}, the double ${double}`
}

/** Returns the setting and the statement of the spec that a difference contradicts. */
function causesOf({ setting, contradicts }: LocatedDifference): string[] {
  const named = setting ? [`setting: ${setting.name} ${String(setting.value)}`] : []
  if (!contradicts) return named
  const { rule, provenance, file, line } = contradicts
  const place = file === undefined ? '' : `, ${file}${line === undefined ? '' : `:${line}`}`
  return [...named, `${rule} (${provenance}${place})`]
}

function skippedIn({ skipped }: LocatedReport): string[] {
  return Object.entries(skipped).map(([reason, count]) => {
    return `not compared: ${count} ${count === 1 ? 'request' : 'requests'}, because ${reason}`
  })
}
