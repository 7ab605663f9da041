import { basename, extname } from 'node:path'
import { Command, Option } from 'commander'
import { printable } from '../../reports/printable.ts'
import { chooseProviders } from '../choose-vendors.ts'
import { withoutConfigDefault } from '../config-defaults.ts'
import { vendorsNamed } from '../drift/vendors-named.ts'
import { writeFileOrThrow } from '../file-error.ts'
import { isJson, isQuiet, printData, printResult } from '../output-options.ts'
import { styled } from '../style.ts'
import { UsageError } from '../usage-error.ts'
import { addPlainSpecOptions, type VendorChoice } from '../vendor-choice.ts'

interface FromOptions extends Pick<VendorChoice, 'spec'> {
  readonly vendor?: string
  readonly name?: string
  readonly out?: string
  readonly rename?: boolean
}

/** Creates `deskdouble scenario from`, which creates a scenario from recorded traffic. */
export function scenarioFromCommand(): Command {
  return addPlainSpecOptions(
    new Command('from')
      .description('Create a scenario from the records that recorded traffic shows')
      .argument('<traffic...>', 'HTTP archives (HAR) of the real service')
      .addOption(
        withoutConfigDefault(
          new Option(
            '--vendor <name>',
            'vendor of all requests, whatever their host; defaults to the one with their host',
          ),
        ),
      )
      .addOption(new Option('--name <name>', 'name of the scenario (default: from the name of the first archive)'))
      .addOption(new Option('--out <file>', 'file to write instead of standard output'))
      .addOption(
        new Option('--rename', 'names of people, email addresses and phone numbers are replaced, equal ones equally'),
      ),
  ).action(from)
}

async function from(files: readonly string[], { vendor, spec = [], ...options }: FromOptions): Promise<void> {
  const { name = nameOf(files), out, rename } = options
  const { vendors } = await chooseProviders({ spec }, vendor)
  const [{ readArchives }, { scenarioOfTraffic }, { stringify }] = await Promise.all([
    import('../drift/archives.ts'),
    import('../../drift/scenario/scenario-of-traffic.ts'),
    import('yaml'),
  ])
  const traffic = await readArchives(files, vendors)
  const { raw, counts, leftOut } = scenarioOfTraffic(traffic, { name, rename, ...vendorsNamed(vendors, vendor) })
  if (Object.keys(counts).length === 0) {
    throw new UsageError(`No record found in ${files.join(', ')}: choose the service with --vendor or --spec.`)
  }
  const text = stringify(raw)
  if (out === undefined) printData({ scenario: raw, counts, leftOut }, () => text.trimEnd())
  else await writeFileOrThrow(out, text)
  for (const { what, reason, count } of isQuiet() || isJson() ? [] : leftOut) {
    console.error(styled('dim', printable(`left out ${what} (${count}): ${reason}`), process.stderr))
  }
  if (out === undefined) return
  const records = Object.values(counts).reduce((sum, some) => sum + some, 0)
  printResult({ file: out, counts, leftOut }, () => `${out}: ${records} records`)
}

/** Returns a scenario's name from the name of an archive: `Desk login.har` becomes `desk-login`. */
function nameOf([file = '']: readonly string[]): string {
  const words = basename(file, extname(file))
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  return words?.join('-') ?? 'traffic'
}
