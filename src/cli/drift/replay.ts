import { Command } from 'commander'
import type { LocatedDifference, LocatedReport } from '../../drift/replay/located-report.ts'
import type { ReplayReport } from '../../drift/replay/replay-traffic.ts'
import type { Vendors } from '../../emulator/vendors.ts'
import { escapeToken } from '../../engine/spec/json-pointer.ts'
import { version } from '../../generated/version.ts'
import { printableLines } from '../../reports/printable.ts'
import { chooseProviders } from '../choose-vendors.ts'
import { FailedCheck } from '../failed-check.ts'
import { isQuiet } from '../output-options.ts'
import { UsageError } from '../usage-error.ts'
import { addTrafficOptions, type TrafficOptions } from './traffic-options.ts'
import { vendorsNamed } from './vendors-named.ts'

/** Creates `deskdouble drift replay`, which compares the behaviour in recorded traffic with that of the double. */
export function replayCommand(): Command {
  return addTrafficOptions(new Command('replay'))
    .description('Send the double the requests of recorded traffic, and compare its behaviour with the recorded one')
    .action(replay)
}

async function replay(archives: readonly string[], { vendor, spec = [], format: name }: TrafficOptions): Promise<void> {
  const { vendors } = await chooseProviders({ spec }, vendor)
  const [{ readArchives }, { replayTraffic }] = await Promise.all([
    import('./archives.ts'),
    import('../../drift/replay/replay-traffic.ts'),
  ])
  const reports = await replayTraffic(await readArchives(archives, vendors), vendorsNamed(vendors, vendor))
  if (reports.length === 0) {
    throw new UsageError(
      `No request in ${archives.join(', ')} belongs to a vendor. Name the vendor with --vendor, or its document with --spec.`,
    )
  }
  const located = await withLines(reports, vendors, spec)
  const count = reports.reduce((sum, { differences }) => sum + differences.length, 0)
  if (count > 0 || !isQuiet() || name !== 'text') console.log(printableLines(await format(located, name)))
  if (count > 0) throw new FailedCheck(`${count} ${count === 1 ? 'difference' : 'differences'} in behaviour found.`)
}

async function format(reports: readonly LocatedReport[], name: TrafficOptions['format']): Promise<string> {
  switch (name) {
    case 'json':
      return JSON.stringify(reports, null, 2)
    case 'junit':
      return (await import('../../drift/report/replay-junit.ts')).formatReplayJunit(reports).trimEnd()
    case 'markdown':
      return (await import('../../drift/report/replay-markdown.ts')).formatReplayMarkdown(reports)
    case 'sarif':
      return (await import('../../drift/report/replay-sarif.ts')).formatReplaySarif(reports, version)
    default:
      return (await import('./replay-text.ts')).formatReplayText(reports)
  }
}

/** Adds the file and the line of each contradicted statement. */
async function withLines(
  reports: readonly ReplayReport[],
  vendors: Vendors,
  specs: NonNullable<TrafficOptions['spec']>,
): Promise<LocatedReport[]> {
  if (reports.every(({ differences }) => differences.length === 0)) return [...reports]
  const { specFilesOf } = await import('./spec-files.ts')
  const files = await specFilesOf(
    reports.flatMap(({ vendor }) => vendors[vendor] ?? []),
    specs,
  )
  return reports.map((report) => {
    const file = files.get(report.vendor)
    const differences = report.differences.map((difference): LocatedDifference => {
      const { contradicts } = difference
      if (!file || !contradicts) return difference
      const line = file.lineOf(contradicts.path.map((step) => `/${escapeToken(String(step))}`).join(''))
      return { ...difference, contradicts: { ...contradicts, file: file.uri, ...(line !== undefined && { line }) } }
    })
    return { ...report, differences }
  })
}
