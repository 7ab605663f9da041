import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Command } from 'commander'
import { type CoreVerification, loadCore } from '../../adapters/pact/core.ts'
import { verifyEmulator } from '../../adapters/pact/verify-emulator.ts'
import { installedPactVersions } from '../../adapters/pact/versions.ts'
import { createCoreEmulator, type Emulator } from '../../emulator/emulator.ts'
import type { VerificationResult } from '../../pacts/verification-result.ts'
import { createEvidence } from '../../reports/evidence.ts'
import { DEFAULT_EVIDENCE_FILE } from '../evidence.ts'
import { FailedCheck } from '../failed-check.ts'
import { withProgress } from '../progress.ts'
import { FOLDER } from '../scenario-choice.ts'
import { readScenariosOrThrow } from '../scenario-files.ts'
import { UsageError } from '../usage-error.ts'
import { verifyAgainst } from './against.ts'
import { type BrokerOptions, brokerOptions } from './broker.ts'
import { junitXml } from './junit.ts'
import { type PactFile, readPacts } from './pact-files.ts'

interface Options extends BrokerOptions {
  readonly vendor?: string
  readonly scenarios?: string
  readonly evidence: string | false
  readonly junit?: string
  readonly against?: string
  readonly header: readonly string[]
  readonly yes: boolean
  readonly publish: boolean
  readonly providerVersion?: string
  readonly providerBranch?: string
}

/** `deskdouble pact verify`: every interaction against the emulator, or against the real service. */
export function verifyCommand(): Command {
  const command = new Command('verify')
    .description('Verify pacts with the official verifier, each interaction in a fresh fork of its scenario')
    .argument('[paths...]', 'files, folders, or the URL of a Pact Broker; without any ./contracts')
    .option('--vendor <name>', 'pacts with this provider only')
    .addOption(FOLDER)
    .option('--evidence <file>', 'what was proved, as JSON', DEFAULT_EVIDENCE_FILE)
    .option('--no-evidence', 'write none')
    .option('--junit <file>', 'the results as JUnit XML')
    .option('--against <url>', 'verify the real service instead; its state is what it is')
    .option('--header <name: value>', 'what to send to it with every request; repeatable', collect, [])
    .option('--yes', 'send it what writes, too, without asking', false)
    .option('--publish', 'tell the broker the results', false)
    .option('--provider-version <version>', 'of which version of the provider they are')
    .option('--provider-branch <name>', 'and of which branch')
  for (const option of brokerOptions()) command.addOption(option)
  return command.action(verify)
}

async function verify(paths: readonly string[], options: Options): Promise<void> {
  // Before anything is read: a missing part is told at once.
  loadCore('Verifying a pact')
  const [first = ''] = paths
  const started = performance.now()
  if (/^https?:/.test(first)) {
    return reportResults(await verifyBroker(first, options), options, started)
  }
  const files = await readPacts(paths, options.vendor)
  if (options.against !== undefined) {
    return reportResults(await verifyAgainst(files, { ...options, against: options.against }), options, started)
  }
  const emulator = await emulatorFor(options)
  await rejectUnknownStates(files, emulator)
  const pactUrls = files.map(({ file }) => file)
  const all = countInteractions(files)
  const results = await withProgress('Verifying interactions', (tell) => {
    let asked = 0
    return verifyEmulator(emulator, { pactUrls }, () => tell(++asked, all))
  })
  rejectMissingResults(files, results)
  if (options.evidence !== false) await writeEvidence(options.evidence, files, results, emulator)
  return reportResults(results, options, started)
}

async function emulatorFor({ scenarios }: Options): Promise<Emulator> {
  const sources = scenarios === undefined ? [] : await readScenariosOrThrow([scenarios])
  return createCoreEmulator({ scenarios: sources })
}

/** Before anything is verified: what is misspelt fails with a reason of its own. */
async function rejectUnknownStates(files: readonly PactFile[], emulator: Emulator): Promise<void> {
  const pacts = await emulator.pacts()
  const unknown = files.flatMap(({ file, pact }) => {
    const names = pact.interactions.flatMap(({ providerStates = [] }) => providerStates.map(({ name }) => name))
    return pacts.describeUnknownStates(names).map((complaint) => `${file}: ${complaint}`)
  })
  const known = Object.keys(emulator.vendors)
  const strange = files
    .filter(({ pact }) => !known.includes(pact.provider.name))
    .map(({ file, pact }) => `${file}: there is no vendor "${pact.provider.name}"; there are ${known.join(', ')}.`)
  const all = [...strange, ...unknown]
  if (all.length === 0) return
  throw new UsageError(`${all.join('\n')}\nScenarios of your own are named with --scenarios FOLDER.`)
}

function countInteractions(files: readonly PactFile[]): number {
  return files.reduce((sum, { pact }) => sum + pact.interactions.length, 0)
}

/** The verifier tells of every interaction; one that it passed over was not verified. */
function rejectMissingResults(files: readonly PactFile[], results: readonly VerificationResult[]): void {
  const expected = countInteractions(files)
  if (results.length === expected && expected > 0) return
  throw new FailedCheck(`The verifier told of ${results.length} interactions, and there are ${expected}.`)
}

/** The official client fetches the pacts, and tells the results. */
async function verifyBroker(broker: string, options: Options): Promise<readonly VerificationResult[]> {
  const { vendor, token, username, password, publish, providerVersion, providerBranch } = options
  if (vendor === undefined) throw new UsageError('Say whose pacts to fetch: --vendor NAME')
  if (publish && providerVersion === undefined)
    throw new UsageError('Say which version they are of: --provider-version')
  const verification: Omit<CoreVerification, 'providerBaseUrl'> = {
    provider: vendor,
    pactBrokerUrl: broker,
    consumerVersionSelectors: [{ latest: true }],
    ...(token !== undefined && { pactBrokerToken: token }),
    ...(username !== undefined && { pactBrokerUsername: username }),
    ...(password !== undefined && { pactBrokerPassword: password }),
    ...(publish && { publishVerificationResult: true }),
    ...(providerVersion !== undefined && { providerVersion }),
    ...(providerBranch !== undefined && { providerVersionBranch: providerBranch }),
  }
  return verifyEmulator(await emulatorFor(options), verification)
}

async function writeEvidence(
  file: string,
  files: readonly PactFile[],
  results: readonly VerificationResult[],
  { vendors, scenarios }: Emulator,
): Promise<void> {
  const known = scenarios.names()
  const evidence = createEvidence({
    vendors: Object.values(vendors),
    pacts: files.map(({ pact }) => pact),
    results,
    verifiers: installedPactVersions(),
    seedOf: (name) => (known.includes(name) ? scenarios.plan(name).seed : undefined),
  })
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(evidence, null, 2)}\n`)
}

async function reportResults(results: readonly VerificationResult[], { junit }: Options, started: number): Promise<void> {
  if (junit !== undefined) {
    await mkdir(dirname(junit), { recursive: true })
    await writeFile(junit, junitXml(results))
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const failed = results.filter(({ mismatches }) => mismatches.length > 0)
  console.log(`${results.length - failed.length} of ${results.length} interactions verified in ${seconds} s`)
  if (failed.length === 0) return
  throw new FailedCheck(failed.map(formatFailure).join('\n'))
}

function formatFailure({ consumer, provider, description, providerStates, mismatches }: VerificationResult): string {
  const given = providerStates.length === 0 ? '' : ` given ${providerStates.join(' and ')}`
  return [`failed  ${consumer} and ${provider}: ${description}${given}`, ...mismatches.map((line) => `  ${line}`)].join(
    '\n',
  )
}

function collect(header: string, others: readonly string[]): readonly string[] {
  return [...others, header]
}
