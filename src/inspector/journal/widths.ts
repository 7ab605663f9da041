import { type ColumnId, columnIds } from './columns.tsx'

/** Bounds of a column's width in pixels. */
const MIN_WIDTH = 40
const MAX_WIDTH = 900

export type Widths = Readonly<Partial<Record<ColumnId, number>>>

/** Parses the widths of a setting such as `path:300,from:90`. */
export function columnWidths(setting = ''): Widths {
  const pairs = setting.split(',').flatMap((part) => {
    const [name, width] = part.split(':')
    const id = columnIds().find((known) => known === name)
    return id === undefined || !(Number(width) > 0) ? [] : [[id, clampWidth(Number(width))] as const]
  })
  return Object.fromEntries(pairs)
}

/** Formats widths as a setting. */
export function formatWidths(widths: Widths): string {
  return Object.entries(widths)
    .map(([id, width]) => `${id}:${clampWidth(width)}`)
    .join(',')
}

function clampWidth(width: number): number {
  return Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)))
}
