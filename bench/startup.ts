import type { Budget } from './budget.ts'
import { startServer } from './child.ts'
import { median } from './median.ts'
import { table } from './table.ts'
import { HEADERS, PATHS } from './wrk.ts'

/** Milliseconds from the start of a process to the end of its first response, by run. */
export interface StartTimes {
  readonly floor: number[]
  readonly deskdouble: number[]
}

const ASSISTANTS = 25
const MOST = 1.3

/** Starts both servers in turn, sends each one request, and stops it. */
export async function startAll({ runs, entry }: { runs: number; entry: string }): Promise<StartTimes> {
  const started: StartTimes = { floor: [], deskdouble: [] }
  for (let run = 0; run <= runs; run++) {
    for (const name of ['floor', 'deskdouble'] as const) {
      const took = await startOnce(`./servers/${name}.ts`, entry)
      // The first run fills the machine's file caches.
      if (run > 0) started[name].push(took)
    }
  }
  return started
}

async function startOnce(module: string, entry: string): Promise<number> {
  const begun = performance.now()
  const server = await startServer(module, [ASSISTANTS, entry])
  const response = await fetch(`${server.url}${PATHS.list}`, { headers: HEADERS })
  await response.arrayBuffer()
  const took = performance.now() - begun
  await server.stop()
  return took
}

export function startTable({ floor, deskdouble }: StartTimes): string {
  return table(
    ['start to first response', 'floor', 'deskdouble', '× floor', 'most'],
    [
      [
        'ms, medians',
        median(floor).toFixed(0),
        median(deskdouble).toFixed(0),
        startRatio({ floor, deskdouble }).toFixed(2),
        MOST.toFixed(2),
      ],
    ],
  )
}

export function startBudget(started: StartTimes): Budget {
  return { what: 'start to first response, × floor', kind: 'at most', limit: MOST, figure: startRatio(started) }
}

function startRatio({ floor, deskdouble }: StartTimes): number {
  return median(deskdouble.map((took, run) => took / (floor[run] ?? Number.NaN)))
}
