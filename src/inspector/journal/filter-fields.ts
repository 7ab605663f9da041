import type { Exchange } from '../live-journal.ts'
import type { FilterPattern } from './filter-pattern.ts'
import { sizeOf } from './response-size.ts'
import { senderOf } from './sender.ts'

/** A field that a term of a filter names, such as `status` of `status:4xx`. */
export interface FilterField {
  /** texts of an exchange that a pattern searches */
  readonly texts: (exchange: Exchange) => readonly string[]
  /** Compares a text with a value. Both are in lower case. */
  readonly isMatch: (text: string, value: string) => boolean
}

/** Fields by name. */
export const FIELDS = {
  status: field(({ response: { status } }) => String(status), matchesStatus),
  op: field(({ operation = 'none' }) => operation),
  vendor: field(({ vendor = 'none' }) => vendor),
  method: field(({ method }) => method),
  path: field(({ path, query }) => (query === '' ? path : `${path}?${query}`)),
  from: field(senderOf),
  fault: field(({ fault }) => fault ?? '', matchesWhole),
  header: {
    texts: ({ request, response }) => {
      return [...request.headers, ...response.headers].map(({ name, value }) => `${name}: ${value}`)
    },
    isMatch: matchesText,
  },
  larger: field(
    (exchange) => String(sizeOf(exchange)),
    (size, value) => Number(size) > bytesOf(value),
  ),
} as const satisfies Readonly<Record<string, FilterField>>

export type FieldName = keyof typeof FIELDS

/** Checks that a text is the name of a field. */
export function isField(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name)
}

/** Checks that a field of an exchange has a value, or matches a pattern. */
export function matchesField({ texts, isMatch }: FilterField, exchange: Exchange, value: string | FilterPattern) {
  return texts(exchange).some((text) => {
    return typeof value === 'string' ? isMatch(text.toLowerCase(), value) : value.test(text)
  })
}

function field(text: (exchange: Exchange) => string, isMatch: FilterField['isMatch'] = matchesText): FilterField {
  return { texts: (exchange) => [text(exchange)], isMatch }
}

/** Compares a status with `404`, `4xx`, or the beginning of either while it is typed. */
function matchesStatus(status: string, value: string): boolean {
  return status.startsWith(value.replace(/x+$/, ''))
}

/** Checks that a text contains a value, or that the value matches the whole text if it contains `*`. */
function matchesText(text: string, value: string): boolean {
  return value.includes('*') ? matchesWhole(text, value) : text.includes(value)
}

/** Checks that a text equals a value, in which `*` stands for any characters. */
function matchesWhole(text: string, value: string): boolean {
  const [first = '', ...others] = value.split('*')
  if (others.length === 0) return text === value
  const last = others.pop() ?? ''
  if (!text.startsWith(first) || !text.endsWith(last)) return false
  let at = first.length
  for (const part of others) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= text.length - last.length
}

/** Parses a size such as `500` or `10k`; infinite for any other text. */
function bytesOf(size: string): number {
  const [, number, unit] = /^(\d+)(k|m)?$/.exec(size) ?? []
  if (number === undefined) return Number.POSITIVE_INFINITY
  return Number(number) * (unit === 'm' ? 1_000_000 : unit === 'k' ? 1000 : 1)
}
