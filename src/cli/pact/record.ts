import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { loadCore } from '../../adapters/pact/core.ts'
import { type Specification, writePact } from '../../adapters/pact/write.ts'
import { emulate } from '../../emulator/emulator.ts'
import type { Pact } from '../../engine/services/pact.ts'
import type { Reads } from '../../engine/services/reads.ts'
import { vendorNames } from '../../generated/vendor-names.ts'
import { skippedIn } from '../../pacts/document.ts'
import { conflictingDescriptions } from '../../pacts/merge.ts'
import { printable } from '../../reports/printable.ts'
import { runCommand } from '../child-command.ts'
import { type ChosenVendors, chooseVendors, unknownVendor } from '../choose-vendors.ts'
import { withoutConfigDefault } from '../config-defaults.ts'
import { environmentFor } from '../environment.ts'
import { FailedCheck } from '../failed-check.ts'
import { createFolderOrThrow } from '../file-error.ts'
import { commandPortOption, listenOrThrow } from '../listen.ts'
import { isJson, isQuiet, printRemark, printResult } from '../output-options.ts'
import { CREATING_RECORDS, withProgress } from '../progress.ts'
import {
  parameterOption,
  resolveScenario,
  SCENARIOS_OPTION,
  type ScenarioChoice,
  withUsageErrors,
} from '../scenario-choice.ts'
import { STRICT_REQUESTS_OPTION } from '../strict-requests-option.ts'
import { UsageError } from '../usage-error.ts'
import { addSpecOptions, type VendorChoice } from '../vendor-choice.ts'
import { fetchPact } from './fetch-pact.ts'
import { DEFAULT_FOLDER, readPacts } from './pact-files.ts'
import { AUTO, ReadsObserver, readFieldsFile } from './reads-observer.ts'
import { RecordedRun } from './recorded-run.ts'

interface Options extends ScenarioChoice, Pick<VendorChoice, 'spec'> {
  readonly consumer: string
  readonly vendor?: readonly string[]
  readonly reads?: string
  readonly out: string
  readonly merge: boolean
  readonly specification: Specification
  readonly from?: string
  readonly world: string
  readonly port: number
  readonly strictRequests?: boolean
}

/** Creates `deskdouble pact record`, which writes a pact from the requests of a real client. */
export function recordCommand(): Command {
  return addSpecOptions(new Command('record'))
    .description('Run a client against a world and write its requests and the responses as a pact')
    .requiredOption('--consumer <name>', 'name of the client')
    .addOption(
      withoutConfigDefault(
        new Option(
          '--vendor <name>',
          `provider of a pact: ${vendorNames.join(', ')}, or of a --spec; repeatable; defaults to the --spec's`,
        ).argParser((name, before?: readonly string[]) => [...(before ?? []), name]),
      ),
    )
    .option('-s, --scenario <name or file>', 'initial state of the world', 'default')
    .addOption(SCENARIOS_OPTION)
    .addOption(parameterOption())
    .option('--out <folder>', 'folder for the pact', DEFAULT_FOLDER)
    .option(
      '--reads <file or auto>',
      'fields that the client reads: a JSON file with a list for each operation, or auto for a client in Node that uses fetch; defaults to all',
    )
    .option('--merge', 'add interactions to an existing pact instead of replacing it', false)
    .addOption(
      new Option('--specification <number>', 'Pact specification version; use 3 for verifiers that do not support 4')
        .choices(['3', '4'])
        .default('4'),
    )
    .option('--from <url>', 'URL of a running DeskDouble whose request journal is used instead of a command')
    .option('--world <name>', 'world whose request journal is used with --from', 'default')
    .addOption(commandPortOption())
    .addOption(STRICT_REQUESTS_OPTION)
    .argument('[command...]', 'command that runs the client, after two dashes')
    .addHelpText('after', ENVIRONMENT_HELP)
    .action(record)
}

const ENVIRONMENT_HELP = `
The command's environment is the same as with "deskdouble exec": DESKDOUBLE_URL, and for each vendor its credential
headers, such as DESKDOUBLE_GENESYS_AUTHORIZATION, and its settings, such as DESKDOUBLE_GENESYS_CLIENT_ID.`

async function record(command: readonly string[], options: Options): Promise<void> {
  const { out, merge, specification } = options
  const chosen = await chooseRecorded(options)
  if (options.from !== undefined) rejectUnusedOptions(options)
  const reads = options.reads === undefined || options.reads === AUTO ? undefined : await readFieldsFile(options.reads)
  // Fails before the client runs if Pact is not installed.
  loadCore('Writing a pact')
  const recorded = await recordPacts(command, { ...options, fields: reads }, chosen)
  if (!isJson()) for (const pact of recorded) printSkipped(pact)
  for (const pact of recorded) rejectEmpty(pact)
  await createFolderOrThrow(out)
  const written = recorded.map((pact) => ({
    pact,
    file: join(out, `${pact.consumer.name}-${pact.provider.name}.json`),
  }))
  for (const { pact, file } of written) if (merge) await rejectConflicts(pact, file)
  for (const { pact, file } of written) {
    if (!merge) await rm(file, { force: true })
    await writePact(pact, out, specification)
  }
  const pacts = written.map(({ pact, file }) => ({
    file,
    consumer: pact.consumer.name,
    provider: pact.provider.name,
    interactions: pact.interactions.length,
    skipped: skippedIn(pact),
  }))
  printResult({ pacts }, () =>
    pacts.map(({ file, interactions }) => printable(`${file}: ${interactions} interactions`)).join('\n'),
  )
}

/** The vendors that a command emulates, and those of them whose pacts it writes. */
interface RecordedVendors extends ChosenVendors {
  readonly providers: readonly string[]
}

/** Chooses the vendors. Without a name, a pact is written for each spec. */
async function chooseRecorded(options: Options): Promise<RecordedVendors> {
  const { vendor: names = [], spec = [] } = options
  if (names.length === 0 && spec.length === 0) {
    throw new UsageError(`The provider is missing: use --vendor with one of ${vendorNames.join(', ')}, or --spec.`)
  }
  const packaged: readonly string[] = vendorNames
  const named = spec.length === 0 ? [] : names.filter((name) => packaged.includes(name))
  const chosen = await chooseVendors({ ...options, vendor: named })
  const known = Object.keys(chosen.vendors)
  for (const name of names) if (!known.includes(name)) throw unknownVendor(name, known)
  return { ...chosen, providers: names.length > 0 ? [...new Set(names)] : known }
}

/** Throws a UsageError for an option that has no effect on the requests to a running DeskDouble. */
function rejectUnusedOptions({ strictRequests, reads }: Options): void {
  if (strictRequests) {
    throw new UsageError('--strict-requests cannot check the requests of a running DeskDouble: use it with a command.')
  }
  if (reads !== undefined) {
    throw new UsageError('--reads cannot narrow the responses of a running DeskDouble: use it with a command.')
  }
}

function printSkipped(pact: Pact): void {
  for (const { number, request, reason } of skippedIn(pact)) {
    printRemark(printable(`skipped #${number} ${request}: ${reason}`))
  }
}

function rejectEmpty({ interactions, provider }: Pact): void {
  if (interactions.length > 0) return
  throw new UsageError(
    `No request to ${provider.name} could be recorded as a pact interaction: check that the client sends them to DeskDouble, such as to the URL in DESKDOUBLE_URL.`,
  )
}

/** Returns one pact for each provider. */
async function recordPacts(
  command: readonly string[],
  options: Options & { readonly fields: Reads | undefined },
  chosen: RecordedVendors,
): Promise<readonly Pact[]> {
  const { from, consumer, world } = options
  if (from === undefined) return recordRun(command, options, chosen)
  const pacts: Pact[] = []
  for (const vendor of chosen.providers) pacts.push(await fetchPact(from, { consumer, world, vendor }))
  return pacts
}

/** Runs the client and returns the pacts of its requests. */
async function recordRun(
  command: readonly string[],
  { consumer, port, strictRequests, reads, fields, ...choice }: Options & { readonly fields: Reads | undefined },
  chosen: RecordedVendors,
): Promise<readonly Pact[]> {
  if (command.length === 0)
    throw new UsageError('The command that runs the client is missing: add it after two dashes, such as -- npm test.')
  const { name, sources, parameters } = await resolveScenario(choice, chosen)
  const emulator = await withProgress(CREATING_RECORDS, (onRecordCreated) => {
    return withUsageErrors(() =>
      emulate({
        vendors: chosen.vendors,
        scenarios: sources,
        scenario: name,
        with: parameters,
        limits: UNBOUNDED,
        onRecordCreated,
      }),
    )
  })
  const run = new RecordedRun(emulator, chosen.providers)
  const observer = reads === AUTO ? await ReadsObserver.start() : undefined
  const server = await listenOrThrow(emulator, { port, log: (exchange) => run.add(exchange) })
  try {
    const environment = { ...environmentFor(emulator, server.url), ...observer?.environment }
    const code = await runCommand(command, environment, isJson() ? 'stderr' : 'stdout')
    if (run.requests.hasNotes && !isQuiet()) console.error(run.requests.format())
    if (code !== 0) throw new FailedCheck(`${command.join(' ')} exited with code ${code}, so no pact was written.`)
    if (strictRequests && run.requests.hasFindings) {
      throw new FailedCheck('No pact was written, because --strict-requests rejects the requests above.')
    }
    const seen = observer ? await observer.reads() : fields
    if (observer) printRemark(describeReads(seen))
    return await withProgress('Reproducing requests', (onRecorded) => {
      return run.pacts({ consumer, onRecorded, ...(seen && { reads: seen }) })
    })
  } finally {
    await server.close()
    await observer?.close()
  }
}

function describeReads(reads: Reads = {}): string {
  const count = Object.keys(reads).length
  if (count > 0) return `--reads auto saw how ${count} kinds of responses were read; all fields are kept of the others`
  return '--reads auto saw no response: it sees clients in Node that use the global fetch. All fields are kept.'
}

/** Records every request of the run: the journal ends with the process. */
const UNBOUNDED = { exchanges: Number.MAX_SAFE_INTEGER, journalBytes: Number.MAX_SAFE_INTEGER }

async function rejectConflicts(pact: Pact, file: string): Promise<void> {
  if (!existsSync(file)) return
  const [known] = await readPacts([file])
  const found = known ? conflictingDescriptions(known.pact, pact) : []
  if (found.length === 0) return
  const lines = found.map((description) => `${file} defines "${description}" differently for the same provider states`)
  throw new FailedCheck(`${lines.join('\n')}\nNo pact was written: run without --merge to replace the file.`)
}
