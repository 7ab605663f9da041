import { Command, Option } from 'commander'
import { comparePact, type Difference } from '../../adapters/pact/compare.ts'
import type { Vendors } from '../../emulator/vendors.ts'
import { printable } from '../../reports/printable.ts'
import { chooseProviders } from '../choose-vendors.ts'
import { withoutConfigDefault } from '../config-defaults.ts'
import { FailedCheck } from '../failed-check.ts'
import { printResult } from '../output-options.ts'
import { styled } from '../style.ts'
import { UsageError } from '../usage-error.ts'
import { addSpecOptions, type VendorChoice } from '../vendor-choice.ts'
import { type PactFile, readPacts } from './pact-files.ts'
import { type Providers, providerOption } from './providers.ts'
import { describeUnknownProvider } from './unknown-provider.ts'

/** Creates `deskdouble pact compare`, which compares pacts with specs. */
export function compareCommand(): Command {
  return addSpecOptions(new Command('compare'))
    .description("Compare pacts with their providers' specs, without sending requests")
    .argument('[paths...]', 'pact files or folders; defaults to ./contracts')
    .addOption(withoutConfigDefault(new Option('--vendor <name>', 'provider of the pacts to compare; defaults to all')))
    .addOption(providerOption())
    .action(compare)
}

interface Options extends Pick<VendorChoice, 'spec'> {
  readonly vendor?: string
  readonly provider: Providers
}

async function compare(paths: readonly string[], { vendor, provider, ...choice }: Options): Promise<void> {
  const { vendors } = await chooseProviders(choice, vendor)
  const files = await readPacts(paths, vendor, provider)
  const compared = await Promise.all(files.map((file) => compareFile(file, vendors)))
  printResult(compared, () => compared.flatMap(formatCompared).join('\n'))
  const errors = compared.flatMap(({ file, differences }) =>
    differences.filter(({ type }) => type === 'error').map((difference) => formatDifference(file, difference)),
  )
  if (errors.length > 0) throw new FailedCheck(errors.join('\n'))
}

/** Formats the warnings about a pact, and that it has no errors. */
function formatCompared({ file, differences }: ComparedFile): string[] {
  const warnings = differences.filter(({ type }) => type === 'warning')
  return [
    ...warnings.map((warning) => `${styled('yellow', 'warning')}  ${printable(formatDifference(file, warning))}`),
    ...(differences.every(({ type }) => type !== 'error') ? [`${styled('green', 'ok')}  ${printable(file)}`] : []),
  ]
}

interface ComparedFile {
  readonly file: string
  readonly differences: readonly Difference[]
}

async function compareFile({ file, pact }: PactFile, all: Vendors): Promise<ComparedFile> {
  const { name } = pact.provider
  const vendor = Object.hasOwn(all, name) ? all[name] : undefined
  if (vendor) return { file, differences: await comparePact(pact, vendor.spec.document) }
  throw new UsageError(describeUnknownProvider({ file, provider: name, known: Object.keys(all) }))
}

function formatDifference(file: string, { interaction, code, message, at }: Difference): string {
  return `${file}: ${interaction === '' ? at : interaction}: ${message} (${code}, at ${at})`
}
