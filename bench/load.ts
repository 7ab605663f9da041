import { isDeepStrictEqual } from 'node:util'
import type { Budget } from './budget.ts'
import { type ServerProcess, startServer } from './child.ts'
import { median } from './median.ts'
import { table } from './table.ts'
import { HEADERS, load, OPERATIONS, type OperationName, PATHS } from './wrk.ts'

const SERVERS = ['node-http', 'floor', 'deskdouble'] as const

type ServerName = (typeof SERVERS)[number]

/** Results of one operation, by server. */
export interface Loaded {
  readonly operation: OperationName
  /** requests per second in each round */
  readonly rates: Readonly<Record<ServerName, readonly number[]>>
  /** bytes of memory in use after the last round */
  readonly rss: Readonly<Record<ServerName, number>>
}

interface Plan {
  readonly rounds: number
  readonly seconds: number
  /** entry point of the measured build of DeskDouble */
  readonly entry: string
}

const ASSISTANTS = 1000
const LEAST: Partial<Record<OperationName, number>> = { one: 0.9, list: 1.5, create: 0.8 }

/** Loads all servers with each operation in turn, so that other load on the machine affects all servers alike. */
export async function loadAll(plan: Plan): Promise<Loaded[]> {
  const results: Loaded[] = []
  for (const operation of OPERATIONS) {
    // New servers, so that records created earlier do not slow the next operation.
    const started = await Promise.all(
      SERVERS.map((name) => startServer(`./servers/${name}.ts`, [ASSISTANTS, plan.entry])),
    )
    await expectSameBodies(started)
    results.push(await loadOne(operation, started, plan))
    await Promise.all(started.map((server) => server.stop()))
  }
  return results
}

async function loadOne(operation: OperationName, started: readonly ServerProcess[], { rounds, seconds }: Plan) {
  const rates = forEach((): number[] => [])
  for (let round = 0; round <= rounds; round++) {
    for (const [i, name] of SERVERS.entries()) {
      const rate = await load(started[i]?.url ?? '', operation, { seconds, run: `r${round}` })
      // The first round is a warm-up.
      if (round > 0) rates[name].push(rate)
    }
  }
  const rss = await Promise.all(started.map((server) => server.rss()))
  return { operation, rates, rss: forEach((i) => rss[i] ?? 0) }
}

/** Checks that all servers return the same records, so that their rates are comparable. */
async function expectSameBodies(started: readonly ServerProcess[]): Promise<void> {
  const [, floor, deskdouble] = started
  const [one, sameOne] = await Promise.all([read(floor, 'one'), read(deskdouble, 'one')])
  const [list, sameList] = await Promise.all([read(floor, 'list'), read(deskdouble, 'list')])
  if (isDeepStrictEqual(one, sameOne) && isDeepStrictEqual(entities(list), entities(sameList))) return
  throw new Error(`The servers return different records: ${JSON.stringify([one, sameOne])}`)
}

async function read(server: ServerProcess | undefined, operation: OperationName): Promise<unknown> {
  return (await fetch(`${server?.url}${PATHS[operation]}`, { headers: HEADERS })).json()
}

function entities(list: unknown): unknown {
  return typeof list === 'object' && list !== null && 'entities' in list ? list.entities : undefined
}

/** Returns DeskDouble's rate as a multiple of another server's in the same round; the median of all rounds. */
function ratio({ rates }: Loaded, to: ServerName): number {
  return median(rates.deskdouble.map((rate, round) => rate / (rates[to][round] ?? Number.NaN)))
}

export function loadTable(results: readonly Loaded[]): string {
  const head = ['requests/s, medians', ...SERVERS, '× floor', '(rounds)', 'least', '× node:http', 'floor × node:http']
  return table(
    head,
    results.map((loaded) => {
      const { operation, rates } = loaded
      const single = rates.deskdouble.map((rate, round) => rate / (rates.floor[round] ?? Number.NaN))
      const floor = median(rates.floor.map((rate, round) => rate / (rates['node-http'][round] ?? Number.NaN)))
      return [
        operation,
        ...SERVERS.map((name) => median(rates[name]).toFixed(0)),
        ratio(loaded, 'floor').toFixed(2),
        `${Math.min(...single).toFixed(2)}–${Math.max(...single).toFixed(2)}`,
        LEAST[operation]?.toFixed(2) ?? '–',
        ratio(loaded, 'node-http').toFixed(2),
        floor.toFixed(2),
      ]
    }),
  )
}

export function memoryTable(results: readonly Loaded[]): string {
  const rows = results.map(({ operation, rss }) => [
    operation,
    ...SERVERS.map((name) => (rss[name] / 2 ** 20).toFixed(0)),
  ])
  return table(['RSS after load, MB', ...SERVERS], rows)
}

export function loadBudgets(results: readonly Loaded[]): Budget[] {
  return results.flatMap((loaded) => {
    const limit = LEAST[loaded.operation]
    if (limit === undefined) return []
    return [{ what: `${loaded.operation}, × floor`, kind: 'at least', limit, figure: ratio(loaded, 'floor') } as const]
  })
}

function forEach<T>(create: (i: number) => T): Record<ServerName, T> {
  return { 'node-http': create(0), floor: create(1), deskdouble: create(2) }
}
