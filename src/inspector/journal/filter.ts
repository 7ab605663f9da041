import type { Exchange } from '../live-journal.ts'
import { sizeOf } from './columns.tsx'
import { senderOf } from './sender.ts'
import { hasWarning, isFailed, isSlow, verdictOf } from './verdict.ts'

/** Checks an exchange. */
export type Filter = (exchange: Exchange) => boolean

/** Words that stand for a class of exchanges. All other words are searched in the path, the operation and the bodies. */
export const CLASSES = {
  failed: isFailed,
  fault: ({ fault }) => fault !== undefined,
  warning: hasWarning,
  slow: isSlow,
  unmatched: ({ operation }) => operation === undefined,
  bug: (exchange) => verdictOf(exchange) === 'bug',
} as const satisfies Readonly<Record<string, Filter>>

/** Fields that a term such as `status:4xx` names. `*` in a value stands for any characters. */
const FIELDS: Readonly<Record<string, (exchange: Exchange, value: string) => boolean>> = {
  status: ({ response: { status } }, value) => matchesStatus(status, value),
  op: ({ operation = 'none' }, value) => matchesText(operation, value),
  vendor: ({ vendor = 'none' }, value) => matchesText(vendor, value),
  method: ({ method }, value) => method.toLowerCase() === value,
  path: ({ path, query }, value) => matchesText(query === '' ? path : `${path}?${query}`, value),
  from: (exchange, value) => matchesText(senderOf(exchange), value),
  fault: ({ fault }, value) => fault?.toLowerCase() === value,
  header: ({ request, response }, value) => {
    return [...request.headers, ...response.headers].some(({ name, value: text }) => {
      return matchesText(`${name}: ${text}`, value)
    })
  },
  larger: (exchange, value) => sizeOf(exchange) > bytesOf(value),
}

/** Parses a size such as `500` or `10k`; infinite for any other text. */
function bytesOf(size: string): number {
  const [, number, unit] = /^(\d+)(k|m)?$/.exec(size) ?? []
  if (number === undefined) return Number.POSITIVE_INFINITY
  return Number(number) * (unit === 'm' ? 1_000_000 : unit === 'k' ? 1000 : 1)
}

/** A term of a filter: a word, a quoted phrase, or either after the name of a field. */
const TERM = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))/gi

/**
 * Parses a filter such as `status:4xx op:getAssistants fault`. An exchange must match all terms; a term matches if any
 * of its values, separated by commas, does. A minus sign before a term excludes what matches it. Case is ignored.
 */
export function parseFilter(text: string): Filter {
  const terms = [...text.toLowerCase().matchAll(TERM)].map(([, minus, field, phrase, word]) => {
    const isMatch = parseTerm(field, phrase, word ?? '')
    return minus === '-' ? (exchange: Exchange) => !isMatch(exchange) : isMatch
  })
  return (exchange) => terms.every((matches) => matches(exchange))
}

function parseTerm(field: string | undefined, phrase: string | undefined, word: string): Filter {
  const matches = field === undefined ? undefined : FIELDS[field]
  if (matches) {
    const values = phrase === undefined ? word.split(',').filter(Boolean) : [phrase]
    return (exchange) => values.some((value) => matches(exchange, value))
  }
  const text = (field === undefined ? '' : `${field}:`) + (phrase ?? word)
  const isClass = phrase === undefined && Object.hasOwn(CLASSES, text)
  return isClass ? CLASSES[text as keyof typeof CLASSES] : (exchange) => searchableText(exchange).includes(text)
}

/** Compares a status with `404`, `4xx`, or the beginning of either while it is typed. */
function matchesStatus(status: number, value: string): boolean {
  return String(status).startsWith(value.replace(/x+$/, ''))
}

/** Checks that a text contains a value, or matches the whole of it if it contains `*`. Both are in lower case. */
function matchesText(text: string, value: string): boolean {
  const lower = text.toLowerCase()
  if (!value.includes('*')) return lower.includes(value)
  const parts = value.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(lower)
}

function searchableText({ method, path, query, operation = '', request, response, problem }: Exchange): string {
  return [method, path, query, operation, request.body, response.body, problem?.message].join('\n').toLowerCase()
}

/** Returns the filter text with a word added, or removed if it is already there. */
export function toggleWord(text: string, word: string): string {
  const words = text.split(/\s+/).filter(Boolean)
  return (words.includes(word) ? words.filter((other) => other !== word) : [...words, word]).join(' ')
}
