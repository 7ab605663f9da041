import { declaredResponse } from './answers.ts'
import {
  at,
  fold,
  foldedPlace,
  isObject,
  isScalar,
  type JsonObject,
  objectOf,
  type Place,
  type Scalar,
  scalarsOf,
} from './json.ts'
import { type ApiOperation, schemasOf } from './openapi.ts'
import { branchesOf, schemasAt, typeOf } from './schema.ts'
import type { FoundRecord } from './target.ts'

/** Comparison of the scalars that a request sent with the record that a response contains. */
export interface Echo {
  /** number of scalars that the response must contain */
  readonly expected: number
  /** descriptions of those that it does not contain */
  readonly lost: readonly string[]
}

/** Schema of the record in an operation's successful response, with the document that its `$ref`s lead to. */
export interface RecordSchema {
  readonly document: JsonObject
  readonly schemas: readonly JsonObject[]
}

/**
 * Returns the schemas that an operation declares for the record at a place of its successful response. If the place is
 * unknown, returns those of the body and of the objects in it.
 */
export function recordSchema(document: JsonObject, operation: ApiOperation, place: Place | undefined): RecordSchema {
  const declared = ['200', '201', '203'].map((status) => declaredResponse(operation, Number(status)))
  const success = declared.find((response) => response !== undefined)
  const json = success && [...schemasOf(success)].find(([type]) => type.includes('json'))?.[1]
  if (json === undefined) return { document, schemas: [] }
  const schemas = schemasAt(document, json.value, place ?? [])
  if (place !== undefined) return { document, schemas }
  const names = schemas.flatMap((schema) => Object.keys(objectOf(schema['properties'])))
  return { document, schemas: [...schemas, ...names.flatMap((name) => schemasAt(document, json.value, [name]))] }
}

/**
 * Compares sent scalars with a record. The record must contain each scalar that it has a property for, or that the
 * schema declares one for. An object in the place of a scalar must contain the scalar: an expanded reference.
 */
export function compare(sent: unknown, { record }: FoundRecord, schema: RecordSchema): Echo {
  // A body that is a scalar itself is not a record.
  const checked = scalarsOf(objectOf(sent)).flatMap(([place, value]) => {
    const lost = difference(place, value, record, schema)
    return lost === undefined ? [] : [lost]
  })
  return { expected: checked.length, lost: checked.filter((lost) => lost !== '') }
}

/** Returns an empty string if a record contains a scalar, undefined if it need not, else what is wrong. */
function difference(place: Place, value: Scalar, record: unknown, schema: RecordSchema): string | undefined {
  const found = foldedPlace(record, place)
  const name = place.join('.')
  if (!accepts(schema, place, value)) return undefined
  if (found === undefined) return isDeclared(schema, place) ? `${name} is missing` : undefined
  const received = at(record, found)
  if (received === null && !isDeclared(schema, place)) return undefined
  if (equals(value, received) || holds(received, value)) return ''
  return `${name} was ${JSON.stringify(value)} and is ${JSON.stringify(received)?.slice(0, 80)}`
}

/** Checks that a record may contain a value at a place: a response never contains what its schema does not allow. */
function accepts({ document, schemas }: RecordSchema, place: Place, value: Scalar): boolean {
  const declared = declaredAt(document, schemas, place)
  return declared.length === 0 || declared.some((schema) => !isScalarSchema(schema) || allows(schema, value))
}

function allows(schema: JsonObject, value: Scalar): boolean {
  const { enum: members, const: only, pattern, maxLength, minLength } = schema
  const text = String(value)
  if (only !== undefined && !(isScalar(only) && text === String(only))) return false
  if (Array.isArray(members) && !members.map(String).includes(text)) return false
  if (typeof maxLength === 'number' && text.length > maxLength) return false
  if (typeof minLength === 'number' && text.length < minLength) return false
  return typeof pattern !== 'string' || matches(pattern, text)
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern).test(text)
  } catch {
    return true
  }
}

/** Checks that two scalars are equal, also if one of them was sent as text or an instant is written differently. */
function equals(sent: Scalar, received: unknown): boolean {
  if (!isScalar(received)) return false
  if (String(sent) === String(received)) return true
  if (typeof sent === 'string' && typeof received === 'string' && /^\d{4}-\d\d-\d\d/.test(sent)) {
    return Date.parse(sent) === Date.parse(received)
  }
  return false
}

function holds(received: unknown, sent: Scalar): boolean {
  if (Array.isArray(received)) return received.some((item) => equals(sent, item) || holds(item, sent))
  return isObject(received) && Object.values(received).some((value) => equals(sent, value))
}

/** Checks that a schema declares a readable property at a place, whose names may differ in case and punctuation. */
function isDeclared({ document, schemas }: RecordSchema, place: Place): boolean {
  return declaredAt(document, schemas, place).some((schema) => schema['writeOnly'] !== true)
}

/** Returns the schemas at a place whose names may differ in case and punctuation. */
export function declaredAt(
  document: JsonObject,
  schemas: readonly JsonObject[],
  [name, ...rest]: Place,
): readonly JsonObject[] {
  if (name === undefined) return schemas
  const inner = schemas.flatMap((schema) => {
    const properties = objectOf(schema['properties'])
    const property = Object.hasOwn(properties, name)
      ? name
      : Object.keys(properties).find((one) => fold(one) === fold(name))
    return property === undefined ? [] : branchesOf(document, properties[property])
  })
  return declaredAt(document, inner, rest)
}

/** Checks that a schema describes a scalar. */
export function isScalarSchema(schema: JsonObject): boolean {
  return ['string', 'integer', 'number', 'boolean'].includes(typeOf(schema) ?? '')
}
