import type { Budget } from './budget.ts'
import { runModule } from './child.ts'
import { table } from './table.ts'

/** Figures of requests without a socket. */
export interface InProcess {
  /** user CPU time per request in µs */
  readonly user: Readonly<Record<string, number>>
  /** bytes of heap that a request allocates */
  readonly bytes: Readonly<Record<string, number>>
}

const MOST = 4
/** Flags with which the young generation holds all objects of a measurement, so that no collection removes any. */
const UNCOLLECTED = ['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256']
/** Columns by the name of their figure. */
const COLUMNS = {
  one: 'one',
  list: 'list',
  create: 'create',
  patch: 'patch',
  fetch: 'one by fetch',
  msw: 'by MSW, a plain handler',
}

/** Measures exchanges in this process's runtime: the best time of several passes, and the memory. */
export async function measureInProcess({ entry, passes }: { entry: string; passes: number }): Promise<InProcess> {
  const user = await runModule('./exchanges.ts', [entry, passes])
  return { user, bytes: await runModule('./allocations.ts', [entry], UNCOLLECTED) }
}

export function inProcessTable({ user, bytes }: InProcess): string {
  const row = (figures: Readonly<Record<string, number>>, digits: number) => {
    return Object.keys(COLUMNS).map((name) => figures[name]?.toFixed(digits) ?? '–')
  }
  return table(
    ['in process, per request', ...Object.values(COLUMNS)],
    [
      ['user CPU, µs', ...row(user, 1)],
      ['allocated, bytes', ...row(bytes, 0)],
    ],
  )
}

export function inProcessBudget({ user }: InProcess): Budget {
  const figure = user['one'] ?? Number.NaN
  return { what: 'one by id in process, light objects, µs', kind: 'at most', limit: MOST, figure }
}
