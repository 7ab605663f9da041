import { type Document, resolve } from '../engine/spec/document.ts'
import type { Operation } from '../engine/spec/spec.ts'
import { isObject } from './json.ts'

/** A JSON Schema with its references followed and its parts put together, as far as a matcher is made from it. */
export interface Flat {
  readonly enum?: readonly unknown[]
  readonly types: readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly minItems?: number
  readonly items?: unknown
  readonly properties: Readonly<Record<string, unknown>>
  /** whether it takes properties of any name, as a map does */
  readonly open: boolean
}

const NOTHING: Flat = { types: [], properties: {}, open: false }

/** The schema of a JSON reply; undefined where none is declared. */
export function responseSchema(document: Document, { path, method, id }: Operation, status: number): unknown {
  const declared = document.paths[path]?.[method]?.responses[status]
  if (!declared) throw new TypeError(`${id} does not declare ${status}`)
  const content = Object.entries(resolve(document, declared).content ?? {})
  return content.find(([mediaType]) => mediaType.endsWith('json'))?.[1].schema
}

/** The schema of a declared reply header. */
export function headerSchemas(document: Document, { path, method }: Operation, status: number): Map<string, unknown> {
  const declared = document.paths[path]?.[method]?.responses[status]
  const headers = Object.entries((declared && resolve(document, declared).headers) ?? {})
  return new Map(
    headers.map(([name, header]) => {
      const found: unknown = resolve<unknown>(document, header)
      return [name, isObject(found) ? found['schema'] : undefined]
    }),
  )
}

/** Puts a schema together for a value: of alternatives the one that the value is most like. */
export function flatten(document: Document, schema: unknown, value: unknown): Flat {
  if (!isObject(schema)) return NOTHING
  const own = { ...schema, $ref: undefined }
  const parts = [
    ...(typeof schema['$ref'] === 'string' ? [resolve<unknown>(document, { $ref: schema['$ref'] })] : []),
    ...listAt(schema, 'allOf'),
    ...alternative(document, [...listAt(schema, 'oneOf'), ...listAt(schema, 'anyOf')], value),
  ].map((part) => flatten(document, part, value))
  return [...parts, flatOf(own)].reduce(merged)
}

function flatOf(schema: Readonly<Record<string, unknown>>): Flat {
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

function merged(one: Flat, other: Flat): Flat {
  return {
    ...one,
    ...other,
    types: other.types.length > 0 ? other.types : one.types,
    properties: { ...one.properties, ...other.properties },
    open: one.open || other.open,
  }
}

/** The alternative whose constants the value has, and most of whose properties. */
function alternative(document: Document, schemas: readonly unknown[], value: unknown): readonly unknown[] {
  const scored = schemas.map((schema) => ({ schema, score: likeness(flatten(document, schema, value), value) }))
  const [best] = scored.toSorted((a, b) => b.score - a.score)
  return best ? [best.schema] : []
}

function likeness({ types, properties, enum: list }: Flat, value: unknown): number {
  if (list) return list.includes(value) ? 100 : -100
  if (types.length > 0 && !types.includes(typeOf(value))) return -100
  if (!isObject(value)) return 0
  return Object.entries(value).reduce((score, [name, inner]) => {
    const schema = properties[name]
    if (schema === undefined) return score - 1
    if (!isObject(schema)) return score
    const constant = flatOf(schema).enum
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
