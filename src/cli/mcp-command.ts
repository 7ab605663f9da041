import { Command, InvalidArgumentError, Option } from 'commander'
import type { ControlledServer } from '../adapters/mcp/control-client.ts'
import { version } from '../generated/version.ts'
import { type ChosenVendors, chooseVendors } from './choose-vendors.ts'
import { addEmulatorOptions, createChosenEmulator, type EmulatorChoice } from './emulator-options.ts'
import { commandPortOption, listenOrThrow } from './listen.ts'
import { isQuiet } from './output-options.ts'
import { applyScenarioEdits } from './scenario-edits.ts'
import { stopSignal } from './stop-signal.ts'
import { styled } from './style.ts'

interface Options extends EmulatorChoice {
  readonly url?: string
  readonly token?: string
  readonly port: number
}

/** Creates `deskdouble mcp`, which gives coding agents the control API as tools. */
export function mcpCommand(): Command {
  const command = new Command('mcp')
    .description('Serve the control API to coding agents, by the Model Context Protocol over standard input and output')
    .addOption(
      new Option('--url <URL>', 'running DeskDouble to control (default: an emulator of its own)')
        .env('DESKDOUBLE_URL')
        .argParser(parseUrl)
        .conflicts(['port', 'scenario', 'with', 'seed', 'clock', 'auth', 'limit']),
    )
    .addOption(new Option('--token <token>', 'control token of that DeskDouble').env('DESKDOUBLE_TOKEN'))
    .addOption(commandPortOption())
  return addEmulatorOptions(command).action(serve)
}

async function serve({ url, token, ...options }: Options): Promise<void> {
  // Loaded on demand, because it needs the SDK and the control API.
  const [{ loadSdk }, { serveMcp }, { controlTools }, { requestTool }, { scenarioTool }] = await Promise.all([
    import('../adapters/mcp/load-sdk.ts'),
    import('../adapters/mcp/serve-mcp.ts'),
    import('../adapters/mcp/control-tools.ts'),
    import('../adapters/mcp/request-tool.ts'),
    import('./mcp/scenario-tool.ts'),
  ])
  const sdk = await loadSdk()
  // Standard output belongs to the protocol.
  console.log = console.error
  // Before the server starts, because a client may end the process at any time.
  const stopped = stopSignal()
  const server = url === undefined ? await startOwn(options) : { url, token, close: async () => {} }
  if (!isQuiet()) {
    console.error(styled('dim', `DeskDouble ${version}: ${server.url}/_control/`, process.stderr))
  }
  let vendors: Promise<ChosenVendors> | undefined
  const loadVendors = () => {
    vendors ??= chooseVendors(options)
    return vendors
  }
  const tools = [...controlTools(server), requestTool(server), scenarioTool(loadVendors)]
  try {
    await serveMcp(sdk, { tools, instructions: instructionsFor(server), stopped })
  } finally {
    await server.close()
  }
}

/** A server that the command controls. */
interface Server extends ControlledServer {
  readonly close: () => Promise<void>
}

/** Starts an emulator of the command's own. */
async function startOwn({ port, ...choice }: Options): Promise<Server> {
  const { emulator, absent } = await createChosenEmulator(choice)
  const { url, close } = await listenOrThrow(emulator, { port })
  const stopWatching =
    choice.scenarios === undefined ? undefined : await applyScenarioEdits(choice.scenarios, emulator, absent)
  return {
    url,
    close: async () => {
      stopWatching?.()
      await close()
    },
  }
}

/** Returns the text that tells an agent how the tools are used. */
function instructionsFor({ url }: ControlledServer): string {
  return [
    `DeskDouble is a stateful test double of HTTP APIs; it listens at ${url}.`,
    'Fork a world for each task with postWorlds. Send its requests to its baseUrl, or with its headers or credentials.',
    'getExchanges shows each request with its response and the reason for an error. Delete the world at the end with deleteWorld.',
    'Do not change the world "default" unless you are asked to: other clients use it.',
    `The OpenAPI document of a vendor is at ${url}/_control/vendors/{vendor}/openapi.json; getVendors lists the vendors.`,
  ].join('\n')
}

/** Returns the origin of a URL. An empty text is that of a variable that is not set. */
function parseUrl(text: string): string {
  if (text.trim() === '') return ''
  const url = URL.parse(text)
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new InvalidArgumentError(
      'It must be the address that deskdouble serve prints, such as http://127.0.0.1:4010.',
    )
  }
  return url.origin
}
