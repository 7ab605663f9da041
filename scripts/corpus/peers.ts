import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Figures, figuresOf, totalOf } from './figures.ts'
import { freePort } from './free-port.ts'
import { objectOf } from './json.ts'
import type { Api } from './openapi.ts'
import type { ServerCommand } from './processes.ts'
import { serveProduct } from './product.ts'
import { type DocumentResult, runDocument } from './run-document.ts'
import type { Target } from './target.ts'

const TOOLS = join(import.meta.dirname, '../../tools/corpus/peers')
const BIN = join(TOOLS, 'node_modules/.bin')
/** Results of the last comparison, which the page shows until the next one. */
const RESULTS = join(TOOLS, 'results.json')

/** Resources of a document that are tried on each server. */
const RESOURCES = 8

/** A mock server. */
interface Peer {
  readonly name: string
  /** npm package, whose version the lockfile has; undefined for the product */
  readonly source?: string
  readonly serve: (file: string, probe: string) => Promise<ServerCommand> | ServerCommand
}

/** Figures of a mock server over several documents. */
export interface PeerResult {
  readonly name: string
  readonly version: string
  /** day of the comparison */
  readonly date: string
  readonly documents: number
  /** largest number of resources of a document */
  readonly resources: number
  readonly served: number
  /** figures for the resources of the product's model */
  readonly figures: Figures
  /** figures for the resources that the harness finds by its own rule */
  readonly byPairs: Figures
  /** median over the documents that it serves */
  readonly startMillis: number | undefined
  /** the most over the documents that it serves */
  readonly memory: number | undefined
}

/** A document that all servers are tried with. */
export interface PeerDocument {
  readonly name: string
  readonly file: string
}

const SCALAR = `import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const require = createRequire(process.argv[2])
const { createMockServer } = await import(require.resolve('@scalar/mock-server'))
const { serve } = await import(require.resolve('@hono/node-server'))
const app = await createMockServer({ document: readFileSync(process.argv[3], 'utf8') })
serve({ fetch: app.fetch, port: Number(process.argv[4]), hostname: '127.0.0.1' })
`

const PEERS: readonly Peer[] = [
  { name: 'DeskDouble', serve: serveProduct('package') },
  { name: 'Prism', source: '@stoplight/prism-cli', serve: servePrism },
  { name: 'Scalar mock server', source: '@scalar/mock-server', serve: serveScalar },
  { name: 'Mockoon CLI', source: '@mockoon/cli', serve: serveMockoon },
]

/** Names of the servers that can be compared. */
export const PEER_NAMES = PEERS.map(({ name }) => name)

/** Options of {@link runPeers}. */
export interface PeerRun {
  readonly documents: readonly PeerDocument[]
  /** servers to try; the results of the others stay */
  readonly names: readonly string[]
  readonly date: string
  readonly modelOf: (api: Api, file: string) => Promise<readonly Target[]>
  readonly report: (line: string) => void
}

/** Runs the same resources of the same documents on each server, and remembers the results for the page. */
export async function runPeers({ documents, names, date, modelOf, report }: PeerRun): Promise<void> {
  installPeers()
  for (const peer of PEERS.filter(({ name }) => names.includes(name))) {
    const runs: DocumentResult[] = []
    for (const document of documents) {
      const result = await runDocument({ ...document, drawn: false, serve: peer.serve, modelOf, most: RESOURCES })
      runs.push(result)
      report(`${peer.name}: ${document.name} ${result.error?.split('\n')[0] ?? `${result.seconds.toFixed(1)} s`}`)
    }
    const others = readPeers().filter(({ name }) => name !== peer.name)
    const results = [...others, summarise(peer, date, runs)].toSorted(
      (a, b) => PEER_NAMES.indexOf(a.name) - PEER_NAMES.indexOf(b.name),
    )
    writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`)
  }
}

/** Reads the results of the last comparison. */
export function readPeers(): readonly PeerResult[] {
  // The file was written by runPeers.
  return existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as readonly PeerResult[]) : []
}

function summarise({ name, source }: Peer, date: string, runs: readonly DocumentResult[]): PeerResult {
  const served = runs.filter(({ byModel }) => byModel !== undefined)
  const starts = served.map(({ startMillis }) => startMillis ?? 0).toSorted((a, b) => a - b)
  return {
    name,
    version: source === undefined ? '' : versionOf(source),
    date,
    documents: runs.length,
    resources: RESOURCES,
    served: served.length,
    figures: totalOf(served.flatMap(({ byModel }) => (byModel === undefined ? [] : [figuresOf(byModel)]))),
    byPairs: totalOf(served.flatMap(({ byPairs }) => (byPairs === undefined ? [] : [figuresOf(byPairs)]))),
    startMillis: starts[Math.floor(starts.length / 2)],
    memory: Math.max(...served.map(({ memory }) => memory ?? 0)),
  }
}

/** Returns the exact version of a peer, which its folder's `package.json` has. */
function versionOf(source: string): string {
  const written: unknown = JSON.parse(readFileSync(join(TOOLS, 'package.json'), 'utf8'))
  return String(objectOf(objectOf(written)['dependencies'])[source])
}

function installPeers(): void {
  if (existsSync(BIN)) return
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: TOOLS, stdio: 'inherit' })
}

async function servePrism(file: string, probe: string): Promise<ServerCommand> {
  const port = await freePort()
  const args = ['mock', file, '--port', String(port), '--host', '127.0.0.1']
  return { command: join(BIN, 'prism'), args, url: `http://127.0.0.1:${port}`, probe }
}

async function serveScalar(file: string, probe: string): Promise<ServerCommand> {
  const port = await freePort()
  const program = join(TOOLS, 'node_modules/.scalar.mjs')
  writeFileSync(program, SCALAR)
  const args = [program, join(TOOLS, 'node_modules/@scalar/mock-server/package.json'), file, String(port)]
  return { command: process.execPath, args, url: `http://127.0.0.1:${port}`, probe }
}

async function serveMockoon(file: string, probe: string): Promise<ServerCommand> {
  const port = await freePort()
  const args = ['start', '--data', file, '--port', String(port), '--disable-log-to-file']
  return { command: join(BIN, 'mockoon-cli'), args, url: `http://127.0.0.1:${port}`, probe }
}
