import type { Told } from '../../vendors/control/api.ts'

const MOST = 6
const LONGEST = 60
/** What people know a record by stands first. */
const FIRST = ['name', 'displayName', 'title', 'email', 'status', 'state']

/** The properties that tell most of these records: those that people read first, then those that most of them have. */
export function columnsOf(records: readonly Told['KeyedRecord'][]): string[] {
  const counts = new Map<string, number>()
  for (const { key, record } of records) {
    for (const [name, value] of Object.entries(record)) {
      // The key has a column of its own.
      if (value !== key && isShort(value)) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  const rank = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length)
  return [...counts]
    .toSorted(([a, many], [b, more]) => rank(a) - rank(b) || more - many)
    .slice(0, MOST)
    .map(([name]) => name)
}

/** A value as it stands in a cell. */
export function cellText(value: unknown): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function isShort(value: unknown): boolean {
  return value === null || typeof value !== 'object' || JSON.stringify(value).length <= LONGEST
}
