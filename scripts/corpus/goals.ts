import type { Figures } from './figures.ts'
import type { DocumentResult } from './run-document.ts'

/** A figure that a run must reach. */
export interface Goal {
  readonly name: string
  readonly limit: string
  readonly value: string
  readonly met: boolean
}

const FULL = 0.88
const REPORTED = 0.7
const VALID = 0.999
/** Document that has goals for its start and memory. */
export const LARGEST = 'github'
/** Start: 1.5 times the time that parsing the document takes, plus a second. */
const START = { factor: 1.5, millis: 1000 }
const MEMORY_MB = 350

/** Returns the goals of a run, with the figures that it reached. */
export function goalsOf(total: Figures, results: readonly DocumentResult[]): readonly Goal[] {
  const largest = results.find(({ name }) => name === LARGEST)
  return [
    atLeast('full loops', { passed: total.full, of: total.tried }, FULL),
    atLeast('paged lists that report the next page', total.reported, REPORTED),
    atLeast('valid responses', total.valid, VALID),
    atMost('responses with status 5xx', total.serverErrors, 0, ''),
    atMost('requests without a response', total.unanswered, 0, ''),
    atMost('documents that were not served', results.filter(({ error }) => error !== undefined).length, 0, ''),
    ...(largest === undefined ? [] : goalsOfLargest(largest)),
  ]
}

function goalsOfLargest({ firstMillis, startMillis, parseMillis, memory = Number.NaN }: DocumentResult) {
  const limit = Math.round(START.factor * parseMillis + START.millis)
  const facts = `parsing takes ${Math.round(parseMillis)} ms`
  return [
    atMost(`first response of GitHub's document, very first start (${facts})`, rounded(firstMillis), limit, ' ms'),
    atMost("first response of GitHub's document, later starts", rounded(startMillis), limit, ' ms'),
    atMost("memory of GitHub's document after the run", Math.round(memory), MEMORY_MB, ' MB'),
  ]
}

function rounded(millis: number | undefined): number {
  return Math.round(millis ?? Number.NaN)
}

function atLeast(name: string, { passed, of }: Figures['valid'], least: number): Goal {
  const reached = of === 0 ? 1 : passed / of
  return {
    name,
    limit: `at least ${percent(least)}`,
    value: `${percent(reached)} (${passed} of ${of})`,
    met: reached >= least,
  }
}

function atMost(name: string, value: number, most: number, unit: string): Goal {
  return { name, limit: `at most ${most}${unit}`, value: `${value}${unit}`, met: value <= most }
}

/** Returns a share in percent, rounded down so that it never shows a goal as reached that is not. */
export function percent(share: number): string {
  const digits = share > 0.99 && share < 1 ? 100 : 10
  return `${Math.floor(share * 100 * digits + 1e-9) / digits} %`
}
