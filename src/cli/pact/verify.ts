import { Command, Option } from 'commander'
import { loadCore } from '../../adapters/pact/core.ts'
import { NothingVerified } from '../../adapters/pact/verify.ts'
import { verifyEmulator } from '../../adapters/pact/verify-emulator.ts'
import { type AnyEmulator, emulate } from '../../emulator/emulator.ts'
import type { VerificationResult } from '../../pacts/verification-result.ts'
import { printableLines } from '../../reports/printable.ts'
import { chooseProviders } from '../choose-vendors.ts'
import { withoutConfigDefault } from '../config-defaults.ts'
import { DEFAULT_EVIDENCE_FILE } from '../evidence.ts'
import { Exit } from '../exit.ts'
import { FailedCheck } from '../failed-check.ts'
import { appendFileOrThrow, writeFileOrThrow } from '../file-error.ts'
import { isFiltered, printToFilter } from '../is-filtered.ts'
import { printResult } from '../output-options.ts'
import { withProgress } from '../progress.ts'
import { SCENARIOS_OPTION, withUsageErrors } from '../scenario-choice.ts'
import { readScenariosOrThrow } from '../scenario-files.ts'
import { UsageError } from '../usage-error.ts'
import { addSpecOptions, type VendorChoice } from '../vendor-choice.ts'
import { checkLiveOptions, type LiveServiceOptions, verifyAgainst } from './against.ts'
import { brokerOptions } from './broker.ts'
import { runFiltered } from './filtered-output.ts'
import { formatJunitXml } from './junit.ts'
import { type PactFile, readPacts } from './pact-files.ts'
import { withPlainFiles } from './plain-files.ts'
import { vendorOf, withVendor } from './providers.ts'
import { formatVerificationMarkdown } from './result-markdown.ts'
import { countResults, formatFailure, formatSummary } from './result-text.ts'
import { describeUnknownProvider } from './unknown-provider.ts'
import { type UrlOptions, urlOfPacts, urlOptions } from './url-options.ts'
import { pactAt, verifyUrl } from './verify-url.ts'
import { writeEvidence } from './write-evidence.ts'

interface Options extends UrlOptions, LiveServiceOptions, Pick<VendorChoice, 'spec'> {
  readonly scenarios?: string
  readonly evidence: string | false
  readonly junit?: string
  readonly markdown?: string
}

/** Creates `deskdouble pact verify`, which verifies pacts against the emulator or the real service. */
export function verifyCommand(): Command {
  const command = addSpecOptions(new Command('verify'))
    .description('Verify pacts with the official verifier, each interaction in a new fork of its scenario')
    .argument('[paths...]', 'pact files, folders, or the URL of a Pact Broker or of one pact; defaults to ./contracts')
    .addOption(
      withoutConfigDefault(
        new Option('--vendor <name>', 'vendor of the pacts to verify; defaults to all, required with a broker'),
      ),
    )
    .addOption(SCENARIOS_OPTION)
    .option(
      '--evidence <file>',
      'file for the evidence, as JSON; evidence of other pacts in it is kept',
      DEFAULT_EVIDENCE_FILE,
    )
    .option('--no-evidence', 'write no evidence')
    .option('--junit <file>', 'file for the results, as JUnit XML')
    .option('--markdown <file>', 'file to add the results to as Markdown, such as the summary of a CI run')
    .option('--against <url>', 'base URL of the real service to verify instead; only GET and HEAD requests are sent')
    .option('--header <name: value>', 'credential or other header for the real service; repeatable', collect, [])
    .option('--known <file>', 'YAML or JSON file with ids and settings of the real account, by name')
    .option('--write', 'also send requests that change data of the real service', false)
    .option('--cleanup', 'undo the changes: delete what was created and restore what was updated', false)
    .option(
      '--irreversible',
      'with --write: also send requests whose changes cannot be undone, such as deleting records of the account',
      false,
    )
    .addOption(
      withoutConfigDefault(
        new Option(
          '--scenario <name>',
          'scenario that the account of the real service resembles; defaults to that of most interactions',
        ),
      ),
    )
    .addOption(new Option('--yes').default(false).hideHelp())
  for (const option of [...urlOptions(), ...brokerOptions()]) command.addOption(option)
  return command.action(verify)
}

async function verify(paths: readonly string[], options: Options): Promise<void> {
  checkLiveOptions(options)
  if (!isFiltered()) throw new Exit(await runFiltered())
  printToFilter()
  // Fails before any file is read if Pact is not installed.
  loadCore('Verifying a pact')
  try {
    await verifyPacts(paths, options)
  } catch (error) {
    throw error instanceof NothingVerified ? new FailedCheck(error.message) : error
  }
}

async function verifyPacts(paths: readonly string[], options: Options): Promise<void> {
  const started = performance.now()
  const url = options.against === undefined ? urlOfPacts(paths, options) : undefined
  if (url !== undefined) {
    return reportResults(await verifyFetched(url, options), options, started)
  }
  const files = await readPacts(paths, options.vendor, options.provider)
  const emulator = await emulatorFor(options)
  await rejectUnknownStates(files, emulator)
  const { against } = options
  if (against !== undefined) {
    const received = await verifyAgainst(files, emulator, { ...options, against })
    rejectMissingResults(files, received)
    const service = { origin: new URL(against).origin, date: new Date().toISOString().slice(0, 10) }
    if (options.evidence !== false) {
      await writeEvidence(options.evidence, { files, results: received, emulator, service })
    }
    return reportResults(received, options, started)
  }
  const all = countInteractions(files)
  const reported = await withProgress('Verifying interactions', (report) => {
    let responses = 0
    return withPlainFiles(files, (pactUrls) => verifyEmulator(emulator, { pactUrls }, () => report(++responses, all)))
  })
  const results = reported.map((result) => ({ ...result, provider: vendorOf(result.provider, options.provider) }))
  rejectMissingResults(files, results)
  if (options.evidence !== false) await writeEvidence(options.evidence, { files, results, emulator })
  return reportResults(results, options, started)
}

/**
 * Verifies the pacts at a URL. Writes the evidence of one pact if its file is named: the default file belongs to the
 * pacts beside it.
 */
async function verifyFetched(url: string, options: Options): Promise<readonly VerificationResult[]> {
  const { evidence, provider: providers } = options
  const pact = await pactAt(url, options)
  const isNamed = evidence !== false && evidence !== DEFAULT_EVIDENCE_FILE
  if (isNamed && !pact) {
    throw new UsageError('--evidence requires the URL of one pact, or files: a broker does not return its pacts.')
  }
  const emulator = await emulatorFor(options)
  const results = await verifyUrl({ url, pact }, options, emulator)
  if (!isNamed || !pact) return results
  const own = results.map((result) => ({ ...result, provider: vendorOf(result.provider, providers) }))
  const file = { file: url, pact: withVendor(pact, providers), hasByteOrderMark: false }
  await writeEvidence(evidence, { files: [file], results: own, emulator })
  return results
}

async function emulatorFor({ scenarios, vendor, ...choice }: Options): Promise<AnyEmulator> {
  const chosen = await chooseProviders(choice, vendor)
  const sources = scenarios === undefined ? [] : await readScenariosOrThrow([scenarios], chosen)
  return withUsageErrors(() => emulate({ vendors: chosen.vendors, scenarios: sources }))
}

/** Throws a UsageError for unknown provider states and vendors, before any interaction is verified. */
async function rejectUnknownStates(files: readonly PactFile[], emulator: AnyEmulator): Promise<void> {
  const pacts = await emulator.pacts()
  const unknownStates = files.flatMap(({ file, pact }) => {
    const names = pact.interactions.flatMap(({ providerStates = [] }) => providerStates.map(({ name }) => name))
    return pacts.describeUnknownStates(names).map((error) => `${file}: ${error}`)
  })
  const known = Object.keys(emulator.vendors)
  const unknownProviders = files
    .filter(({ pact }) => !known.includes(pact.provider.name))
    .map(({ file, pact }) => describeUnknownProvider({ file, provider: pact.provider.name, known }))
  const errors = [...unknownProviders, ...unknownStates]
  if (errors.length === 0) return
  const cure = unknownStates.length === 0 ? [] : ['Use --scenarios FOLDER for scenarios of your own.']
  throw new UsageError([...errors, ...cure].join('\n'))
}

function countInteractions(files: readonly PactFile[]): number {
  return files.reduce((sum, { pact }) => sum + pact.interactions.length, 0)
}

/** Throws a FailedCheck if the verifier did not report every interaction. */
function rejectMissingResults(files: readonly PactFile[], results: readonly VerificationResult[]): void {
  const expected = countInteractions(files)
  if (results.length === expected && expected > 0) return
  if (expected === 0) throw new FailedCheck('No interaction was verified: the pacts contain none.')
  throw new FailedCheck(`The verifier reported ${results.length} of ${expected} interactions.`)
}

async function reportResults(
  results: readonly VerificationResult[],
  { junit, markdown, against }: Options,
  started: number,
): Promise<void> {
  if (junit !== undefined) {
    await writeFileOrThrow(junit, formatJunitXml(results))
  }
  if (markdown !== undefined) await appendFileOrThrow(markdown, `${formatVerificationMarkdown(results)}\n`)
  const seconds = (performance.now() - started) / 1000
  const failed = results.filter(({ mismatches }) => mismatches.length > 0)
  printResult({ ...countResults(results), seconds, results }, () => {
    const pending = failed.filter(isPending).map((result) => printableLines(formatFailure(result, 'pending')))
    return [formatSummary(results, seconds), ...pending].join('\n')
  })
  const label = against === undefined ? 'failed' : 'differs'
  const lines = failed.filter((result) => !isPending(result)).map((result) => formatFailure(result, label))
  if (lines.length > 0) throw new FailedCheck(lines.join('\n'))
}

function isPending(result: VerificationResult): boolean {
  return result.isPending === true
}

function collect(header: string, previous: readonly string[]): readonly string[] {
  return [...previous, header]
}
