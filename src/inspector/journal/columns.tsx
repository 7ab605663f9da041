import type { ComponentChildren } from 'preact'
import type { Exchange } from '../live-journal.ts'
import { Copyable } from '../ui/copyable.tsx'
import { formatSize } from '../ui/format-bytes.ts'
import { formatDuration } from '../ui/format-duration.ts'
import { ForwardedMark } from './forwarded.tsx'
import { sizeOf } from './response-size.ts'
import { senderOf } from './sender.ts'
import { isSlow, remarksOf } from './verdict.ts'

/** A column of the table of requests. */
export interface Column {
  readonly title: string
  /** initial width in pixels; undefined if the column takes the rest of the row */
  readonly width?: number
  readonly isNumeric?: boolean
  /** value to sort by */
  readonly sortBy: (exchange: Exchange) => string | number
  readonly cell: (exchange: Exchange) => ComponentChildren
}

/** All columns by id, in their order. The column `operation` contains the link of a row and is always shown. */
export const COLUMNS = {
  number: { title: '#', width: 48, isNumeric: true, sortBy: ({ number }) => number, cell: ({ number }) => number },
  time: { title: 'Time', width: 100, sortBy: ({ at, number }) => `${at} ${pad(number)}`, cell: formatTime },
  method: { title: 'Method', width: 70, sortBy: ({ method }) => method, cell: ({ method }) => method },
  operation: { title: 'Operation', width: 150, sortBy: ({ operation = '' }) => operation, cell: () => undefined },
  vendor: { title: 'Vendor', width: 90, sortBy: ({ vendor = '' }) => vendor, cell: ({ vendor }) => vendor },
  path: { title: 'Path', sortBy: pathOf, cell: (exchange) => <Copyable label="path" text={pathOf(exchange)} /> },
  status: { title: 'Status', width: 132, sortBy: ({ response }) => response.status, cell: StatusCell },
  duration: { title: 'Duration', width: 76, isNumeric: true, sortBy: ({ duration }) => duration, cell: DurationCell },
  size: { title: 'Size', width: 76, isNumeric: true, sortBy: sizeOf, cell: (exchange) => formatSize(sizeOf(exchange)) },
  from: { title: 'From', width: 120, sortBy: senderOf, cell: senderOf },
} as const satisfies Readonly<Record<string, Column>>

export type ColumnId = keyof typeof COLUMNS

/** Columns that are shown unless others are chosen. */
export const DEFAULT_COLUMNS: readonly ColumnId[] = [
  'time',
  'method',
  'operation',
  'path',
  'status',
  'duration',
  'size',
  'from',
]

/**
 * Returns the columns to show of a list: the chosen ones, or else the default ones, without that of the senders if no
 * request names one.
 */
export function shownColumns(setting: string | undefined, exchanges: readonly Exchange[]): ColumnId[] {
  const chosen = chosenColumns(setting)
  const isDefault = (setting ?? '') === ''
  return isDefault && exchanges.every((exchange) => senderOf(exchange) === '')
    ? chosen.filter((id) => id !== 'from')
    : chosen
}

/** Returns the columns of a setting such as `time,method`, in their order. Without any, returns the default ones. */
export function chosenColumns(setting = ''): ColumnId[] {
  const named = setting.split(',')
  const chosen = columnIds().filter((id) => id === 'operation' || named.includes(id))
  return setting === '' ? [...DEFAULT_COLUMNS] : chosen
}

/** Returns the ids of all columns, in their order. */
export function columnIds(): ColumnId[] {
  // The keys of a constant object are exactly those that its type names.
  return Object.keys(COLUMNS) as ColumnId[]
}

/** Returns the column of an id. */
export function columnOf(id: ColumnId): Column {
  return COLUMNS[id]
}

function pathOf({ path, query }: Exchange): string {
  return query === '' ? path : `${path}?${query}`
}

/** Formats the time of day by the world's clock; the date is in the details. */
function formatTime({ at }: Exchange): string {
  return at.slice(11, 23)
}

function pad(number: number): string {
  return String(number).padStart(12, '0')
}

function DurationCell(exchange: Exchange) {
  const text = formatDuration(exchange.duration)
  return isSlow(exchange) ? <b class="slow">{text}</b> : text
}

function StatusCell(exchange: Exchange) {
  const { forwarded } = exchange
  return (
    <>
      <b class="status" data-class={statusClass(exchange)}>
        {formatStatus(exchange)}
      </b>
      {remarksOf(exchange).map(({ kind, text, title }) => (
        <span key={kind + text} class="tag" data-kind={kind} title={title}>
          {text}
        </span>
      ))}
      <ForwardedMark forwarded={forwarded} />
    </>
  )
}

/** Formats a status; if no response was sent, says how the connection ended. */
function formatStatus({ response: { status }, faultRule }: Exchange): string {
  if (status !== 0) return String(status)
  return faultRule?.transport === 'empty' ? 'closed' : 'reset'
}

/** Returns the class of a status by its first digit; 5 if no response was sent. */
export function statusClass({ response: { status } }: Exchange): number {
  return status === 0 ? 5 : Math.floor(status / 100)
}
