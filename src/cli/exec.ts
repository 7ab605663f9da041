import { Command } from 'commander'
import { listen } from '../adapters/node.ts'
import { version } from '../generated/version.ts'
import { runCommand } from './child-command.ts'
import { addEmulatorOptions, createChosenEmulator, type EmulatorChoice } from './emulator-options.ts'
import { environmentFor } from './environment.ts'
import { Exit } from './exit.ts'
import { describeRequestError, formatRequestErrors } from './request-errors.ts'
import { styled } from './style.ts'

interface Options extends EmulatorChoice {
  readonly strictRequests?: boolean
  readonly quiet?: boolean
}

/** Creates `deskdouble exec`, which runs a command with its own emulator. */
export function execCommand(): Command {
  const command = new Command('exec')
    .description('Run a command with its own emulator on a free port')
    .argument('<command...>', 'command to run, after --; the emulator is at DESKDOUBLE_URL')
    .passThroughOptions()
  return addEmulatorOptions(command)
    .option('--strict-requests', 'exit code 1 if the command succeeds but sent requests that violate the specs')
    .option('-q, --quiet', 'no output except that of the command')
    .addHelpText('after', EXAMPLES)
    .action(exec)
}

const EXAMPLES = `
Examples:
  deskdouble exec -- npm test
  deskdouble exec --scenario small-team -- npx playwright test`

async function exec(command: readonly string[], { strictRequests, quiet, ...choice }: Options): Promise<void> {
  const { emulator } = await createChosenEmulator(choice)
  let requests = 0
  const errors: string[] = []
  const server = await listen(emulator, {
    port: 0,
    log: (exchange) => {
      requests++
      const error = describeRequestError(exchange)
      if (error !== undefined) errors.push(error)
    },
  })
  // Only a person at a terminal can open the inspector; a CI log does not need its address.
  if (!quiet && process.stderr.isTTY) console.error(styled('dim', `DeskDouble ${version}: ${server.url}/_control/`))
  try {
    const code = await runCommand(command, environmentFor(emulator, server.url))
    if (!quiet && errors.length > 0) console.error(formatRequestErrors(errors, requests))
    throw new Exit(code === 0 && strictRequests && errors.length > 0 ? 1 : code)
  } finally {
    await server.close()
  }
}
