import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { listen } from '../../adapters/node.ts'
import { loadCore } from '../../adapters/pact/core.ts'
import { type Specification, writePact } from '../../adapters/pact/write.ts'
import { createCoreEmulator } from '../../emulator/emulator.ts'
import type { Pact } from '../../engine/services/pact.ts'
import { skippedIn } from '../../pacts/document.ts'
import { conflictingDescriptions } from '../../pacts/merge.ts'
import { vendors } from '../../vendors/index.ts'
import { runCommand } from '../child-command.ts'
import { environmentFor } from '../environment.ts'
import { FailedCheck } from '../failed-check.ts'
import { CREATING_RECORDS, withProgress } from '../progress.ts'
import { choose, FOLDER, orUsageError, type ScenarioChoice, withOption } from '../scenario-choice.ts'
import { UsageError } from '../usage-error.ts'
import { DEFAULT_FOLDER, readPacts } from './pact-files.ts'

interface Options extends ScenarioChoice {
  readonly consumer: string
  readonly vendor: string
  readonly out: string
  readonly merge: boolean
  readonly specification: Specification
  readonly from?: string
  readonly world: string
}

/** `deskdouble pact record`: what a client really asked, and was really answered, as a contract. */
export function recordCommand(): Command {
  return new Command('record')
    .description('Run a client against a world, and write what it asked and was answered as a pact')
    .requiredOption('--consumer <name>', 'the name of the client')
    .requiredOption('--vendor <name>', `the provider: ${Object.keys(vendors).join(', ')}`)
    .option('-s, --scenario <name or file>', 'what the world begins with', 'default')
    .addOption(FOLDER)
    .addOption(withOption())
    .option('--out <folder>', 'where the pact is written', DEFAULT_FOLDER)
    .option('--merge', 'add to the pact that is there', false)
    .addOption(
      new Option('--specification <number>', 'of Pact, for verifiers that know no 4').choices(['3', '4']).default('4'),
    )
    .option('--from <url>', 'take what a world of a running DeskDouble saw, and run no command')
    .option('--world <name>', 'which world, with --from', 'default')
    .argument('[command...]', 'the client, behind two dashes')
    .addHelpText('after', ENVIRONMENT_HELP)
    .action(record)
}

const ENVIRONMENT_HELP = `
The command finds in its environment what "deskdouble exec" tells as well: DESKDOUBLE_URL, and by vendor what to send,
such as DESKDOUBLE_GENESYS_AUTHORIZATION, and a client's settings, such as DESKDOUBLE_GENESYS_CLIENT_ID.`

async function record(command: readonly string[], options: Options): Promise<void> {
  const { vendor, out, merge, specification } = options
  const name = Object.keys(vendors).find((known) => known === vendor)
  if (name === undefined) {
    throw new UsageError(`There is no vendor "${vendor}"; there are ${Object.keys(vendors).join(', ')}.`)
  }
  // Before anything is run: a missing part is told at once.
  loadCore('Writing a pact')
  const pact = options.from === undefined ? await recordCommandRun(command, options) : await fetchPact(options.from, options)
  const leftOut = skippedIn(pact).map(({ number, operation = 'no operation', reason }) => {
    return `left out  #${number} ${operation}: ${reason}`
  })
  for (const line of leftOut) console.log(line)
  if (pact.interactions.length === 0) throw new UsageError(`Nothing was asked of ${vendor} that a pact could say.`)
  const file = join(out, `${pact.consumer.name}-${vendor}.json`)
  await mkdir(out, { recursive: true })
  if (merge) await rejectConflicts(pact, file)
  else await rm(file, { force: true })
  await writePact(pact, out, specification)
  console.log(`${file}: ${pact.interactions.length} interactions`)
}

async function recordCommandRun(command: readonly string[], options: Options): Promise<Pact> {
  if (command.length === 0) throw new UsageError('Say which client to run, behind two dashes: … -- npm test')
  const { name, sources, given } = await choose(options)
  const emulator = await withProgress(CREATING_RECORDS, (onPlanted) => {
    return orUsageError(() =>
      createCoreEmulator({ scenarios: sources, scenario: name, with: given, onRecordCreated: onPlanted }),
    )
  })
  const server = await listen(emulator, { port: 0 })
  try {
    // It was found among the vendors' names.
    const vendor = options.vendor as keyof typeof vendors
    const code = await runCommand(command, environmentFor(emulator, server.url))
    if (code !== 0) throw new FailedCheck(`${command.join(' ')} ended with ${code}, so nothing was written.`)
    return await withProgress('Finding out what brings exchanges about again', (onRecorded) => {
      return emulator.pact({ consumer: options.consumer, vendor, onRecorded })
    })
  } finally {
    await server.close()
  }
}

async function fetchPact(from: string, { world, consumer, vendor }: Options): Promise<Pact> {
  const target = `${from.replace(/\/$/, '')}/_control/worlds/${encodeURIComponent(world)}/pact?${new URLSearchParams({ consumer, vendor })}`
  const response = await fetch(target).catch((error: unknown) => {
    throw new UsageError(`${from} does not answer: ${error instanceof Error ? error.message : String(error)}`)
  })
  if (!response.ok) throw new UsageError(`${target} answered ${response.status}: ${await response.text()}`)
  // The control API's own spec says that it is a pact.
  return (await response.json()) as Pact
}

async function rejectConflicts(pact: Pact, file: string): Promise<void> {
  if (!existsSync(file)) return
  const [known] = await readPacts([file])
  const found = known ? conflictingDescriptions(known.pact, pact) : []
  if (found.length === 0) return
  const lines = found.map((description) => `${file} says otherwise of "${description}" in the same state`)
  throw new FailedCheck(`${lines.join('\n')}\nNothing was written. Without --merge the file is written anew.`)
}
