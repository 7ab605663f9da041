import { isDeepStrictEqual } from 'node:util'
import type { Budget } from './budget.ts'
import { type ServerProcess, startServer } from './child.ts'
import { median } from './median.ts'
import { table } from './table.ts'
import { HEADERS, load, OPERATIONS, type OperationName, PATHS, WORLDS } from './wrk.ts'

/** Results of one operation. */
export interface Loaded {
  readonly operation: OperationName
  readonly servers: readonly LoadedServer[]
}

/** Results of one operation on one server, by round. */
interface LoadedServer {
  readonly name: string
  /** requests per second */
  readonly rates: number[]
  /** user CPU time of the main thread per request, in µs */
  readonly user: number[]
  /** memory in use after the last round, in bytes */
  rss: number
}

interface Plan {
  readonly rounds: number
  readonly seconds: number
  /** the operations to load. Defaults to all */
  readonly operations?: readonly OperationName[]
  /** entry point of the measured build of DeskDouble */
  readonly entry: string
  /** entry point of an earlier build, which is loaded beside it */
  readonly before?: string | undefined
}

const ASSISTANTS = 1000
/** The least rates, as multiples of the floor's. */
const LEAST: Partial<Record<OperationName, number>> = {
  one: 0.68,
  list: 1.8,
  create: 0.55,
  patch: 0.6,
  'patch-list': 0.9,
}
/** The most user CPU time per request, as multiples of the floor's. */
const MOST: Partial<Record<OperationName, number>> = { one: 1.35, create: 1.6, patch: 1.6 }

/** Loads all servers with each operation in turn, so that other load on the machine affects all servers alike. */
export async function loadAll(plan: Plan): Promise<Loaded[]> {
  const results: Loaded[] = []
  for (const operation of plan.operations ?? OPERATIONS) {
    // New servers, so that records created earlier do not slow the next operation.
    const worlds = operation === 'worlds' ? WORLDS : 0
    const names = Object.keys(modulesOf(plan))
    const started = await Promise.all(
      Object.values(modulesOf(plan)).map(({ module, entry }) => startServer(module, [ASSISTANTS, entry, worlds])),
    )
    await expectSameBodies(started)
    const servers = names.map((name): LoadedServer => ({ name, rates: [], user: [], rss: 0 }))
    await loadOne(operation, { servers, started, plan })
    results.push({ operation, servers })
    await Promise.all(started.map((server) => server.stop()))
  }
  return results
}

function modulesOf({ entry, before }: Plan): Readonly<Record<string, { module: string; entry: string }>> {
  return {
    'node:http': { module: './servers/node-http.ts', entry },
    floor: { module: './servers/floor.ts', entry },
    DeskDouble: { module: './servers/deskdouble.ts', entry },
    ...(before !== undefined && { before: { module: './servers/deskdouble.ts', entry: before } }),
  }
}

interface LoadedServers {
  readonly servers: readonly LoadedServer[]
  readonly started: readonly ServerProcess[]
  readonly plan: Plan
}

async function loadOne(operation: OperationName, { servers, started, plan }: LoadedServers): Promise<void> {
  const { rounds, seconds } = plan
  for (let round = 0; round <= rounds; round++) {
    for (const [i, server] of servers.entries()) {
      const process = started[i]
      if (!process) continue
      const before = await process.figure('user')
      const { requests, rate } = await load(process.url, operation, { seconds, run: `r${round}` })
      const after = await process.figure('user')
      server.rss = await process.figure('rss')
      // The first round is a warm-up.
      if (round === 0) continue
      server.rates.push(rate)
      server.user.push((after - before) / requests)
    }
  }
}

/** Checks that all servers return the same records, so that their figures are comparable. */
async function expectSameBodies([, floor, ...doubles]: readonly ServerProcess[]): Promise<void> {
  for (const double of doubles) {
    const [one, sameOne] = await Promise.all([read(floor, 'one'), read(double, 'one')])
    const [list, sameList] = await Promise.all([read(floor, 'list'), read(double, 'list')])
    if (isDeepStrictEqual(one, sameOne) && isDeepStrictEqual(entities(list), entities(sameList))) continue
    throw new Error(`The servers return different records: ${JSON.stringify([one, sameOne])}`)
  }
}

async function read(server: ServerProcess | undefined, operation: OperationName): Promise<unknown> {
  return (await fetch(`${server?.url}${PATHS[operation]}`, { headers: HEADERS })).json()
}

function entities(list: unknown): unknown {
  return typeof list === 'object' && list !== null && 'entities' in list ? list.entities : undefined
}

type Figure = 'rates' | 'user'

/** Returns a figure of a server as multiples of the floor's in the same round. */
function ratios({ servers }: Loaded, name: string, figure: Figure): number[] {
  const [floor, server] = [serverOf(servers, 'floor'), serverOf(servers, name)]
  return server[figure].map((value, round) => value / (floor[figure][round] ?? Number.NaN))
}

function serverOf(servers: readonly LoadedServer[], name: string): LoadedServer {
  const server = servers.find((candidate) => candidate.name === name)
  if (!server) throw new TypeError(`There is no server "${name}"`)
  return server
}

export function rateTable(results: readonly Loaded[]): string {
  return figureTable('requests/s, medians', results, 'rates', LEAST)
}

export function userTable(results: readonly Loaded[]): string {
  return figureTable('user CPU of the main thread, µs per request', results, 'user', MOST)
}

function figureTable(
  title: string,
  results: readonly Loaded[],
  figure: Figure,
  limits: Partial<Record<OperationName, number>>,
): string {
  const names = results[0]?.servers.map(({ name }) => name) ?? []
  const doubles = names.filter((name) => name !== 'node:http' && name !== 'floor')
  const rows = results.map((loaded) => [
    loaded.operation,
    ...loaded.servers.map((server) => median(server[figure]).toFixed(figure === 'rates' ? 0 : 1)),
    ...doubles.map((name) => ratioText(ratios(loaded, name, figure))),
    limits[loaded.operation]?.toFixed(2) ?? '–',
  ])
  return table([title, ...names, ...doubles.map((name) => `${name} × floor (rounds)`), 'budget'], rows)
}

function ratioText(rounds: readonly number[]): string {
  return `${median(rounds).toFixed(2)} (${Math.min(...rounds).toFixed(2)}–${Math.max(...rounds).toFixed(2)})`
}

export function memoryTable(results: readonly Loaded[]): string {
  const names = results[0]?.servers.map(({ name }) => name) ?? []
  const rows = results.map(({ operation, servers }) => [
    operation,
    ...servers.map(({ rss }) => (rss / 2 ** 20).toFixed(0)),
  ])
  return table(['RSS after load, MB', ...names], rows)
}

export function loadBudgets(results: readonly Loaded[]): Budget[] {
  return results.flatMap((loaded) => {
    const { operation, servers } = loaded
    const [least, most] = [LEAST[operation], MOST[operation]]
    const budgets: Budget[] = []
    if (least !== undefined) {
      const figure = median(ratios(loaded, 'DeskDouble', 'rates'))
      budgets.push({ what: `${operation}, requests/s × floor`, kind: 'at least', limit: least, figure })
    }
    if (most !== undefined) {
      const figure = median(ratios(loaded, 'DeskDouble', 'user'))
      budgets.push({ what: `${operation}, user CPU × floor`, kind: 'at most', limit: most, figure })
    }
    if (operation === 'one') {
      const figure = serverOf(servers, 'DeskDouble').rss / serverOf(servers, 'floor').rss
      budgets.push({ what: 'RSS after reads, × floor', kind: 'at most', limit: 1.5, figure })
    }
    return budgets
  })
}
