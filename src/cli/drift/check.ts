import { existsSync, readdirSync } from 'node:fs'
import { Command, Option } from 'commander'
import type { CheckedDrift } from '../../drift/check-drift.ts'
import type { DriftReport, Severity } from '../../drift/drift-report.ts'
import type { Vendors } from '../../emulator/vendors.ts'
import type { Pact } from '../../engine/services/pact.ts'
import { version } from '../../generated/version.ts'
import { printableLines } from '../../reports/printable.ts'
import { chooseProviders } from '../choose-vendors.ts'
import { FailedCheck } from '../failed-check.ts'
import { isQuiet } from '../output-options.ts'
import { DEFAULT_FOLDER, readPacts } from '../pact/pact-files.ts'
import { UsageError } from '../usage-error.ts'
import { addTrafficOptions, type TrafficOptions } from './traffic-options.ts'
import { vendorsNamed } from './vendors-named.ts'

const FAIL_ON = ['breaks', 'differs', 'new'] as const

/** Creates `deskdouble drift check`, which compares recorded traffic with specs and pacts. */
export function checkCommand(): Command {
  return addTrafficOptions(new Command('check'))
    .description('Compare recorded traffic with the specs, and name the consumers that a difference breaks')
    .option('--pacts <folder>', `pacts of the consumers to name; defaults to ./${DEFAULT_FOLDER} if it has any`)
    .addOption(
      new Option('--fail-on <severity>', 'least severe difference that fails the check')
        .choices(FAIL_ON)
        .default('breaks'),
    )
    .option('--save <file>', 'JSON file to add what was seen to, without values')
    .option('--overlay <file>', 'OpenAPI Overlay to write, which brings the spec in line with the traffic')
    .action(check)
}

interface Options extends TrafficOptions {
  readonly pacts?: string
  readonly failOn: (typeof FAIL_ON)[number]
  readonly save?: string
  readonly overlay?: string
}

async function check(archives: readonly string[], options: Options): Promise<void> {
  const { vendor, spec = [] } = options
  const { vendors } = await chooseProviders({ spec }, vendor)
  const [{ readArchives }, { checkDrift }] = await Promise.all([
    import('./archives.ts'),
    import('../../drift/check-drift.ts'),
  ])
  const traffic = await readArchives(archives, vendors)
  const chosen = vendorsNamed(vendors, vendor)
  const pacts = await readConsumers(options.pacts)
  const checked = checkDrift(traffic, { ...chosen, pacts })
  if (checked.report.vendors.length === 0) throw nothingCompared(archives, checked.report)
  await save(checked, options)
  const failure = await failureIn(checked.report, options)
  if (failure || !isQuiet() || options.format !== 'text') {
    console.log(printableLines(await format(checked, options, vendors)))
  }
  if (failure) throw failure
}

async function readConsumers(folder: string | undefined): Promise<readonly Pact[]> {
  if (folder === undefined && !hasPacts(DEFAULT_FOLDER)) return []
  const files = await readPacts(folder === undefined ? [] : [folder])
  return files.map(({ pact }) => pact)
}

function hasPacts(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.json') && name !== 'evidence.json')
}

/** Returns the error of traffic without a request to any vendor: a check that compared nothing must not pass. */
function nothingCompared(archives: readonly string[], { similar, others }: DriftReport): UsageError {
  const [first] = similar
  const cure = first
    ? `Requests to ${first.host} have the paths of ${first.vendor}: compare them with --vendor ${first.vendor}.`
    : 'Name the vendor with --vendor, or its document with --spec.'
  const all = others + similar.reduce((sum, { requests }) => sum + requests, 0)
  return new UsageError(`None of the ${all} requests in ${archives.join(', ')} belongs to a vendor. ${cure}`)
}

async function save(checked: CheckedDrift, { save: file, overlay, spec = [] }: Options): Promise<void> {
  if (file !== undefined) {
    const { saveObservation } = await import('./save-observation.ts')
    await saveObservation(file, checked.report)
  }
  if (overlay !== undefined) {
    const { writeOverlays } = await import('./write-overlays.ts')
    await writeOverlays(overlay, checked, spec)
  }
}

async function format({ report }: CheckedDrift, options: Options, vendors: Vendors): Promise<string> {
  switch (options.format) {
    case 'json':
      return JSON.stringify(report, null, 2)
    case 'junit':
      return (await import('../../drift/report/junit.ts')).formatJunit(report, severityOf(options)).trimEnd()
    case 'markdown':
      return (await import('../../drift/report/markdown.ts')).formatMarkdown(report).trimEnd()
    case 'sarif': {
      const { specFilesOf } = await import('./spec-files.ts')
      const used = report.vendors.flatMap(({ vendor }) => vendors[vendor] ?? [])
      const files = await specFilesOf(used, options.spec ?? [])
      return (await import('../../drift/report/sarif.ts')).formatSarif(report, { version, files })
    }
    default:
      return (await import('./check-text.ts')).formatDriftText(report)
  }
}

function severityOf({ failOn }: Options): Severity {
  return ({ breaks: 'BREAKS', differs: 'DIFFERS', new: 'NEW' } as const)[failOn]
}

/** Returns the error of a report with differences that fail the check. */
async function failureIn({ vendors }: DriftReport, options: Options): Promise<FailedCheck | undefined> {
  const { failuresIn } = await import('../../drift/report/junit.ts')
  const { length } = vendors.flatMap(({ differences }) => failuresIn(differences, severityOf(options)))
  if (length === 0) return undefined
  const noun = length === 1 ? 'difference' : 'differences'
  const verb = options.failOn === 'breaks' ? (length === 1 ? 'breaks a pact' : 'break pacts') : 'found'
  return new FailedCheck(`${length} ${noun} ${verb}.`)
}
