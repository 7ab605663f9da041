import { readFileSync, writeFileSync } from 'node:fs'
import { type Budget, isMet } from './budget.ts'

/** A table between two comments of a page of the documentation. */
interface TablePlace {
  /** name in both comments */
  readonly block: string
  /** file below docs/ */
  readonly page: string
}

/** Writes the figures of a run and their budgets into a page of the documentation. */
export function writeBudgets(budgets: readonly Budget[], page = 'speed.md'): void {
  const rows = budgets.map((budget) => {
    const { what, kind, limit, figure } = budget
    return [what, figure.toFixed(2), `${kind} ${limit.toFixed(2)}`, isMet(budget) ? 'met' : 'missed']
  })
  writeTable({ block: 'figures of a full run', page }, ['measurement', 'figure', 'budget', ''], rows)
}

/** Replaces a table in the documentation. */
export function writeTable(
  { block, page }: TablePlace,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const file = new URL(`../docs/${page}`, import.meta.url)
  const text = readFileSync(file, 'utf8')
  const [begin, end] = [`<!-- ${block}: begin -->`, `<!-- ${block}: end -->`]
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/${page} must contain "${begin}" and then "${end}"`)
  const table = [head, head.map(() => '---'), ...rows].map(lineOf).join('\n')
  writeFileSync(file, `${text.slice(0, from)}${begin}\n${table}\n${text.slice(to)}`)
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`.replace(/\| {2}\|$/, '| |')
}
