import { openAsBlob } from 'node:fs'
import { open } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { DEFAULT_HOST, DEFAULT_PORT } from '../adapters/node.ts'
import { describeFileError } from '../errors/file-error.ts'
import { shortList } from '../errors/short-list.ts'
import type { Told } from '../vendors/control/api.ts'
import { clientTokenOption } from './control-token-option.ts'
import { askControl, ControlRejected, type ServerChoice } from './state/control-client.ts'
import { AS_OPTION, type Form, JOURNAL_OPTION, OUT_OPTION } from './state/export-options.ts'
import { writeWorld } from './state/write-world.ts'
import { UsageError } from './usage-error.ts'

/** Creates `deskdouble state`, which exports and imports the worlds of a running server. */
export function stateCommand(): Command {
  return new Command('state')
    .description('Export a world of a running server to a file, and import it')
    .addCommand(
      addServerOptions(new Command('export'))
        .description('Write a world to an archive, which continues it anywhere, or to a scenario file')
        .argument('[world]', 'name of the world', 'default')
        .addOption(OUT_OPTION)
        .addOption(AS_OPTION)
        .addOption(JOURNAL_OPTION)
        .action(exportWorld),
    )
    .addCommand(
      addServerOptions(new Command('import'))
        .description('Start a world from an archive, or replace it')
        .argument('<file>', 'archive of state export')
        .option('-w, --world <name>', 'name of the world that is started or replaced', 'default')
        .addOption(
          new Option(
            '--misfits <action>',
            'records that do not fit the specs of the server: import nothing (reject), or leave them out (drop)',
          )
            .choices(['reject', 'drop'])
            .default('reject'),
        )
        .action(importWorld),
    )
}

function addServerOptions(command: Command): Command {
  return command
    .option('-u, --url <address>', 'address of the server', `http://${DEFAULT_HOST}:${DEFAULT_PORT}`)
    .addOption(clientTokenOption())
}

interface ExportChoice extends ServerChoice {
  readonly out?: string
  readonly as: Form
  readonly journal: boolean
}

async function exportWorld(world: string, { out, as, journal, ...server }: ExportChoice): Promise<void> {
  const path = `/worlds/${encodeURIComponent(world)}/${as}`
  const query = as === 'archive' && !journal ? '?journal=false' : ''
  const { body } = await askControl(server, `${path}${query}`).catch(async (error: unknown) => {
    if (!(error instanceof ControlRejected && error.status === 404)) throw error
    throw new UsageError(`World "${world}" does not exist at ${server.url}: use one of ${await worldsOf(server)}.`)
  })
  await writeWorld(as, out, body?.pipeThrough(new TextDecoderStream()) ?? [])
}

/** Returns the names of a server's worlds in one line. */
async function worldsOf(server: ServerChoice): Promise<string> {
  // The server checks its responses against this schema.
  const list = (await (await askControl(server, '/worlds?limit=1000')).json()) as Told['WorldList']
  return shortList(list.worlds.map(({ name }) => name))
}

interface ImportChoice extends ServerChoice {
  readonly world: string
  readonly misfits: string
}

async function importWorld(file: string, { world, misfits, ...server }: ImportChoice): Promise<void> {
  const body = await openFile(file)
  const headers = { 'content-type': 'application/vnd.deskdouble.archive' }
  const path = `/worlds/${encodeURIComponent(world)}/archive?misfits=${misfits}`
  const response = await askControl(server, path, { method: 'PUT', headers, body }).catch((error: unknown) => {
    throw error instanceof ControlRejected ? new UsageError(`Failed to import ${file}: ${error.message}`) : error
  })
  // The server checks its responses against this schema.
  const { baseUrl } = (await response.json()) as Told['World']
  const verb = response.status === 201 ? 'started' : 'replaced'
  console.log(`World ${world} was ${verb}; its base URL is ${baseUrl}`)
}

/** Opens a file, which is read while it is sent. @throws UsageError if it cannot be read */
async function openFile(file: string): Promise<Blob> {
  try {
    await (await open(file)).close()
    return await openAsBlob(file)
  } catch (error) {
    throw new UsageError(`Failed to read ${file}: ${describeFileError(error)}.`)
  }
}
