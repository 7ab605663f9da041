import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../scripts/corpus/free-port.ts'
import { startServer as startCommand } from '../scripts/corpus/processes.ts'
import { startServer } from './child.ts'
import { PATHS } from './wrk.ts'

/** A program that answers the requests of the comparison. */
export interface PeerServer {
  readonly name: string
  /**
   * Rejects, with the reason, if the program does not start.
   * @param assistants initial number of records, of a program that has records
   */
  readonly start: (assistants: number) => Promise<RunningPeer>
}

/** A program that listens. */
export interface RunningPeer {
  readonly url: string
  readonly stop: () => Promise<void>
}

const HOST = '127.0.0.1'
const ROOT = join(import.meta.dirname, '..')
/** The document that the mock servers serve. */
const DOCUMENT = join(ROOT, 'specs/genesys.yaml')
const { dependencies: VERSIONS } = JSON.parse(readFileSync(join(ROOT, 'tools/corpus/peers/package.json'), 'utf8'))

/**
 * Returns the baselines, DeskDouble, an emulator written by hand, and mock servers as their documentation starts them.
 * @param entry entry point of the measured build of DeskDouble
 * @param installed folder in which the mock servers are installed
 */
export function peerServers(entry: string, installed: Promise<string>): readonly PeerServer[] {
  const module = (name: string, file: string) => ({
    name,
    start: (assistants: number) => startServer(`./servers/${file}.ts`, [assistants, entry]),
  })
  const command =
    (bin: string, ...args: string[]) =>
    async () =>
      startCommand(await commandOf(await installed, bin, args))
  return [
    module('node:http', 'node-http'),
    module('floor', 'floor'),
    module('DeskDouble', 'deskdouble'),
    module('Hono, written by hand', 'hono'),
    {
      name: `Prism ${VERSIONS['@stoplight/prism-cli']}`,
      start: command('prism', 'mock', DOCUMENT, '--host', HOST, '--verboseLevel', 'silent'),
    },
    {
      name: `Scalar mock server ${VERSIONS['@scalar/mock-server']}`,
      start: async (assistants) => startServer('./servers/scalar.ts', [assistants, await installed, DOCUMENT]),
    },
    {
      name: `Mockoon CLI ${VERSIONS['@mockoon/cli']}`,
      start: command('mockoon-cli', 'start', '--data', DOCUMENT, '--hostname', HOST, '--disable-log-to-file'),
    },
  ]
}

/** Returns a command of the installed mock servers that listens to a free port. */
async function commandOf(folder: string, bin: string, args: readonly string[]) {
  const port = await freePort()
  return {
    command: join(folder, 'node_modules/.bin', bin),
    args: [...args, '--port', String(port)],
    url: `http://${HOST}:${port}`,
    probe: PATHS.list,
  }
}
