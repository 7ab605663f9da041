import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBucket } from '../test/support/bucket-double.ts'
import { startCluster } from '../test/support/cluster.ts'
import {
  type BundledWorker,
  bundle,
  bundleWorker,
  startWorkerd,
  stopWorkerd,
  type Workerd,
  workerSize,
} from '../test/support/workerd.ts'
import { manyAssistants } from './assistants.ts'
import type { Budget } from './budget.ts'
import { startServer } from './child.ts'
import { median } from './median.ts'
import { HEADERS, load, type OperationName, PATHS } from './wrk.ts'

/** Figures of worlds in Durable Objects. */
export interface Workers {
  /** bytes of the worker with the package's vendors, minified and compressed */
  readonly bundle: number
  readonly worlds: WorldFigures
  /** requests per second by round, by server and operation */
  readonly rates: Readonly<Record<string, readonly number[]>>
  readonly cluster: ClusterFigures
}

/** Figures of many worlds in one process. Times are in ms. */
interface WorldFigures {
  readonly started: readonly number[]
  readonly first: readonly number[]
  /** first requests after the process was started again */
  readonly continued: readonly number[]
  /** bytes of a world */
  readonly memory: number
  readonly disk: number
}

/** Figures of two instances that share a bucket. */
interface ClusterFigures {
  /** time in ms until another instance answers after the one with the world was killed */
  readonly takeover: number
  /** creates per second in one world, by the bucket's latency in ms */
  readonly creates: Readonly<Record<number, number>>
}

interface Plan {
  readonly rounds: number
  readonly seconds: number
  readonly entry: string
}

const ASSISTANTS = 1000
const WORLDS = 1000
const MEMORY = 'Node, in memory'
const DATA = 'Node, --data'
const WORKERD = 'workerd'
const OPERATIONS: readonly OperationName[] = ['one', 'create']
const LATENCIES = [0, 20]
/** Path that collects garbage. */
const COLLECT = '/collect-garbage'
const LIMITS = { bundle: 500_000, first: 10, memory: 300_000 }

/** Measures the size of a worker, its worlds, its rates beside those of Node, and a cluster. */
export async function measureWorkers(plan: Plan): Promise<Workers> {
  return {
    bundle: await workerSize(),
    worlds: await measureManyWorlds(await collectingWorker()),
    rates: await measureRates(plan),
    cluster: await measureCluster(plan),
  }
}

/** The worker of the package's vendors, with a path that collects garbage. */
function collectingWorker(): Promise<BundledWorker> {
  const source = `
    import { createWorker } from './src/adapters/workers.ts'
    import { vendors } from './src/vendors/index.ts'
    const { fetch, WorldObject, DirectoryObject } = createWorker({ vendors })
    const collect = () => {
      for (let i = 0; i < 3; i++) gc()
      return new Response('${COLLECT}')
    }
    export default { fetch: (request, ...rest) => request.url.endsWith('${COLLECT}') ? collect() : fetch(request, ...rest) }
    export { WorldObject, DirectoryObject }
  `
  return bundle(source, { minify: true })
}

async function measureManyWorlds(worker: BundledWorker): Promise<WorldFigures> {
  return inFolder(async (folder) => {
    let server = await startWorkerd({ ...worker, folder, keepsObjects: true, more: '  v8Flags = ["--expose-gc"],' })
    const ask = (world: string) => timed(server, `/_world/${world}${PATHS.list}`)
    await ask('default')
    await collectGarbage(server)
    const before = { rss: rssOf(server), disk: sizeOf(folder) }
    const names = Array.from({ length: WORLDS }, (_, n) => `w${n}`)
    const [started, first, continued]: [number[], number[], number[]] = [[], [], []]
    for (const name of names) {
      started.push(await timed(server, '/_control/worlds', { name, scenario: 'default' }))
      first.push(await ask(name))
    }
    await collectGarbage(server)
    const memory = (rssOf(server) - before.rss) / WORLDS
    const disk = (sizeOf(folder) - before.disk) / WORLDS
    await stopWorkerd(server)
    server = await startWorkerd({ ...worker, folder })
    await ask('default')
    for (const name of names) continued.push(await ask(name))
    await stopWorkerd(server)
    return { started, first, continued, memory, disk }
  })
}

async function measureRates({ rounds, seconds, entry }: Plan): Promise<Workers['rates']> {
  const scenario = { scenario: 'bench', genesys: { assistants: manyAssistants(ASSISTANTS) } }
  return inFolder(async (folder) => {
    const memory = await startServer('./servers/durable.ts', [ASSISTANTS, entry, ''])
    const data = await startServer('./servers/durable.ts', [ASSISTANTS, entry, join(folder, 'data'), 'on', 'group'])
    const workerd = await startWorkerd({ ...(await bundleWorker({ scenario })), folder: join(folder, 'workerd') })
    const urls = { [MEMORY]: memory.url, [DATA]: data.url, [WORKERD]: workerd.url }
    const rates: Record<string, number[]> = {}
    for (const operation of OPERATIONS) {
      for (let round = 0; round <= rounds; round++) {
        for (const [name, url] of Object.entries(urls)) {
          const { rate } = await load(url, operation, { seconds, run: `r${round}` })
          const key = `${name}, ${operation}`
          // The first round is a warm-up.
          if (round > 0) rates[key] = [...(rates[key] ?? []), rate]
        }
      }
    }
    await Promise.all([memory.stop(), data.stop(), stopWorkerd(workerd)])
    return rates
  })
}

async function measureCluster({ seconds }: Plan): Promise<ClusterFigures> {
  const worker = await bundleWorker()
  const creates: Record<number, number> = {}
  let takeover = 0
  for (const latency of LATENCIES) {
    const bucket = await startBucket(latency)
    await inFolder(async (folder) => {
      const cluster = await startCluster({ worker, folder, bucket: bucket.url })
      const [owner, other] = cluster.instances
      if (!owner || !other) throw new Error('The cluster has too few instances')
      await timed(owner, PATHS.list)
      creates[latency] = (await load(owner.url, 'create', { seconds, run: 'cluster' })).rate
      if (latency === 0) {
        const begun = performance.now()
        await cluster.lose(0)
        while (!(await answers(other))) await new Promise((resolve) => setTimeout(resolve, 100))
        takeover = performance.now() - begun
      }
      await cluster.stop()
    })
    bucket.close()
  }
  return { takeover, creates }
}

/** Returns the time in ms until a request is answered. @throws Error unless it succeeds */
async function timed({ url }: Workerd, path: string, body?: object): Promise<number> {
  const begun = performance.now()
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {}
  const response = await fetch(new URL(path, url), { headers: HEADERS, ...init })
  await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return performance.now() - begun
}

async function answers(server: Workerd): Promise<boolean> {
  try {
    await timed(server, PATHS.list)
    return true
  } catch {
    return false
  }
}

async function inFolder<Result>(run: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'deskdouble-bench-'))
  try {
    return await run(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Removes what the requests before left behind, so that only the memory of worlds is measured. */
async function collectGarbage({ url }: Workerd): Promise<void> {
  const response = await fetch(new URL(COLLECT, url))
  if ((await response.text()) !== COLLECT) throw new Error('The worker did not collect its garbage')
}

/** Returns the memory of a process in bytes. */
function rssOf({ child }: Workerd): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
}

/** Columns of {@link workersRows}. */
export const WORKERS_COLUMNS = ['measurement', 'figure'] as const

/** Returns the figures for people. */
export function workersRows({ bundle, worlds, rates, cluster }: Workers): string[][] {
  const quantiles = (times: readonly number[]) =>
    `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.95).toFixed(1)}`
  const ratio = (operation: OperationName, base: string) => {
    const pairs = (rates[`${WORKERD}, ${operation}`] ?? []).map((rate, i) => {
      return rate / (rates[`${base}, ${operation}`]?.[i] ?? Number.NaN)
    })
    return median(pairs).toFixed(2)
  }
  return [
    ['worker with the four vendors, minified and compressed, KB', (bundle / 1000).toFixed(0)],
    ['start of a world from a scenario, median / 95 % below, ms', quantiles(worlds.started)],
    ['first request to a new world, ms', quantiles(worlds.first)],
    ['first request after the process was started again, ms', quantiles(worlds.continued)],
    [`memory of a world, of ${WORLDS.toLocaleString('en')} in memory at once, KB`, (worlds.memory / 1000).toFixed(0)],
    ['disk of a world, KB', (worlds.disk / 1000).toFixed(0)],
    ...OPERATIONS.flatMap((operation) => [
      [`${operation}, requests/s in one world × Node in memory`, ratio(operation, MEMORY)],
      [`${operation}, requests/s in one world × Node with \`--data\``, ratio(operation, DATA)],
    ]),
    [
      'cluster: time until another instance has the worlds of one that was killed, s',
      (cluster.takeover / 1000).toFixed(1),
    ],
    ...Object.entries(cluster.creates).map(([latency, rate]) => {
      return [`cluster: creates per second in one world, bucket with ${latency} ms`, rate.toFixed(0)]
    }),
  ]
}

export function workersBudgets({ bundle, worlds }: Workers): Budget[] {
  return [
    { what: 'compressed worker, bytes', kind: 'at most', limit: LIMITS.bundle, figure: bundle },
    {
      what: 'first request to a new world, ms',
      kind: 'at most',
      limit: LIMITS.first,
      figure: median([...worlds.first]),
    },
    { what: 'memory of a world, bytes', kind: 'at most', limit: LIMITS.memory, figure: worlds.memory },
  ]
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
