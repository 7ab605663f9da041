import { Command, Option } from 'commander'
import { DEFAULT_HOST, type Listening, type ListenOptions } from '../adapters/node.ts'
import type { AnyEmulator } from '../emulator/emulator.ts'
import { withAllVendors } from '../engine/journal/secrets.ts'
import { describeFileError } from '../errors/file-error.ts'
import { version } from '../generated/version.ts'
import { serverTokenOption } from './control-token-option.ts'
import { durationParser } from './duration-option.ts'
import { addEmulatorOptions, createChosenEmulator, type EmulatorChoice } from './emulator-options.ts'
import { toExchangeJson } from './exchange-json.ts'
import { formatExchange } from './exchange-line.ts'
import { listenOrThrow, serverPortOption } from './listen.ts'
import { isJson, isQuiet, printJsonLine } from './output-options.ts'
import { formatTraffic } from './proxy/format-traffic.ts'
import type { TrafficLog } from './proxy/traffic-log.ts'
import { formatInspectorLines } from './startup-message.ts'
import { stopSignal } from './stop-signal.ts'
import { styled } from './style.ts'
import { UsageError } from './usage-error.ts'

interface Options extends EmulatorChoice {
  readonly to: string
  readonly port: number
  readonly host: string
  readonly save?: string
  readonly fallback?: boolean
  readonly timeout: number
  readonly controlToken?: string
}

/** Creates `deskdouble proxy`, which forwards requests to a real service until it receives a signal. */
export function proxyCommand(): Command {
  const command = new Command('proxy')
    .description('Forward requests to a real service and compare them, and its responses, with its spec')
    .requiredOption('--to <URL>', 'base URL of the service, such as https://api.example')
    .option('--save <file>', 'HTTP Archive (HAR) that receives the requests and responses, without secrets')
    .option(
      '--fallback',
      'answers of the double where the service has none: unreachable, too slow, 501, or an unknown path',
    )
    .addOption(
      new Option('--timeout <duration>', 'time until a response must start, such as 30s')
        .default(30_000, '30s')
        .argParser(durationParser({ least: [1, '1ms'], most: [3_600_000, '1h'] })),
    )
    .addOption(serverPortOption())
    .option('--host <address>', 'address to listen on', DEFAULT_HOST)
  return addEmulatorOptions(command)
    .addOption(serverTokenOption())
    .option('-q, --quiet', 'no output except the address')
    .action(proxy)
}

async function proxy(options: Options): Promise<void> {
  const { to, port, host, save, fallback = false, timeout, controlToken, ...choice } = options
  if (!choice.vendor && !choice.spec) {
    throw new UsageError(`Name the API of ${to} with --vendor or --spec, so that its responses can be compared.`)
  }
  const { emulator } = await createChosenEmulator(choice)
  const traffic = await openTraffic(emulator, save)
  const server = await listenOrThrow(emulator, {
    port,
    host,
    proxy: { to, fallback, timeout },
    log: logFor(emulator, traffic),
    ...(controlToken !== undefined && { controlToken }),
  })
  // Before the address is printed, because whoever reads it may stop the proxy at once.
  const stopped = stopSignal()
  if (isJson()) printJsonLine(startJson(server, options))
  else console.log(isQuiet() ? formatAddress(server) : formatStart(server, options))
  await stopped
  await server.close()
  const result = traffic.end()
  if (isJson()) printJsonLine(result)
  else if (!isQuiet()) console.log(formatTraffic(result, save).join('\n'))
}

async function openTraffic({ vendors }: AnyEmulator, save: string | undefined): Promise<TrafficLog> {
  // Loaded on demand, because it needs the control API.
  const { TrafficLog } = await import('./proxy/traffic-log.ts')
  try {
    return new TrafficLog(vendors, save)
  } catch (error) {
    throw new UsageError(`Failed to write ${save}: ${describeFileError(error)}.`)
  }
}

function logFor({ vendors }: AnyEmulator, traffic: TrafficLog): NonNullable<ListenOptions['log']> {
  return (exchange, millis) => {
    traffic.add(exchange, millis)
    const vendor = exchange.vendor === undefined ? undefined : vendors[exchange.vendor]
    if (isQuiet()) return
    const secrets = withAllVendors(vendor, vendors)
    if (isJson()) printJsonLine(toExchangeJson(exchange, millis, secrets))
    else console.log(formatExchange(exchange, millis, secrets))
  }
}

function formatAddress({ url, controlToken }: Listening): string {
  return controlToken === undefined ? url : `${url}\n${controlToken}`
}

/** Returns what the message at the start says, by name. */
function startJson({ url, controlToken }: Listening, { to, save }: Options) {
  return {
    version,
    url,
    inspector: `${url}/_control/`,
    ...(controlToken !== undefined && { controlToken }),
    to,
    ...(save !== undefined && { save }),
  }
}

function formatStart({ url, controlToken }: Listening, { to, save, fallback }: Options): string {
  return [
    `DeskDouble ${version} forwards ${styled('bold', url)} to ${styled('bold', to)}`,
    styled('dim', fallback ? 'the double answers where the service does not' : 'nothing is answered by the double'),
    ...(save === undefined ? [] : [styled('dim', `saves requests and responses in ${save}, without secrets`)]),
    styled('dim', 'stop with Ctrl+C'),
    '',
    ...formatInspectorLines(url, controlToken),
    '',
  ].join('\n')
}
