import { readFileSync, writeFileSync } from 'node:fs'
import { type Budget, isMet } from './budget.ts'

const PAGE = new URL('../docs/speed.md', import.meta.url)

/** Writes the figures of a run and their budgets into the documentation. */
export function writeBudgets(budgets: readonly Budget[]): void {
  const rows = budgets.map((budget) => {
    const { what, kind, limit, figure } = budget
    return [what, figure.toFixed(2), `${kind} ${limit.toFixed(2)}`, isMet(budget) ? 'met' : 'missed']
  })
  writeBlock('figures of a full run', ['measurement', 'figure', 'budget', ''], rows)
}

/** Replaces the table between the two comments of a block in the documentation. */
export function writeBlock(block: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const text = readFileSync(PAGE, 'utf8')
  const [begin, end] = [`<!-- ${block}: begin -->`, `<!-- ${block}: end -->`]
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/speed.md must contain "${begin}" and then "${end}"`)
  const table = [head, head.map(() => '---'), ...rows].map(lineOf).join('\n')
  writeFileSync(PAGE, `${text.slice(0, from)}${begin}\n${table}\n${text.slice(to)}`)
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`.replace(/\| {2}\|$/, '| |')
}
