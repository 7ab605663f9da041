import type { Document } from '../engine/spec/document.ts'
import type { Expectation } from './expected.ts'
import { shapeOf } from './expected.ts'
import { canonicalJson, isObject } from './json.ts'
import type { KnownValues } from './known-values.ts'
import { escapeRegex, isOpaque, linkPattern } from './opaque.ts'
import { type FlatSchema, flatten } from './schema.ts'

/** Facts about a response that its schema does not contain. */
export interface InferenceContext extends KnownValues {
  readonly document: Document
  /** names of the properties that hold secrets */
  readonly secrets: ReadonlySet<string>
  /** true if the response is an error; the prose of an error is not part of a contract */
  readonly isError: boolean
  /** true if the response is a page of a list: the provider state decides its counters and flags */
  readonly isPage: boolean
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
  /** true if the object around the values describes a page, such as its number and the total */
  readonly inPage: boolean
}

/** The replacement for a secret. */
export const REDACTED = '[redacted]'

const FORMATS: Readonly<Record<string, string>> = {
  uuid: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
  'date-time': '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
  date: '^\\d{4}-\\d{2}-\\d{2}$',
}

/**
 * Infers what a response body must be from its values in two worlds.
 *
 * - A value that the client sent must be equal. So must the code of an error and the counters of a page.
 * - The schema decides values that have a format, an enum or a type other than string.
 * - A string that differs between the worlds, or that comes from the scenario's records, only has to be a string. Any
 *   other string is the vendor's own, or follows from what the client sent, and must be equal.
 *
 * Returns undefined if the two values have nothing in common.
 */
export function inferExpectation(
  schema: unknown,
  first: unknown,
  second: unknown,
  context: InferenceContext,
): Expectation | undefined {
  return inferPair({ first, second, schema, name: '', inList: false, inPage: context.isPage }, context)
}

function inferPair(pair: ValuePair, context: InferenceContext): Expectation | undefined {
  const { first, second, name } = pair
  if (context.secrets.has(name) && typeof first === 'string') return { match: 'type', value: REDACTED }
  if (wasSent(pair, context)) return { match: 'equality', value: first }
  if (first === null || second === null) return first === second ? { match: 'equality', value: null } : undefined
  const flat = flatten(context.document, pair.schema, first)
  if (Array.isArray(first)) return Array.isArray(second) ? inferList(first, second, flat, pair, context) : undefined
  if (isObject(first)) return isObject(second) ? inferObject(first, second, flat, pair, context) : undefined
  if (typeof first !== typeof second) return undefined
  return typeof first === 'string' ? inferString(first, flat, pair, context) : inferScalar(flat, pair, context)
}

/** Infers what a number or a boolean must be. */
function inferScalar(flat: FlatSchema, { first, second, inPage }: ValuePair, { isError }: InferenceContext) {
  const isDecided = flat.enum?.length === 1 || ((inPage || isError) && first === second)
  if (isDecided) return { match: 'equality', value: first } as const
  if (typeof first !== 'number') return { match: 'type', value: first } as const
  const isInteger = flat.types.includes('integer') || isIntegral(flat, first)
  return { match: isInteger ? 'integer' : 'number', value: first } as const
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
    return inferPair({ first: item, second: item, schema: items, name, inList: true, inPage: false }, context)
  })
  const item = each.reduce((all, next) => all && next && intersect(all, next))
  return item && { match: 'each', min: Math.max(minItems, 1), item }
}

function inferObject(
  first: Readonly<Record<string, unknown>>,
  second: Readonly<Record<string, unknown>>,
  { properties }: FlatSchema,
  { inList, inPage }: ValuePair,
  context: InferenceContext,
): Expectation {
  const found = Object.entries(first).flatMap(([name, value]) => {
    if (!(name in second)) return []
    const values = { first: value, second: second[name], inPage: inPage && !isNested(value) }
    const inner = inferPair({ ...values, schema: properties[name], name, inList }, context)
    return inner ? [[name, inner] as const] : []
  })
  return found.length === 0 ? { match: 'type', value: {} } : { match: 'object', properties: Object.fromEntries(found) }
}

function inferString(text: string, flat: FlatSchema, pair: ValuePair, context: InferenceContext): Expectation {
  const { first, second, inList } = pair
  const { named, isSeeded, isError } = context
  const isEqual = first === second && (!inList || isError)
  const equality = { match: 'equality', value: text } as const
  if (flat.enum?.length === 1) return equality
  if (flat.enum)
    return { match: 'regex', regex: `^(${flat.enum.map(String).map(escapeRegex).join('|')})$`, value: text }
  if (isEqual && named.has(text)) return equality
  // A timestamp has its format even if the schema does not declare it.
  const regex = FORMATS[flat.format ?? 'date-time']
  if (regex !== undefined && [first, second].every((value) => new RegExp(regex).test(String(value)))) {
    return { match: 'regex', regex, value: text }
  }
  const link = linkPattern(text, (part) => named.has(part))
  if (link !== undefined && link === linkPattern(String(second), (part) => named.has(part))) {
    return { match: 'link', regex: link, value: text }
  }
  const isFixed = isEqual && (isError ? !/\s/.test(text) : !isSeeded(text) && !isOpaque(text))
  return isFixed ? equality : { match: 'type', value: text }
}

/** Checks for an object that contains lists or further objects. The part of a page that describes it has only scalars. */
function isNested(value: unknown): boolean {
  return isObject(value) && Object.values(value).some((inner) => Array.isArray(inner) || isObject(inner))
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

function wasSent({ first, second, name, inList }: ValuePair, { sent }: InferenceContext): boolean {
  if (inList || !sent.has(name)) return false
  const text = canonicalJson(first)
  return (sent.get(name)?.has(text) ?? false) && canonicalJson(second) === text
}

function isIntegral({ types }: FlatSchema, value: number): boolean {
  return types.length === 0 && Number.isInteger(value)
}
