import { Command, InvalidArgumentError, Option } from 'commander'
import { DEFAULT_HOST, DEFAULT_PORT, type Listening, type ListenOptions, listen } from '../adapters/node.ts'
import type { Emulator } from '../emulator/emulator.ts'
import { chosenEmulator, type EmulatorChoice, wholeNumber, withEmulatorOptions } from './emulator-options.ts'
import { exchangeLine } from './exchange-line.ts'
import { greeting } from './greeting.ts'
import { followEdits } from './scenario-edits.ts'
import { UsageError } from './usage-error.ts'

interface Options extends EmulatorChoice {
  readonly port: number
  readonly host: string
  readonly controlToken?: string
  readonly quiet: boolean
}

/** `deskdouble serve`: serves all vendors until it is told to stop. */
export function serveCommand(): Command {
  const command = new Command('serve')
    .description('Serve all vendors over HTTP until stopped')
    .addOption(
      new Option('-p, --port <number>', '0 takes any that is free').env('PORT').default(DEFAULT_PORT).argParser(port),
    )
    .option('--host <address>', 'where to listen', DEFAULT_HOST)
  return withEmulatorOptions(command)
    .option('--control-token <token>', 'what the control API asks for; beyond loopback one is made up')
    .option('-q, --quiet', 'print the address and nothing more', false)
    .action(serve)
}

async function serve({ port, host, quiet, controlToken, ...choice }: Options): Promise<void> {
  const { emulator, scenario, auth } = await chosenEmulator(choice)
  const log: ListenOptions = quiet ? {} : { log: (exchange, millis) => console.log(exchangeLine(exchange, millis)) }
  const server = await listenOn(emulator, { port, host, ...log, ...(controlToken !== undefined && { controlToken }) })
  const stopFollowing = choice.scenarios === undefined ? undefined : followEdits(choice.scenarios, emulator)
  console.log(quiet ? address(server) : greeting(emulator, { ...server, scenario, auth }))
  await stopped()
  stopFollowing?.()
  await server.close()
}

/** Where it listens, and what opens it if anything must. */
function address({ url, controlToken }: Listening): string {
  return controlToken === undefined ? url : `${url}\n${controlToken}`
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once, as it would have. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}

async function listenOn(emulator: Emulator, where: ListenOptions): Promise<Listening> {
  try {
    return await listen(emulator, where)
  } catch (error) {
    throw new UsageError(whyNotListening(error, where))
  }
}

function whyNotListening(error: unknown, { port, host }: ListenOptions): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use on ${host}: stop what listens there, or choose another with --port (0 takes any that is free).`
  if (code === 'EACCES') return `Port ${port} may not be used without more rights: choose one above 1023 with --port.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host}: choose another with --host.`
  return `Failed to listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`
}

function port(text: string): number {
  const number = wholeNumber(text)
  if (number < 0 || number > 65_535) throw new InvalidArgumentError('It must be from 0 to 65535.')
  return number
}
