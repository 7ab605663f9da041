import { Command } from 'commander'
import { DEFAULT_HOST, type Listening, type ListenOptions } from '../adapters/node.ts'
import type { AnyEmulator } from '../emulator/emulator.ts'
import { DeskDoubleError } from '../errors/deskdouble-error.ts'
import { type ArchiveChoice, addArchiveOptions, exportArchive, importArchive } from './archive-options.ts'
import { serverTokenOption } from './control-token-option.ts'
import { addDataOptions, type DataChoice, openData } from './data-options.ts'
import { addEmulatorOptions, createChosenEmulator, type EmulatorChoice } from './emulator-options.ts'
import { toExchangeJson } from './exchange-json.ts'
import { formatExchange } from './exchange-line.ts'
import { forwardOption } from './forward-option.ts'
import { listenOrThrow, serverPortOption } from './listen.ts'
import { openBrowser } from './open-browser.ts'
import { isJson, isQuiet, printJsonLine } from './output-options.ts'
import { applyScenarioEdits } from './scenario-edits.ts'
import { formatStartupMessage, startedJson } from './startup-message.ts'
import { stopSignal } from './stop-signal.ts'
import { UsageError } from './usage-error.ts'

interface Options extends EmulatorChoice, DataChoice, ArchiveChoice {
  readonly port: number
  readonly host: string
  readonly controlToken?: string
  readonly forward?: Readonly<Record<string, string>>
  readonly open?: boolean
}

/** Creates `deskdouble serve`, which serves vendors until it receives a signal. */
export function serveCommand(): Command {
  const command = new Command('serve')
    .description('Serve vendors, or the API of an OpenAPI document, over HTTP until stopped')
    .addOption(serverPortOption())
    .option('--host <address>', 'address to listen on', DEFAULT_HOST)
  return addArchiveOptions(addDataOptions(addEmulatorOptions(command)))
    .addOption(forwardOption())
    .addOption(serverTokenOption())
    .option('--open', 'the inspector is opened in the default browser, if the output is a terminal')
    .option('-q, --quiet', 'no output except the address')
    .action(serve)
}

async function serve({ port, host, controlToken, forward, open, ...choice }: Options): Promise<void> {
  const openStore = () => openData(choice)
  const { emulator, scenario: chosen, auth, absent } = await createChosenEmulator({ ...choice, openStore })
  await importArchive(emulator, choice)
  const scenario = emulator.scenario ?? chosen
  const server = await listenOrThrow(emulator, {
    port,
    host,
    ...(!isQuiet() && { log: printExchange }),
    ...(controlToken !== undefined && { controlToken }),
    ...(forward && { forward }),
  })
  const stopWatching =
    choice.scenarios === undefined ? undefined : await applyScenarioEdits(choice.scenarios, emulator, absent)
  // Before the address is printed, because whoever reads it may stop the server at once.
  const stopped = stopSignal()
  const { data } = choice
  const started = { ...server, scenario, auth, forward, data }
  if (isJson()) printJsonLine(startedJson(emulator, started))
  else console.log(isQuiet() ? formatAddress(server) : formatStartupMessage(emulator, started))
  if (open) openBrowser(`${server.url}/_control/`)
  await stopped
  stopWatching?.()
  await server.close()
  await exportArchive(emulator, choice)
  await closeOrThrow(emulator)
}

const printExchange: NonNullable<ListenOptions['log']> = (exchange, millis) => {
  if (isJson()) printJsonLine(toExchangeJson(exchange, millis))
  else console.log(formatExchange(exchange, millis))
}

/** Closes the folder that keeps the worlds. @throws UsageError if the end of the request journals cannot be kept */
async function closeOrThrow(emulator: AnyEmulator): Promise<void> {
  try {
    await emulator.close()
  } catch (error) {
    throw error instanceof DeskDoubleError ? new UsageError(error.message) : error
  }
}

/** Formats the server's URL, and the control token if there is one. */
function formatAddress({ url, controlToken }: Listening): string {
  return controlToken === undefined ? url : `${url}\n${controlToken}`
}
