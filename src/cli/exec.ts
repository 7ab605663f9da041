import { Command } from 'commander'
import { version } from '../generated/version.ts'
import { printable } from '../reports/printable.ts'
import { runCommand } from './child-command.ts'
import { addEmulatorOptions, createChosenEmulator, type EmulatorChoice } from './emulator-options.ts'
import { environmentFor } from './environment.ts'
import { Exit } from './exit.ts'
import { commandPortOption, listenOrThrow } from './listen.ts'
import { isJson, isQuiet } from './output-options.ts'
import { RequestLog } from './request-log.ts'
import { STRICT_REQUESTS_OPTION } from './strict-requests-option.ts'
import { styled } from './style.ts'

interface Options extends EmulatorChoice {
  readonly port: number
  readonly strictRequests?: boolean
}

/** Creates `deskdouble exec`, which runs a command with its own emulator. */
export function execCommand(): Command {
  const command = new Command('exec')
    .description('Run a command with its own emulator on a free port')
    .argument('<command...>', 'command to run, after --; the emulator is at DESKDOUBLE_URL')
    .passThroughOptions()
    .addOption(commandPortOption())
  return addEmulatorOptions(command)
    .addOption(STRICT_REQUESTS_OPTION)
    .option('-q, --quiet', 'no output except that of the command')
    .addHelpText('after', EXAMPLES)
    .action(exec)
}

const EXAMPLES = `
Examples:
  deskdouble exec -- npm test
  deskdouble exec --scenario small-team -- npx playwright test`

async function exec(command: readonly string[], { port, strictRequests, ...choice }: Options): Promise<void> {
  const { emulator } = await createChosenEmulator(choice)
  const requests = new RequestLog()
  const server = await listenOrThrow(emulator, { port, log: (exchange) => requests.add(exchange) })
  // Only a person at a terminal can open the inspector; a CI log does not need its address.
  if (!isQuiet() && !isJson() && process.stderr.isTTY) {
    console.error(styled('dim', `DeskDouble ${version}: ${server.url}/_control/`, process.stderr))
  }
  try {
    const code = await runCommand(command, environmentFor(emulator, server.url))
    const exitCode = code === 0 && strictRequests && requests.hasFindings ? 1 : code
    // Standard output belongs to the command.
    if (isJson()) console.error(printable(JSON.stringify({ exitCode, ...requests.toJson() })))
    else if (!isQuiet() && requests.hasNotes) console.error(requests.format())
    throw new Exit(exitCode)
  } finally {
    await server.close()
  }
}
