import type { Exchange } from '../live-journal.ts'
import { type ColumnId, columnIds, columnOf } from './columns.tsx'

/** Order of the table of requests. */
export interface Sort {
  readonly column: ColumnId
  readonly isDescending: boolean
}

/** Parses a setting such as `-duration`. Defaults to the newest first. */
export function sortOf(setting = ''): Sort {
  const isDescending = setting.startsWith('-')
  const column = columnIds().find((id) => id === setting.replace(/^-/, ''))
  return column === undefined ? { column: 'time', isDescending: true } : { column, isDescending }
}

/** Returns the setting after a click on the head of a column: descending for a new column, then the other direction. */
export function nextSort(setting: string | undefined, id: ColumnId): string {
  const { column, isDescending } = sortOf(setting)
  return column === id && isDescending ? id : `-${id}`
}

/** Sorts exchanges that are listed oldest first. Those with equal values stay in the order of their numbers. */
export function sortExchanges(exchanges: readonly Exchange[], setting: string | undefined): Exchange[] {
  const { column, isDescending } = sortOf(setting)
  if (column === 'time' || column === 'number') return isDescending ? exchanges.toReversed() : [...exchanges]
  const { sortBy } = columnOf(column)
  const sorted = exchanges.toSorted((a, b) => compare(sortBy(a), sortBy(b)))
  return isDescending ? sorted.toReversed() : sorted
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
