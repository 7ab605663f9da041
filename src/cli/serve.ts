import { Command, InvalidArgumentError, Option } from 'commander'
import { DEFAULT_HOST, DEFAULT_PORT, type Listening, type ListenOptions, listen } from '../adapters/node.ts'
import type { Emulator } from '../emulator/emulator.ts'
import { addEmulatorOptions, createChosenEmulator, type EmulatorChoice, parseWholeNumber } from './emulator-options.ts'
import { formatExchange } from './exchange-line.ts'
import { applyScenarioEdits } from './scenario-edits.ts'
import { formatStartupMessage } from './startup-message.ts'
import { UsageError } from './usage-error.ts'

interface Options extends EmulatorChoice {
  readonly port: number
  readonly host: string
  readonly controlToken?: string
  readonly quiet?: boolean
}

/** Creates `deskdouble serve`, which serves all vendors until it receives a signal. */
export function serveCommand(): Command {
  const command = new Command('serve')
    .description('Serve all vendors over HTTP until stopped')
    .addOption(
      new Option('-p, --port <number>', 'port to listen on; 0 picks a free one')
        .env('PORT')
        .default(DEFAULT_PORT)
        .argParser(parsePort),
    )
    .option('--host <address>', 'address to listen on', DEFAULT_HOST)
  return addEmulatorOptions(command)
    .option(
      '--control-token <token>',
      'bearer token that the control API requires (default: none on loopback addresses, else generated)',
    )
    .option('-q, --quiet', 'no output except the address')
    .action(serve)
}

async function serve({ port, host, quiet, controlToken, ...choice }: Options): Promise<void> {
  const { emulator, scenario, auth } = await createChosenEmulator(choice)
  const log: ListenOptions = quiet ? {} : { log: (exchange, millis) => console.log(formatExchange(exchange, millis)) }
  const server = await listenOrThrow(emulator, {
    port,
    host,
    ...log,
    ...(controlToken !== undefined && { controlToken }),
  })
  const stopWatching = choice.scenarios === undefined ? undefined : applyScenarioEdits(choice.scenarios, emulator)
  console.log(quiet ? formatAddress(server) : formatStartupMessage(emulator, { ...server, scenario, auth }))
  await stopSignal()
  stopWatching?.()
  await server.close()
}

/** Formats the server's URL, and the control token if there is one. */
function formatAddress({ url, controlToken }: Listening): string {
  return controlToken === undefined ? url : `${url}\n${controlToken}`
}

/** Resolves at the first SIGINT or SIGTERM. A second one ends the process at once, which is the default of Node. */
function stopSignal(): Promise<void> {
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

async function listenOrThrow(emulator: Emulator, options: ListenOptions): Promise<Listening> {
  try {
    return await listen(emulator, options)
  } catch (error) {
    throw new UsageError(formatListenError(error, options))
  }
}

function formatListenError(error: unknown, { port, host }: ListenOptions): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use: stop the program that listens there, or choose another port with --port (0 picks a free one).`
  if (code === 'EACCES') return `Port ${port} requires administrator rights: choose a port above 1023 with --port.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine does not have the address ${host}: choose another one with --host.`
  return `Failed to listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`
}

function parsePort(text: string): number {
  const number = parseWholeNumber(text)
  if (number < 0 || number > 65_535) throw new InvalidArgumentError('It must be a whole number from 0 to 65535.')
  return number
}
