import type { Budget } from './budget.ts'
import { runModule } from './child.ts'
import { table } from './table.ts'

/** User CPU time per request without a socket, in µs. */
export interface InProcess {
  /** one by id with the least objects around the exchange */
  readonly one: number
  /** one by id through `fetch` */
  readonly fetch: number
  /** one by id through `fetch`, intercepted by MSW with a handler that returns the record */
  readonly msw: number
  readonly create: number
  readonly patch: number
}

const MOST = 4

/** Measures exchanges in this process's runtime: the best of several passes. */
export async function measureInProcess({ entry, passes }: { entry: string; passes: number }): Promise<InProcess> {
  const measured = await runModule('./exchanges.ts', [entry, passes])
  const { one = Number.NaN, fetch = Number.NaN, msw = Number.NaN, create = Number.NaN, patch = Number.NaN } = measured
  return { one, fetch, msw, create, patch }
}

export function inProcessTable(figures: InProcess): string {
  const head = ['in process, user CPU', 'one', 'create', 'patch', 'one by fetch', 'by MSW, a plain handler']
  const { one, create, patch, fetch, msw } = figures
  return table(head, [['µs per request', ...[one, create, patch, fetch, msw].map((figure) => figure.toFixed(1))]])
}

export function inProcessBudget({ one }: InProcess): Budget {
  return { what: 'one by id in process, light objects, µs', kind: 'at most', limit: MOST, figure: one }
}
