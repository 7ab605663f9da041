import { InvalidArgumentError, Option } from 'commander'
import { DEFAULT_HOST, DEFAULT_PORT, type Listening, type ListenOptions, listen } from '../adapters/node.ts'
import type { AnyEmulator } from '../emulator/emulator.ts'
import { DeskDoubleError } from '../errors/deskdouble-error.ts'
import { withoutConfigDefault } from './config-defaults.ts'
import { parseWholeNumber } from './emulator-options.ts'
import { UsageError } from './usage-error.ts'

/** Creates the option `--port` of a server. */
export function serverPortOption(): Option {
  return new Option('-p, --port <number>', 'port to listen on; 0 picks a free one')
    .env('PORT')
    .default(DEFAULT_PORT)
    .argParser(parsePort)
}

/** Creates the option `--port` of a command that runs another one. Ports in the configuration are those of a server. */
export function commandPortOption(): Option {
  const option = new Option('-p, --port <number>', 'port of the emulator; 0 picks a free one')
  return withoutConfigDefault(option.default(0).argParser(parsePort))
}

/** Serves an emulator over HTTP. @throws UsageError if it cannot listen on the host and port */
export async function listenOrThrow(emulator: AnyEmulator, options: ListenOptions): Promise<Listening> {
  try {
    return await listen(emulator, options)
  } catch (error) {
    throw new UsageError(formatListenError(error, options))
  }
}

function formatListenError(error: unknown, { port = DEFAULT_PORT, host = DEFAULT_HOST }: ListenOptions): string {
  if (error instanceof DeskDoubleError) return error.message
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
