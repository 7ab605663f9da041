import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Figures, figuresOf, totalOf } from './figures.ts'
import type { Api } from './openapi.ts'
import type { ServerCommand } from './processes.ts'
import { serveProduct } from './product.ts'
import { type DocumentResult, runDocument } from './run-document.ts'
import type { Target } from './target.ts'

const TOOLS = join(import.meta.dirname, '../../tools/corpus/peers')
const BIN = join(TOOLS, 'node_modules/.bin')

/** Resources of a document that are tried on each server. */
const RESOURCES = 8

/** A mock server. */
interface Peer {
  readonly name: string
  readonly serve: (file: string, probe: string) => Promise<ServerCommand> | ServerCommand
}

/** Figures of a mock server over several documents. */
export interface PeerResult {
  readonly name: string
  readonly documents: number
  readonly served: number
  readonly figures: Figures
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
  { name: 'DeskDouble', serve: serveProduct },
  { name: 'Prism 5.16.0', serve: servePrism },
  { name: 'Scalar mock server 0.14.4', serve: serveScalar },
  { name: 'Mockoon CLI 9.9.0', serve: serveMockoon },
]

/** Runs the same resources of the same documents on each server. */
export async function runPeers(
  documents: readonly PeerDocument[],
  modelOf: (api: Api, file: string) => Promise<readonly Target[]>,
  report: (line: string) => void,
): Promise<readonly PeerResult[]> {
  installPeers()
  const results: PeerResult[] = []
  for (const { name, serve } of PEERS) {
    const runs: DocumentResult[] = []
    for (const document of documents) {
      const result = await runDocument({ ...document, drawn: false, serve, modelOf, most: RESOURCES, onlyModel: true })
      runs.push(result)
      report(`${name}: ${document.name} ${result.error?.split('\n')[0] ?? `${result.seconds.toFixed(1)} s`}`)
    }
    results.push(summarise(name, runs))
  }
  return results
}

function summarise(name: string, runs: readonly DocumentResult[]): PeerResult {
  const served = runs.filter(({ byModel }) => byModel !== undefined)
  const starts = served.map(({ startMillis }) => startMillis ?? 0).toSorted((a, b) => a - b)
  return {
    name,
    documents: runs.length,
    served: served.length,
    figures: totalOf(served.flatMap(({ byModel }) => (byModel === undefined ? [] : [figuresOf(byModel)]))),
    startMillis: starts[Math.floor(starts.length / 2)],
    memory: Math.max(...served.map(({ memory }) => memory ?? 0)),
  }
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

/** Returns a port that no server uses at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
