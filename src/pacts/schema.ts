import { objectOf, responseOf } from '../engine/spec/declaration.ts'
import { type Document, resolve } from '../engine/spec/document.ts'
import type { Operation } from '../engine/spec/spec.ts'
import { isObject } from './json.ts'

/** A JSON Schema with resolved references and merged subschemas, limited to the keywords that matchers need. */
export interface FlatSchema {
  readonly enum?: readonly unknown[]
  readonly types: readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly minItems?: number
  readonly items?: unknown
  readonly properties: Readonly<Record<string, unknown>>
  /** true if properties of any name are accepted, like in a map */
  readonly open: boolean
}

const EMPTY_SCHEMA: FlatSchema = { types: [], properties: {}, open: false }

/**
 * Returns the declared schema of a JSON response, or undefined if its declared media types do not include JSON.
 * @throws TypeError if the operation does not declare the status
 */
export function responseSchema(document: Document, operation: Operation, status: number): unknown {
  const declared = responseOf(document, objectOf(document, operation), status)
  if (!declared) throw new TypeError(`status ${status} is not declared for ${operation.id}`)
  const content = Object.entries(declared.content ?? {})
  return content.find(([mediaType]) => mediaType.endsWith('json'))?.[1].schema
}

/** Returns the schemas of the declared response headers by name. */
export function headerSchemas(document: Document, operation: Operation, status: number): Map<string, unknown> {
  const headers = Object.entries(responseOf(document, objectOf(document, operation), status)?.headers ?? {})
  return new Map(
    headers.map(([name, header]) => {
      const found: unknown = resolve<unknown>(document, header)
      return [name, isObject(found) ? found['schema'] : undefined]
    }),
  )
}

/** Flattened schemas that are the same for every value, by document and schema. */
const flattened = new WeakMap<Document, WeakMap<object, FlatSchema>>()

/** Flattens a schema for a value. Of `oneOf` and `anyOf`, the alternative closest to the value is used. */
export function flatten(document: Document, schema: unknown, value: unknown): FlatSchema {
  if (!isObject(schema)) return EMPTY_SCHEMA
  const known = flattened.get(document) ?? new WeakMap<object, FlatSchema>()
  flattened.set(document, known)
  const before = known.get(schema)
  if (before) return before
  const parts = [
    ...fixedParts(document, schema),
    ...bestAlternative(document, [...listAt(schema, 'oneOf'), ...listAt(schema, 'anyOf')], value),
  ].map((part) => flatten(document, part, value))
  const flat = [...parts, flattenOwn({ ...schema, $ref: undefined })].reduce(mergeFlat)
  if (!dependsOnValue(document, schema)) known.set(schema, flat)
  return flat
}

/** Returns the schemas that every value of a schema must match, too. */
function fixedParts(document: Document, schema: Readonly<Record<string, unknown>>): readonly unknown[] {
  const target = schema['$ref']
  return [
    ...(typeof target === 'string' ? [resolve<unknown>(document, { $ref: target })] : []),
    ...listAt(schema, 'allOf'),
  ]
}

/** Checks for a schema with alternatives, of which each value has its own. */
function dependsOnValue(document: Document, schema: unknown): boolean {
  if (!isObject(schema)) return false
  if (listAt(schema, 'oneOf').length > 0 || listAt(schema, 'anyOf').length > 0) return true
  return fixedParts(document, schema).some((part) => dependsOnValue(document, part))
}

function flattenOwn(schema: Readonly<Record<string, unknown>>): FlatSchema {
  const { type, format, pattern, minItems, items, properties, additionalProperties } = schema
  const list = 'const' in schema ? [schema['const']] : schema['enum']
  return {
    ...(Array.isArray(list) && { enum: list }),
    types: typeof type === 'string' ? [type] : Array.isArray(type) ? type.map(String) : [],
    ...(typeof format === 'string' && { format }),
    ...(typeof pattern === 'string' && { pattern }),
    ...(typeof minItems === 'number' && { minItems }),
    ...(items !== undefined && { items }),
    properties: isObject(properties) ? properties : {},
    open: isObject(additionalProperties) || additionalProperties === true,
  }
}

function mergeFlat(first: FlatSchema, second: FlatSchema): FlatSchema {
  return {
    ...first,
    ...second,
    types: second.types.length > 0 ? second.types : first.types,
    properties: { ...first.properties, ...second.properties },
    open: first.open || second.open,
  }
}

/** Returns the alternative with the value's constants and most of its properties. */
function bestAlternative(document: Document, schemas: readonly unknown[], value: unknown): readonly unknown[] {
  const scored = schemas.map((schema) => ({ schema, score: likeness(flatten(document, schema, value), value) }))
  const [best] = scored.toSorted((a, b) => b.score - a.score)
  return best ? [best.schema] : []
}

function likeness({ types, properties, enum: list }: FlatSchema, value: unknown): number {
  if (list) return list.includes(value) ? 100 : -100
  if (types.length > 0 && !types.includes(typeOf(value))) return -100
  if (!isObject(value)) return 0
  return Object.entries(value).reduce((score, [name, inner]) => {
    const schema = properties[name]
    if (schema === undefined) return score - 1
    if (!isObject(schema)) return score
    const constant = flattenOwn(schema).enum
    return score + (constant ? (constant.includes(inner) ? 10 : -50) : 1)
  }, 0)
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value
}

function listAt(schema: Readonly<Record<string, unknown>>, keyword: string): readonly unknown[] {
  const list = schema[keyword]
  return Array.isArray(list) ? list : []
}
