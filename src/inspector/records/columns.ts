import type { ControlSchemas } from '../control.ts'

const MAX_COLUMNS = 6
const MAX_LENGTH = 60
/** Properties by which people recognise a record; their columns come first. */
const PREFERRED = ['name', 'displayName', 'title', 'email', 'status', 'state']

/** Selects the properties to show as columns: preferred properties first, then those that most records have. */
export function columnsOf(records: readonly ControlSchemas['KeyedRecord'][]): string[] {
  const counts = new Map<string, number>()
  for (const { key, record } of records) {
    for (const [name, value] of Object.entries(record)) {
      // The key has its own column.
      if (value !== key && isShort(value)) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  const rank = (name: string) => (PREFERRED.includes(name) ? PREFERRED.indexOf(name) : PREFERRED.length)
  return [...counts]
    .toSorted(([a, countA], [b, countB]) => rank(a) - rank(b) || countB - countA)
    .slice(0, MAX_COLUMNS)
    .map(([name]) => name)
}

/** Formats a value for a table cell, shortened if it is too long. */
export function formatCell(value: unknown): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text
}

function isShort(value: unknown): boolean {
  return value === null || typeof value !== 'object' || JSON.stringify(value).length <= MAX_LENGTH
}
