import type { Document } from '../../engine/spec/document.ts'
import { flatten } from '../../pacts/schema.ts'
import { isObject } from '../../world/is-object.ts'
import type { BehaviourKind, FoundDifference } from './difference.ts'

/** The facts about a response that decide which of its values are compared. */
export interface ValueContext {
  readonly document: Document
  /** names of the properties that the request sent */
  readonly sent: ReadonlySet<string>
  /** returns whether an object is another record, whose values are not a part of this one */
  readonly isOther: (at: string) => boolean
  /** returns whether a property is compared */
  readonly isCompared: (name: string) => boolean
}

/** A recorded value, with the double's values in two worlds that differ in their seeds. */
export interface ValuePlace {
  readonly service: unknown
  readonly double: readonly [unknown, unknown]
  readonly schema: unknown
  /** JSON pointer in the response */
  readonly pointer: string
  /** path without indexes, such as `capacity.email` */
  readonly at: string
}

/**
 * Compares what the request and the rules decide: which properties are present, their types, and numbers, flags and
 * words of an enum. Values that the double decides by chance, ids, times and texts are not compared.
 */
export function compareValues(place: ValuePlace, context: ValueContext): FoundDifference[] {
  const { service, double, schema, pointer, at } = place
  const [first, second] = double
  if (isObject(service) && isObject(first) && isObject(second)) return compareObjects(place, context)
  if (Array.isArray(service) && Array.isArray(first) && Array.isArray(second)) {
    if (service.length !== first.length) {
      if (first.length !== second.length) return []
      return [difference(place, context, `${service.length} items`, `${first.length} items`)]
    }
    const { items } = flatten(context.document, schema, service)
    return service.flatMap((item: unknown, i) => {
      const inner = { service: item, double: [first[i], second[i]] as const, schema: items, at }
      return context.isOther(`${pointer}/${i}`) ? [] : compareValues({ ...inner, pointer: `${pointer}/${i}` }, context)
    })
  }
  const [ownType, otherType] = [formatType(service), formatType(first)]
  if (ownType !== otherType) {
    if (otherType !== formatType(second)) return []
    const isNull = service === null || first === null
    return [{ ...difference(place, context, ownType, otherType), ...(!isNull && { kind: 'shape' as const }) }]
  }
  if (service === first || first !== second || !isDecided(place, context)) return []
  return [difference(place, context, JSON.stringify(service), JSON.stringify(first))]
}

function compareObjects(place: ValuePlace, context: ValueContext): FoundDifference[] {
  const { service, double, schema, pointer, at } = place
  // The caller has checked that all three are objects.
  const [own, first, second] = [Object(service), Object(double[0]), Object(double[1])]
  const { properties } = flatten(context.document, schema, service)
  const names = new Set([...Object.keys(own), ...Object.keys(first)])
  return [...names].filter(context.isCompared).flatMap((name): FoundDifference[] => {
    const inner = at === '' ? name : `${at}.${name}`
    const counts = [first, second].filter((one) => Object.hasOwn(one, name)).length
    if (Object.hasOwn(own, name)) {
      if (counts === 0) return [{ kind: 'shape', at: inner, service: 'present', double: 'missing' }]
      if (counts < 2 || context.isOther(`${pointer}/${name}`)) return []
      const values = { service: own[name], double: [first[name], second[name]] as const }
      return compareValues({ ...values, schema: properties[name], pointer: `${pointer}/${name}`, at: inner }, context)
    }
    return counts === 2 ? [{ kind: 'shape', at: inner, service: 'missing', double: 'present' }] : []
  })
}

function difference({ at }: ValuePlace, { sent }: ValueContext, service: string, double: string): FoundDifference {
  const kind: BehaviourKind = sent.has(at.split('.')[0] ?? '') ? 'value' : 'default'
  return { kind, at, service, double }
}

/** Returns whether rules decide a value: a number, a flag, a word of an enum, or an empty text. */
function isDecided({ service, double: [first], schema }: ValuePlace, { document }: ValueContext): boolean {
  if (typeof service !== 'string') return true
  if (service === '' || first === '') return true
  const { enum: words } = flatten(document, schema, service)
  return words !== undefined
}

/** Returns the JSON type of a value. */
export function formatType(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
