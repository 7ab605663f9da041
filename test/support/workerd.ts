import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** Path of the program. */
const WORKERD: string = createRequire(import.meta.url)('workerd').default
const ROOT = join(import.meta.dirname, '../..')

/** A worker, as a module for workerd. */
export interface BundledWorker {
  readonly code: string
  /** names of the classes of Durable Objects, by their bindings */
  readonly objects: Readonly<Record<string, string>>
}

/** A worker of the package's vendors. @param options of `createWorker` */
export function bundleWorker(options: object = {}, { minify = false } = {}): Promise<BundledWorker> {
  return bundle(
    `
    import { createWorker } from './src/adapters/workers.ts'
    import { vendors } from './src/vendors/index.ts'
    const { fetch, WorldObject, DirectoryObject } = createWorker({ vendors, ...${JSON.stringify(options)} })
    export default { fetch }
    export { WorldObject, DirectoryObject }
  `,
    { minify },
  )
}

/** A worker of the package's vendors, as it is deployed. */
function minifiedWorker(): Promise<BundledWorker> {
  return bundleWorker({}, { minify: true })
}

/** Returns the bytes of the {@link minifiedWorker}, compressed as services count them. */
export async function workerSize(): Promise<number> {
  return gzipSync((await minifiedWorker()).code, { level: 9 }).length
}

/** Workers that were bundled, by their source. */
const bundled = new Map<string, Promise<BundledWorker>>()

/** Bundles the source of a worker with the classes `WorldObject` and `DirectoryObject`. */
export function bundle(contents: string, { minify = false, resolveDir = ROOT } = {}): Promise<BundledWorker> {
  const key = JSON.stringify([contents, minify, resolveDir])
  const worker = bundled.get(key) ?? buildWorker(contents, minify, resolveDir)
  bundled.set(key, worker)
  return worker
}

async function buildWorker(contents: string, minify: boolean, resolveDir: string): Promise<BundledWorker> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    minify,
    write: false,
    platform: 'neutral',
    format: 'esm',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'import'],
    external: ['cloudflare:workers', 'node:*'],
    logLevel: 'error',
  })
  return { code: outputFiles[0]?.text ?? '', objects: { WORLDS: 'WorldObject', DIRECTORY: 'DirectoryObject' } }
}

/** Options of a {@link startWorkerd}. */
export interface WorkerdOptions extends BundledWorker {
  /** folder of the process: its configuration, and its Durable Objects in `objects` */
  readonly folder: string
  /** values of further bindings */
  readonly texts?: Readonly<Record<string, string>>
  /** more of the configuration in Cap'n Proto, such as `cluster = (…)` */
  readonly more?: string
  readonly args?: readonly string[]
  /** true if no object is removed from memory while it is idle. Defaults to false */
  readonly keepsObjects?: boolean
}

/** A running workerd. */
export interface Workerd {
  readonly child: ChildProcess
  readonly url: string
  /** standard error so far */
  readonly printed: () => string
}

/** Starts workerd with a worker, on a free port of 127.0.0.1. Stop it with {@link stopWorkerd}. */
export function startWorkerd(options: WorkerdOptions): Promise<Workerd> {
  const { folder, code, args = [] } = options
  const config = join(folder, 'config.capnp')
  mkdirSync(join(folder, 'objects'), { recursive: true })
  writeFileSync(join(folder, 'worker.js'), code)
  writeFileSync(config, configOf(options))
  return serveConfig({ config, args })
}

/** A command that starts workerd. */
interface ServeConfig {
  /** file with the configuration */
  readonly config: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Starts workerd with a configuration. Stop it with {@link stopWorkerd}. */
export async function serveConfig({ config, args, env }: ServeConfig): Promise<Workerd> {
  const child = spawn(WORKERD, ['serve', config, '--control-fd=3', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (part) => (text += part))
  // The fourth stream is a pipe, so it can be read.
  for await (const line of createInterface(child.stdio[3] as Readable)) {
    const message = JSON.parse(line)
    if (message.event === 'listen') return { child, url: `http://127.0.0.1:${message.port}`, printed: () => text }
  }
  throw new Error(`workerd ended with code ${child.exitCode} before it listened: ${text}`)
}

/** Ends workerd, and waits for it. */
export async function stopWorkerd(
  { child }: Pick<Workerd, 'child'>,
  signal: NodeJS.Signals = 'SIGKILL',
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

/** Creates a folder for a workerd. The caller deletes it. */
export function workerdFolder(): string {
  return mkdtempSync(join(tmpdir(), 'deskdouble-workerd-'))
}

function configOf({ folder, objects, texts = {}, more = '', keepsObjects = false }: WorkerdOptions): string {
  const namespaces = Object.entries(objects).map(([, name]) => {
    return `(className = "${name}", uniqueKey = "${name.toLowerCase()}", enableSql = true, preventEviction = ${keepsObjects})`
  })
  const bindings = [
    ...Object.entries(objects).map(([binding, name]) => `(name = "${binding}", durableObjectNamespace = "${name}")`),
    ...Object.entries(texts).map(([binding, text]) => `(name = "${binding}", text = ${JSON.stringify(text)})`),
  ]
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "objects", disk = (path = ${JSON.stringify(join(folder, 'objects'))}, writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
  ${more}
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-11-01",
  durableObjectNamespaces = [${namespaces.join(', ')}],
  durableObjectStorage = (localDisk = "objects"),
  bindings = [${bindings.join(', ')}],
);
`
}
