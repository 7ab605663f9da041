import type { Document } from '../engine/spec/document.ts'
import type { Expected } from './expected.ts'
import { shapeOf } from './expected.ts'
import { canonical, isObject } from './json.ts'
import { type Flat, flatten } from './schema.ts'

/** What is known of a reply beside its schema. */
export interface Known {
  readonly document: Document
  /** what the client sent, as canonical JSON, by the property that it stood under */
  readonly sent: ReadonlyMap<string, ReadonlySet<string>>
  /** the names of the properties that are secrets */
  readonly secrets: ReadonlySet<string>
  /** whether it is a refusal, whose prose is no part of a contract */
  readonly isRefusal: boolean
}

/** A value in the same place of the same reply, in two worlds that differ in their seed, clock and address. */
interface Twin {
  readonly one: unknown
  readonly other: unknown
  readonly schema: unknown
  /** the property that it stands under */
  readonly name: string
  /** whether it is one of a list, whose items a contract does not tell apart */
  readonly listed: boolean
}

export const REDACTED = '[redacted]'

const FORMATS: Readonly<Record<string, string>> = {
  uuid: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
  'date-time': '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
  date: '^\\d{4}-\\d{2}-\\d{2}$',
}

/**
 * What a reply must be. The schema says it of whatever has a format, an enum or a type other than text; a text that is
 * the same in both worlds is decided by the client or by the scenario, and one that differs is only known to be a text.
 * What the client itself sent comes back as it was. Undefined: the two have nothing in common.
 */
export function infer(schema: unknown, one: unknown, other: unknown, known: Known): Expected | undefined {
  return inferTwin({ one, other, schema, name: '', listed: false }, known)
}

function inferTwin(twin: Twin, known: Known): Expected | undefined {
  const { one, other, name, listed } = twin
  if (known.secrets.has(name) && typeof one === 'string') return { match: 'type', value: REDACTED }
  if (!listed && wasSent(one, name, known)) return { match: 'equality', value: one }
  if (one === null || other === null) return one === other ? { match: 'equality', value: null } : undefined
  const flat = flatten(known.document, twin.schema, one)
  if (Array.isArray(one)) return Array.isArray(other) ? inferList(one, other, flat, twin, known) : undefined
  if (isObject(one)) return isObject(other) ? inferObject(one, other, flat, twin, known) : undefined
  if (typeof one !== typeof other) return undefined
  if (typeof one === 'string') return inferText(one, flat, twin, known)
  if (flat.enum?.length === 1) return { match: 'equality', value: one }
  if (typeof one !== 'number') return { match: 'type', value: one }
  return { match: flat.types.includes('integer') || isIntegral(flat, one) ? 'integer' : 'number', value: one }
}

function inferList(
  one: readonly unknown[],
  other: readonly unknown[],
  { minItems = 0, items }: Flat,
  { name }: Twin,
  known: Known,
): Expected | undefined {
  if (one.length === 0 || other.length === 0) return one.length === other.length ? { match: 'empty list' } : undefined
  const each = [...one, ...other].map((item) => {
    return inferTwin({ one: item, other: item, schema: items, name, listed: true }, known)
  })
  const item = each.reduce((all, next) => all && next && common(all, next))
  return item && { match: 'each', min: Math.max(minItems, 1), item }
}

function inferObject(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
  { properties }: Flat,
  { listed }: Twin,
  known: Known,
): Expected {
  const found = Object.entries(one).flatMap(([name, value]) => {
    if (!(name in other)) return []
    const inner = inferTwin({ one: value, other: other[name], schema: properties[name], name, listed }, known)
    return inner ? [[name, inner] as const] : []
  })
  return found.length === 0 ? { match: 'type', value: {} } : { match: 'object', properties: Object.fromEntries(found) }
}

function inferText(text: string, flat: Flat, { one, other, listed }: Twin, { isRefusal }: Known): Expected {
  if (flat.enum) return { match: 'regex', regex: `^(${flat.enum.map(String).map(escaped).join('|')})$`, value: text }
  const regex = FORMATS[flat.format ?? '']
  if (regex !== undefined && new RegExp(regex).test(text)) return { match: 'regex', regex, value: text }
  const decided = one === other && !listed && !(isRefusal && /\s/.test(text))
  return { match: decided ? 'equality' : 'type', value: text }
}

/** What two items of a list are both known to be. */
function common(one: Expected, other: Expected): Expected | undefined {
  if (canonical(shapeOf(one, true)) === canonical(shapeOf(other, true))) return one
  if (one.match === 'object' && other.match === 'object') {
    const shared = Object.entries(one.properties).flatMap(([name, inner]) => {
      const theirs = other.properties[name]
      const both = theirs && common(inner, theirs)
      return both ? [[name, both] as const] : []
    })
    return shared.length === 0
      ? { match: 'type', value: {} }
      : { match: 'object', properties: Object.fromEntries(shared) }
  }
  if (one.match === 'each' && other.match === 'each') {
    const item = common(one.item, other.item)
    return item && { match: 'each', min: Math.min(one.min, other.min), item }
  }
  if (one.match === 'empty list' || other.match === 'empty list') return eitherList(one, other)
  return 'value' in one && 'value' in other && typeof one.value === typeof other.value && one.value !== null
    ? { match: 'type', value: one.value }
    : undefined
}

/** Where some items have an empty list and others do not, it may be empty. */
function eitherList(one: Expected, other: Expected): Expected | undefined {
  const full = one.match === 'each' ? one : other
  return full.match === 'each' ? { ...full, min: 0 } : undefined
}

function wasSent(value: unknown, name: string, { sent }: Known): boolean {
  return sent.get(name)?.has(canonical(value)) ?? false
}

function isIntegral({ types }: Flat, value: number): boolean {
  return types.length === 0 && Number.isInteger(value)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

/** What a client's body holds, by property: each value, and each list whole. */
export function sentIn(body: unknown, secrets: ReadonlySet<string>): Map<string, Set<string>> {
  const sent = new Map<string, Set<string>>()
  const ahead: (readonly [name: string, value: unknown])[] = [['', body]]
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const [name, value] = next
    if (isObject(value)) ahead.push(...Object.entries(value))
    else if (name !== '' && value !== undefined && !secrets.has(name)) {
      sent.set(name, (sent.get(name) ?? new Set()).add(canonical(value)))
      if (Array.isArray(value)) ahead.push(...value.filter(isObject).map((item) => ['', item] as const))
    } else if (Array.isArray(value)) ahead.push(...value.map((item) => ['', item] as const))
  }
  return sent
}
