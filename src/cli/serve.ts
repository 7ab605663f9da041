import { readFile } from 'node:fs/promises'
import { Command, InvalidArgumentError, Option } from 'commander'
import { DEFAULT_HOST, DEFAULT_PORT, type Listening, type ListenOptions, listen } from '../adapters/node.ts'
import { type Emulator, type EmulatorOptions, makeEmulator } from '../emulator.ts'
import type { Auth } from '../engine/operation.ts'
import { ScenarioError } from '../scenarios/mistake.ts'
import { exchangeLine } from './exchange-line.ts'
import { greeting } from './greeting.ts'
import { UsageError } from './usage-error.ts'

interface Options {
  readonly port: number
  readonly host: string
  readonly scenario: string
  readonly seed?: number
  readonly auth: Auth
  readonly quiet: boolean
}

/** `deskdouble serve`: serves all vendors until it is told to stop. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('Serve all vendors over HTTP until stopped')
    .addOption(
      new Option('-p, --port <number>', '0 takes any that is free').env('PORT').default(DEFAULT_PORT).argParser(port),
    )
    .option('--host <address>', 'where to listen', DEFAULT_HOST)
    .option('-s, --scenario <name or file>', 'what the world begins with', 'default')
    .option('--seed <number>', 'another random sequence', wholeNumber)
    .addOption(
      new Option('--auth <mode>', 'which credentials are believed').choices(['open', 'strict']).default('open'),
    )
    .option('-q, --quiet', 'print the address and nothing more', false)
    .action(serve)
}

async function serve({ port, host, scenario, seed, auth, quiet }: Options): Promise<void> {
  const emulator = load({ scenario: await scenarioFrom(scenario), auth, ...(seed !== undefined && { seed }) })
  const log: ListenOptions = quiet ? {} : { log: (exchange, millis) => console.log(exchangeLine(exchange, millis)) }
  const server = await listenOn(emulator, { port, host, ...log })
  console.log(quiet ? server.url : greeting(emulator, { url: server.url, scenario, auth }))
  await stopped()
  await server.close()
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

function load(options: EmulatorOptions): Emulator {
  try {
    return makeEmulator(options)
  } catch (error) {
    if (error instanceof RangeError || error instanceof ScenarioError) throw new UsageError(error.message)
    throw error
  }
}

/** A name is one of the scenarios that come with the package; what looks like a path is a file of the user's. */
async function scenarioFrom(nameOrFile: string): Promise<string | object> {
  if (!/[/\\]|\.ya?ml$/.test(nameOrFile)) return nameOrFile
  const { parse, YAMLParseError } = await import('yaml')
  try {
    const held: unknown = parse(await readFile(nameOrFile, 'utf8'))
    return typeof held === 'object' && held !== null ? held : {}
  } catch (error) {
    if (error instanceof YAMLParseError) throw new UsageError(`${nameOrFile} is no YAML: ${error.message}`)
    throw new UsageError(
      `The scenario file ${nameOrFile} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
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

function wholeNumber(text: string): number {
  if (!/^-?\d{1,10}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}
