import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { loadCore } from '../../adapters/pact/core.ts'
import { type Specification, writePact } from '../../adapters/pact/write.ts'
import { emulate } from '../../emulator/emulator.ts'
import type { Pact } from '../../engine/services/pact.ts'
import { vendorNames } from '../../generated/vendor-names.ts'
import { skippedIn } from '../../pacts/document.ts'
import { conflictingDescriptions } from '../../pacts/merge.ts'
import { printable } from '../../reports/printable.ts'
import { runCommand } from '../child-command.ts'
import { type ChosenVendors, chooseProviders, unknownVendor } from '../choose-vendors.ts'
import { withoutConfigDefault } from '../config-defaults.ts'
import { environmentFor } from '../environment.ts'
import { FailedCheck } from '../failed-check.ts'
import { commandPortOption, listenOrThrow } from '../listen.ts'
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
import { RecordedRun } from './recorded-run.ts'

interface Options extends ScenarioChoice, Pick<VendorChoice, 'spec'> {
  readonly consumer: string
  readonly vendor: string
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
        new Option('--vendor <name>', `provider of the pact: ${vendorNames.join(', ')}, or of a --spec`),
      ).makeOptionMandatory(),
    )
    .option('-s, --scenario <name or file>', 'initial state of the world', 'default')
    .addOption(SCENARIOS_OPTION)
    .addOption(parameterOption())
    .option('--out <folder>', 'folder for the pact', DEFAULT_FOLDER)
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
  const { vendor, out, merge, specification } = options
  const chosen = await chooseProviders(options, vendor)
  if (!Object.hasOwn(chosen.vendors, vendor)) throw unknownVendor(vendor, Object.keys(chosen.vendors))
  if (options.from !== undefined && options.strictRequests) {
    throw new UsageError('--strict-requests cannot check the requests of a running DeskDouble: use it with a command.')
  }
  // Fails before the client runs if Pact is not installed.
  loadCore('Writing a pact')
  const pact =
    options.from === undefined ? await recordRun(command, options, chosen) : await fetchPact(options.from, options)
  for (const { number, request, reason } of skippedIn(pact)) {
    console.log(printable(`skipped #${number} ${request}: ${reason}`))
  }
  if (pact.interactions.length === 0) {
    throw new UsageError(
      `No request to ${vendor} could be recorded as a pact interaction: check that the client sends them to DeskDouble, such as to the URL in DESKDOUBLE_URL.`,
    )
  }
  const file = join(out, `${pact.consumer.name}-${vendor}.json`)
  await mkdir(out, { recursive: true })
  if (merge) await rejectConflicts(pact, file)
  else await rm(file, { force: true })
  await writePact(pact, out, specification)
  console.log(printable(`${file}: ${pact.interactions.length} interactions`))
}

/** Runs the client and returns the pact of its requests. */
async function recordRun(
  command: readonly string[],
  { consumer, vendor, port, strictRequests, ...choice }: Options,
  chosen: ChosenVendors,
): Promise<Pact> {
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
  const run = new RecordedRun(emulator, vendor)
  const server = await listenOrThrow(emulator, { port, log: (exchange) => run.add(exchange) })
  try {
    const code = await runCommand(command, environmentFor(emulator, server.url))
    if (run.requests.hasNotes) console.error(run.requests.format())
    if (code !== 0) throw new FailedCheck(`${command.join(' ')} exited with code ${code}, so no pact was written.`)
    if (strictRequests && run.requests.hasFindings) {
      throw new FailedCheck('No pact was written, because --strict-requests rejects the requests above.')
    }
    return await withProgress('Reproducing requests', (onRecorded) => run.pact({ consumer, onRecorded }))
  } finally {
    await server.close()
  }
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
