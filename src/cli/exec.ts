import { Command } from 'commander'
import { listen } from '../adapters/node.ts'
import { version } from '../generated/version.ts'
import { runCommand } from './child-command.ts'
import { chosenEmulator, type EmulatorChoice, withEmulatorOptions } from './emulator-options.ts'
import { environmentFor } from './environment.ts'
import { Exit } from './exit.ts'
import { reportRequestErrors, requestError } from './request-errors.ts'
import { styled } from './style.ts'

interface Options extends EmulatorChoice {
  readonly strictRequests: boolean
  readonly quiet: boolean
}

/** `deskdouble exec`: runs a command beside an emulator of its own. */
export function execCommand(): Command {
  const command = new Command('exec')
    .description('Run a command beside an emulator of its own, on a free port')
    .argument('<command...>', 'what to run, behind --: it finds the emulator at DESKDOUBLE_URL')
    .passThroughOptions()
  return withEmulatorOptions(command)
    .option('--strict-requests', 'fail when the command succeeds, but its requests were not as the specs say', false)
    .option('-q, --quiet', 'say nothing: neither where it is nor what was not as the specs say', false)
    .addHelpText('after', EXAMPLES)
    .action(exec)
}

const EXAMPLES = `
Examples:
  deskdouble exec -- npm test
  deskdouble exec --scenario small-team -- npx playwright test`

async function exec(command: readonly string[], { strictRequests, quiet, ...choice }: Options): Promise<void> {
  const { emulator } = await chosenEmulator(choice)
  let asked = 0
  const errors: string[] = []
  const server = await listen(emulator, {
    port: 0,
    log: (exchange) => {
      asked++
      const error = requestError(exchange)
      if (error !== undefined) errors.push(error)
    },
  })
  // Whoever sits before it may want to look; a log of CI need not know.
  if (!quiet && process.stderr.isTTY) console.error(styled('dim', `DeskDouble ${version}: ${server.url}/_control/`))
  try {
    const code = await runCommand(command, environmentFor(emulator, server.url))
    if (!quiet && errors.length > 0) console.error(reportRequestErrors(errors, asked))
    throw new Exit(code === 0 && strictRequests && errors.length > 0 ? 1 : code)
  } finally {
    await server.close()
  }
}
