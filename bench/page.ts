import { readFileSync, writeFileSync } from 'node:fs'
import { type Budget, isMet } from './budget.ts'

const [BEGIN, END] = ['<!-- figures of a full run: begin -->', '<!-- figures of a full run: end -->']

/** Writes the figures of a run and their budgets into a page of the documentation, between its two comments. */
export function writePage(budgets: readonly Budget[], page = 'speed.md'): void {
  const file = new URL(`../docs/${page}`, import.meta.url)
  const text = readFileSync(file, 'utf8')
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (from < 0 || to < from) throw new Error(`docs/${page} must contain "${BEGIN}" and then "${END}"`)
  const rows = budgets.map((budget) => {
    const { what, kind, limit, figure } = budget
    return `| ${what} | ${figure.toFixed(2)} | ${kind} ${limit.toFixed(2)} | ${isMet(budget) ? 'met' : 'missed'} |`
  })
  const table = ['| measurement | figure | budget | |', '| --- | --- | --- | --- |', ...rows].join('\n')
  writeFileSync(file, `${text.slice(0, from)}${BEGIN}\n${table}\n${text.slice(to)}`)
}
