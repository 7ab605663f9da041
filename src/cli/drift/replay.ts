import { Command, Option } from 'commander'
import type { ReplayReport } from '../../drift/replay/replay-traffic.ts'
import type { Vendors } from '../../emulator/vendors.ts'
import { escapeToken } from '../../engine/spec/json-pointer.ts'
import { printableLines } from '../../reports/printable.ts'
import { chooseProviders } from '../choose-vendors.ts'
import { withoutConfigDefault } from '../config-defaults.ts'
import { FailedCheck } from '../failed-check.ts'
import { UsageError } from '../usage-error.ts'
import { addPlainSpecOptions, type VendorChoice } from '../vendor-choice.ts'
import type { LocatedDifference, LocatedReport } from './located-report.ts'
import { vendorsNamed } from './vendors-named.ts'

const FORMATS = ['text', 'json', 'markdown'] as const

interface Options extends Pick<VendorChoice, 'spec'> {
  readonly vendor?: string
  readonly format: (typeof FORMATS)[number]
}

/** Creates `deskdouble drift replay`, which compares the behaviour in recorded traffic with that of the double. */
export function replayCommand(): Command {
  return addPlainSpecOptions(new Command('replay'))
    .description('Send the double the requests of recorded traffic, and compare its behaviour with the recorded one')
    .argument('<archives...>', 'HTTP Archives (HAR 1.2) of a browser, a test runner or a proxy')
    .addOption(
      withoutConfigDefault(
        new Option(
          '--vendor <name>',
          'vendor of all requests, whatever their host; defaults to the one with their host',
        ),
      ),
    )
    .addOption(new Option('--format <format>', 'output format').choices(FORMATS).default('text'))
    .action(replay)
}

async function replay(archives: readonly string[], { vendor, spec = [], format }: Options): Promise<void> {
  const { vendors } = await chooseProviders({ spec }, vendor)
  const [{ readArchives }, { replayTraffic }, { formatReplay }] = await Promise.all([
    import('./archives.ts'),
    import('../../drift/replay/replay-traffic.ts'),
    import('./replay-text.ts'),
  ])
  const reports = await replayTraffic(await readArchives(archives, vendors), vendorsNamed(vendors, vendor))
  if (reports.length === 0) {
    throw new UsageError(
      `No request in ${archives.join(', ')} belongs to a vendor. Name the vendor with --vendor, or its document with --spec.`,
    )
  }
  const located = await withLines(reports, vendors, spec)
  console.log(printableLines(format === 'json' ? JSON.stringify(located, null, 2) : formatReplay(located, format)))
  const count = reports.reduce((sum, { differences }) => sum + differences.length, 0)
  if (count > 0) throw new FailedCheck(`${count} ${count === 1 ? 'difference' : 'differences'} in behaviour found.`)
}

/** Adds the file and the line of each contradicted statement. */
async function withLines(
  reports: readonly ReplayReport[],
  vendors: Vendors,
  specs: NonNullable<Options['spec']>,
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
