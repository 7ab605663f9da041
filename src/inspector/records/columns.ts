import type { ControlSchemas } from '../control.ts'

type KeyedRecord = ControlSchemas['KeyedRecord']

const MAX_COLUMNS = 6
const MAX_LENGTH = 60
/** Properties by which people recognise a record, the best first. */
const NAMES = ['name', 'displayName', 'title', 'email', 'label', 'summary']
/** Properties whose columns come first, after the name. */
const PREFERRED = [...NAMES, 'status', 'state']

/** Returns the property that names the records of a list; undefined if none of them has one. */
export function namePropertyOf(records: readonly KeyedRecord[]): string | undefined {
  return NAMES.find((name) => records.some(({ record }) => isText(record[name])))
}

/** Returns the name of a record, or its key if it has none. */
export function nameOf({ key, record }: KeyedRecord): string {
  const name = NAMES.map((property) => record[property]).find(isText)
  return name ?? key
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** Returns the properties of records that can be columns, those that most records have first. */
export function propertiesOf(records: readonly KeyedRecord[]): string[] {
  const counts = new Map<string, number>()
  for (const { record } of records) {
    for (const name of Object.keys(record)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].toSorted(([a, countA], [b, countB]) => rank(a) - rank(b) || countB - countA).map(([name]) => name)
}

/** Selects the properties to show as columns: preferred properties first, then those that most records have. */
export function columnsOf(records: readonly KeyedRecord[]): string[] {
  const named = namePropertyOf(records)
  const isUseful = (name: string) => {
    // The name and the key have their own columns.
    return name !== named && records.some(({ key, record }) => record[name] !== key && isShort(record[name]))
  }
  return propertiesOf(records).filter(isUseful).slice(0, MAX_COLUMNS)
}

function rank(name: string): number {
  return PREFERRED.includes(name) ? PREFERRED.indexOf(name) : PREFERRED.length
}

/** Formats a value for a table cell: lists and objects by their size, texts shortened if they are too long. */
export function formatCell(value: unknown): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return `${value.length} ${value.length === 1 ? 'item' : 'items'}`
  if (typeof value === 'object' && value !== null) return formatMembers(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text
}

function formatMembers(value: object): string {
  const named = NAMES.map((name) => Object.entries(value).find(([key]) => key === name)?.[1]).find(isText)
  const count = Object.keys(value).length
  return named ?? `${count} ${count === 1 ? 'property' : 'properties'}`
}

function isShort(value: unknown): boolean {
  return value === null || typeof value !== 'object' || JSON.stringify(value).length <= MAX_LENGTH
}
