import fc from 'fast-check'
import { type Document, resolve } from '../../src/engine/spec/document.ts'

/** A request body, and the same body with members that no schema declares for requests. */
export interface BodyPair {
  readonly plain: unknown
  readonly spoilt: unknown
}

type Json = Readonly<Record<string, unknown>>

/** Names that a request may send although no schema of the vendors declares them. */
const UNDECLARED = ['surplus', 'constructor', 'toString', 'nmae', '']
// A member named __proto__ is rejected wherever it is.
const anyValue = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'))
const junk = fc.oneof(anyValue, fc.constantFrom(null, '/%zz', '::', {}, [], { surplus: { surplus: 1 } }))

/**
 * Generates bodies of a schema with a random part of its optional properties, mostly valid. The spoilt body has
 * undeclared and read-only members in every object that the schema does not leave open.
 */
export function anyBody(document: Document, schema: unknown): fc.Arbitrary<BodyPair> {
  const resolved = objectOf(resolve(document, objectOf(schema)))
  const alternatives = ['anyOf', 'oneOf'].flatMap((keyword) => listOf(resolved[keyword]))
  if (alternatives.length > 0) return fc.oneof(...alternatives.map((one) => anyBody(document, one)))
  const types = [resolved['type']].flat()
  const nothing = types.includes('null') ? [fc.constant(same(null))] : []
  if (isObject(resolved['properties']))
    return fc.oneof({ weight: 9, arbitrary: anObject(document, resolved) }, ...nothing)
  if (resolved['items'] !== undefined) return fc.oneof({ weight: 9, arbitrary: aList(document, resolved) }, ...nothing)
  return fc.oneof({ weight: 9, arbitrary: aScalar(resolved, types) }, ...nothing)
}

function anObject(document: Document, schema: Json): fc.Arbitrary<BodyPair> {
  const declared = Object.entries(objectOf(schema['properties']))
  const writable = declared.filter(([, property]) => !isReadOnly(document, property))
  const readOnly = declared.filter(([, property]) => isReadOnly(document, property)).map(([name]) => name)
  const required = listOf(schema['required']).map(String)
  const requiredKeys = writable.map(([name]) => name).filter((name) => required.includes(name))
  const members = fc.record(
    Object.fromEntries(writable.map(([name, property]) => [name, anyBody(document, property)])),
    { requiredKeys },
  )
  const isOpen = schema['additionalProperties'] !== undefined && schema['additionalProperties'] !== false
  const surplus = isOpen
    ? fc.constant({})
    : fc.dictionary(fc.constantFrom(...UNDECLARED, ...readOnly), junk, { maxKeys: 3 })
  return fc.tuple(members, surplus).map(([pairs, undeclared]) => ({
    plain: Object.fromEntries(Object.entries(pairs).map(([name, { plain }]) => [name, plain])),
    spoilt: { ...undeclared, ...Object.fromEntries(Object.entries(pairs).map(([name, { spoilt }]) => [name, spoilt])) },
  }))
}

function aList(document: Document, { items }: Json): fc.Arbitrary<BodyPair> {
  return fc.array(anyBody(document, items), { maxLength: 2 }).map((pairs) => ({
    plain: pairs.map(({ plain }) => plain),
    spoilt: pairs.map(({ spoilt }) => spoilt),
  }))
}

function aScalar({ enum: values, format, example }: Json, types: readonly unknown[]): fc.Arbitrary<BodyPair> {
  if (Array.isArray(values)) return fc.constantFrom(...values).map(same)
  if (example !== undefined) return fc.constant(same(example))
  if (types.includes('boolean')) return fc.boolean().map(same)
  if (types.includes('integer') || types.includes('number')) return fc.integer({ min: 0, max: 5 }).map(same)
  if (format === 'date-time') return fc.constant(same('2026-01-15T09:00:00Z'))
  if (format === 'uuid') return fc.constant(same('11111111-1111-4111-8111-111111111111'))
  if (format === 'email') return fc.constantFrom(same('a@users.example'), same('b@users.example'))
  return types.includes('object')
    ? fc.dictionary(fc.constantFrom('a', 'b'), fc.string()).map(same)
    : fc.constant(same('a'))
}

function same(value: unknown): BodyPair {
  return { plain: value, spoilt: value }
}

function isReadOnly(document: Document, property: unknown): boolean {
  return objectOf(property)['readOnly'] === true || objectOf(resolve(document, objectOf(property)))['readOnly'] === true
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function objectOf(value: unknown): Json {
  return isObject(value) ? value : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
