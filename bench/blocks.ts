import { BLOCK_CASES, type BlockCase, openBlocksClient } from './block-cases.ts'
import type { Budget } from './budget.ts'
import { startServer } from './child.ts'
import { table } from './table.ts'

/** The longest slice of a server's event loop while it answers the requests of a case. */
export interface Blocked {
  readonly name: string
  /** CPU time of the main thread, in ms */
  readonly longest: number
  /** time until the last byte arrived, in ms */
  readonly took: number
}

/** The longest slice that a server may take, in ms. */
const MOST = 50

/** Measures the longest slice of the event loop in each case. @param only part of the names of the cases to measure */
export async function measureBlocks({ entry, records, only = '' }: BlocksPlan): Promise<Blocked[]> {
  const server = await startServer('./servers/blocks.ts', [records, entry])
  const client = await openBlocksClient(server.url)
  const results: Blocked[] = []
  for (const one of BLOCK_CASES.filter(({ name }) => name.includes(only))) {
    await one.prepare?.(client)
    // The first run includes compilation, which a server pays once.
    await one.run(client)
    results.push(await measure(one, server.figure, () => one.run(client)))
    console.error(JSON.stringify(results.at(-1)))
  }
  await server.stop()
  return results
}

/** Options of {@link measureBlocks}. */
export interface BlocksPlan {
  /** entry point of the measured build */
  readonly entry: string
  /** number of the records of the large collections */
  readonly records: number
  readonly only?: string | undefined
}

async function measure({ name }: BlockCase, figure: (name: string) => Promise<number>, run: () => Promise<unknown>) {
  await figure('start')
  const begun = performance.now()
  await run()
  const took = performance.now() - begun
  return { name, longest: await figure('longest'), took }
}

export function blocksTable(results: readonly Blocked[]): string {
  const rows = results.map(({ name, longest, took }) => [name, longest.toFixed(1), took.toFixed(0)])
  return table(['longest slice of the event loop', 'CPU, ms', 'until the last byte, ms'], rows)
}

export function blocksBudgets(results: readonly Blocked[]): Budget[] {
  return results.map(({ name, longest }) => ({
    what: `longest slice, ${name}, ms`,
    kind: 'at most',
    limit: MOST,
    figure: longest,
  }))
}
