import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Budget } from './budget.ts'
import { runModule, type ServerProcess, startServer } from './child.ts'
import { median } from './median.ts'
import { table } from './table.ts'
import { load, type OperationName } from './wrk.ts'

/** Figures of worlds that are kept in a folder. */
export interface Durable {
  readonly rates: readonly DurableRates[]
  readonly starts: readonly DurableStart[]
}

/** Requests per second by round, with and without a data folder. */
interface DurableRates {
  readonly operation: OperationName
  /** rates by the name of the server */
  readonly servers: Readonly<Record<string, number[]>>
}

/** Times until a folder was opened, in ms. */
interface DurableStart {
  readonly records: number
  readonly took: readonly number[]
  /** memory in use afterwards, in bytes */
  readonly rss: number
}

interface Plan {
  readonly rounds: number
  readonly seconds: number
  readonly entry: string
}

const ASSISTANTS = 1000
const LEAST = 0.85
const MEMORY = 'in memory'
const SERVERS: Readonly<Record<string, readonly [journal: string, sync: string] | undefined>> = {
  [MEMORY]: undefined,
  '--data': ['on', 'group'],
  '--data, no journal': ['off', 'group'],
  '--data, no sync': ['on', 'off'],
}
/** The most time in ms until a folder with these records is opened. */
const STARTS: readonly (readonly [records: number, most: number])[] = [
  [100_000, 1000],
  [1_000_000, 7000],
]
const RUNS = 3

/** Measures creates and reads with and without a data folder, in turn, and how long a folder takes to open. */
export async function measureDurable(plan: Plan): Promise<Durable> {
  const rates = [await measureRates('create', plan), await measureRates('one', plan)]
  const starts = []
  for (const [records] of STARTS) starts.push(await measureStart(records, plan.entry))
  return { rates, starts }
}

async function measureRates(operation: OperationName, { rounds, seconds, entry }: Plan): Promise<DurableRates> {
  const folders: string[] = []
  const started: [string, ServerProcess][] = []
  for (const [name, options] of Object.entries(SERVERS)) {
    const folder = options ? mkdtempSync(join(tmpdir(), 'deskdouble-bench-')) : ''
    if (options) folders.push(folder)
    started.push([name, await startServer('./servers/durable.ts', [ASSISTANTS, entry, folder, ...(options ?? [])])])
  }
  const servers: Record<string, number[]> = Object.fromEntries(started.map(([name]) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const [name, { url }] of started) {
      const { rate } = await load(url, operation, { seconds, run: `r${round}` })
      // The first round is a warm-up.
      if (round > 0) servers[name]?.push(rate)
    }
  }
  for (const [, server] of started) await server.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  return { operation, servers }
}

async function measureStart(records: number, entry: string): Promise<DurableStart> {
  const folder = mkdtempSync(join(tmpdir(), 'deskdouble-bench-'))
  await runModule('./durable-start.ts', [folder, records, 'fill', entry])
  const runs = []
  for (let run = 0; run < RUNS; run++)
    runs.push(await runModule('./durable-start.ts', [folder, records, 'open', entry]))
  rmSync(folder, { recursive: true, force: true })
  const [first] = runs
  if ((first?.['records'] ?? 0) < records) throw new Error(`Only ${first?.['records']} of ${records} records were kept`)
  return { records, took: runs.map(({ took = Number.NaN }) => took), rss: first?.['rss'] ?? Number.NaN }
}

/** Returns the rates of a server as multiples of those in memory in the same round. */
function ratios({ servers }: DurableRates, name: string): number[] {
  return (servers[name] ?? []).map((rate, round) => rate / (servers[MEMORY]?.[round] ?? Number.NaN))
}

export function durableTables({ rates, starts }: Durable): string[] {
  const names = Object.keys(SERVERS)
  const rows = rates.map((one) => [
    one.operation,
    ...names.map((name) => `${median(one.servers[name] ?? []).toFixed(0)} (${median(ratios(one, name)).toFixed(2)})`),
  ])
  const opened = starts.map(({ records, took, rss }) => [
    records.toLocaleString('en'),
    (median([...took]) / 1000).toFixed(2),
    (rss / 2 ** 20).toFixed(0),
  ])
  return [
    table(['requests/s, medians (× in memory)', ...names], rows),
    table(['records in a folder', 's until it is open', 'RSS, MB'], opened),
  ]
}

export function durableBudgets({ rates, starts }: Durable): Budget[] {
  const kept = rates.map((one): Budget => {
    const what = `${one.operation} with --data, requests/s × in memory`
    return { what, kind: 'at least', limit: LEAST, figure: median(ratios(one, '--data')) }
  })
  const opened = starts.map(({ records, took }, i): Budget => {
    const what = `open a data folder of ${records.toLocaleString('en')} records, ms`
    return { what, kind: 'at most', limit: STARTS[i]?.[1] ?? Number.NaN, figure: median([...took]) }
  })
  return [...kept, ...opened]
}
