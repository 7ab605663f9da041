import type { Document } from '../engine/spec/document.ts'
import type { Expectation } from './expected.ts'
import { shapeOf } from './expected.ts'
import { canonicalJson, isObject } from './json.ts'
import { type FlatSchema, flatten } from './schema.ts'

/** Facts about a response that its schema does not contain. */
export interface InferenceContext {
  readonly document: Document
  /** values that the client sent, as canonical JSON, by property name */
  readonly sent: ReadonlyMap<string, ReadonlySet<string>>
  /** names of the properties that hold secrets */
  readonly secrets: ReadonlySet<string>
  /** true if the response is an error; the prose of an error is not part of a contract */
  readonly isError: boolean
}

/** The values at one location of one response, in two worlds that differ in seed, clock and address. */
interface ValuePair {
  readonly first: unknown
  readonly second: unknown
  readonly schema: unknown
  /** name of the property that holds the values */
  readonly name: string
  /** true if the values are inside a list; a contract does not distinguish list items */
  readonly inList: boolean
}

/** The replacement for a secret. */
export const REDACTED = '[redacted]'

const FORMATS: Readonly<Record<string, string>> = {
  uuid: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
  'date-time': '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
  date: '^\\d{4}-\\d{2}-\\d{2}$',
}

/**
 * Infers what a response body must be from its values in two worlds. The schema decides values that have a format, an
 * enum or a type other than string. A string that is equal in both worlds comes from the client or the scenario and
 * must be equal; a string that differs must only be a string. Values that the client sent must be equal.
 * Returns undefined if the two values have nothing in common.
 */
export function inferExpectation(
  schema: unknown,
  first: unknown,
  second: unknown,
  context: InferenceContext,
): Expectation | undefined {
  return inferPair({ first, second, schema, name: '', inList: false }, context)
}

function inferPair(pair: ValuePair, context: InferenceContext): Expectation | undefined {
  const { first, second, name, inList } = pair
  if (context.secrets.has(name) && typeof first === 'string') return { match: 'type', value: REDACTED }
  if (!inList && wasSent(first, name, context)) return { match: 'equality', value: first }
  if (first === null || second === null) return first === second ? { match: 'equality', value: null } : undefined
  const flat = flatten(context.document, pair.schema, first)
  if (Array.isArray(first)) return Array.isArray(second) ? inferList(first, second, flat, pair, context) : undefined
  if (isObject(first)) return isObject(second) ? inferObject(first, second, flat, pair, context) : undefined
  if (typeof first !== typeof second) return undefined
  if (typeof first === 'string') return inferString(first, flat, pair, context)
  if (flat.enum?.length === 1) return { match: 'equality', value: first }
  if (typeof first !== 'number') return { match: 'type', value: first }
  return { match: flat.types.includes('integer') || isIntegral(flat, first) ? 'integer' : 'number', value: first }
}

function inferList(
  first: readonly unknown[],
  second: readonly unknown[],
  { minItems = 0, items }: FlatSchema,
  { name }: ValuePair,
  context: InferenceContext,
): Expectation | undefined {
  if (first.length === 0 || second.length === 0)
    return first.length === second.length ? { match: 'empty list' } : undefined
  const each = [...first, ...second].map((item) => {
    return inferPair({ first: item, second: item, schema: items, name, inList: true }, context)
  })
  const item = each.reduce((all, next) => all && next && intersect(all, next))
  return item && { match: 'each', min: Math.max(minItems, 1), item }
}

function inferObject(
  first: Readonly<Record<string, unknown>>,
  second: Readonly<Record<string, unknown>>,
  { properties }: FlatSchema,
  { inList }: ValuePair,
  context: InferenceContext,
): Expectation {
  const found = Object.entries(first).flatMap(([name, value]) => {
    if (!(name in second)) return []
    const inner = inferPair({ first: value, second: second[name], schema: properties[name], name, inList }, context)
    return inner ? [[name, inner] as const] : []
  })
  return found.length === 0 ? { match: 'type', value: {} } : { match: 'object', properties: Object.fromEntries(found) }
}

function inferString(
  text: string,
  flat: FlatSchema,
  { first, second, inList }: ValuePair,
  { isError }: InferenceContext,
): Expectation {
  if (flat.enum) return { match: 'regex', regex: `^(${flat.enum.map(String).map(escaped).join('|')})$`, value: text }
  const regex = FORMATS[flat.format ?? '']
  if (regex !== undefined && new RegExp(regex).test(text)) return { match: 'regex', regex, value: text }
  const isFixed = first === second && !inList && !(isError && /\s/.test(text))
  return { match: isFixed ? 'equality' : 'type', value: text }
}

/** Returns the strictest expectation that two list items share, or undefined if they share none. */
function intersect(first: Expectation, second: Expectation): Expectation | undefined {
  if (canonicalJson(shapeOf(first, true)) === canonicalJson(shapeOf(second, true))) return first
  if (first.match === 'object' && second.match === 'object') {
    const shared = Object.entries(first.properties).flatMap(([name, inner]) => {
      const otherInner = second.properties[name]
      const both = otherInner && intersect(inner, otherInner)
      return both ? [[name, both] as const] : []
    })
    return shared.length === 0
      ? { match: 'type', value: {} }
      : { match: 'object', properties: Object.fromEntries(shared) }
  }
  if (first.match === 'each' && second.match === 'each') {
    const item = intersect(first.item, second.item)
    return item && { match: 'each', min: Math.min(first.min, second.min), item }
  }
  if (first.match === 'empty list' || second.match === 'empty list') return optionalList(first, second)
  return 'value' in first && 'value' in second && typeof first.value === typeof second.value && first.value !== null
    ? { match: 'type', value: first.value }
    : undefined
}

/** Returns an expectation that allows an empty list, for items of which only some have an empty list. */
function optionalList(first: Expectation, second: Expectation): Expectation | undefined {
  const full = first.match === 'each' ? first : second
  return full.match === 'each' ? { ...full, min: 0 } : undefined
}

function wasSent(value: unknown, name: string, { sent }: InferenceContext): boolean {
  return sent.get(name)?.has(canonicalJson(value)) ?? false
}

function isIntegral({ types }: FlatSchema, value: number): boolean {
  return types.length === 0 && Number.isInteger(value)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

/** Collects the values of a request body by property name. A list counts as one value. */
export function sentValues(body: unknown, secrets: ReadonlySet<string>): Map<string, Set<string>> {
  const sent = new Map<string, Set<string>>()
  const pending: (readonly [name: string, value: unknown])[] = [['', body]]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [name, value] = next
    if (isObject(value)) pending.push(...Object.entries(value))
    else if (name !== '' && value !== undefined && !secrets.has(name)) {
      sent.set(name, (sent.get(name) ?? new Set()).add(canonicalJson(value)))
      if (Array.isArray(value)) pending.push(...value.filter(isObject).map((item) => ['', item] as const))
    } else if (Array.isArray(value)) pending.push(...value.map((item) => ['', item] as const))
  }
  return sent
}
