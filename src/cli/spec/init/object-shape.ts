import { isJson, type Json, resolved, schemaName } from '../../../engine/closed/schema.ts'
import { isReadOnly } from '../generate/open-request-view.ts'

/** Properties of a schema for objects, with references followed and `allOf` merged. */
export interface ObjectShape {
  readonly properties: ReadonlyMap<string, unknown>
  /** properties that the generated type requires: the required ones and those with a default */
  readonly required: ReadonlySet<string>
  /** properties that every valid object has */
  readonly present: ReadonlySet<string>
  /** true if further properties are not valid */
  readonly isClosed: boolean
}

/** Most references and compositions inside each other. */
const DEEPEST = 12

/** Returns the shape of a schema, or undefined if the schema has alternatives or is not one of objects. */
export function objectShape(document: Json, schema: unknown, depth = 0): ObjectShape | undefined {
  if (!isJson(schema) || depth > DEEPEST) return undefined
  if ('$ref' in schema) return objectShape(document, resolved(document, schema), depth + 1)
  if (['oneOf', 'anyOf', 'not', 'if', 'enum', 'const'].some((keyword) => keyword in schema)) return undefined
  const parts = (Array.isArray(schema['allOf']) ? schema['allOf'] : []).map((part) => {
    return objectShape(document, part, depth + 1)
  })
  if (schema['type'] !== 'object' && !('properties' in schema) && parts.length === 0) return undefined
  const all = [...parts, ownShape(schema)]
  return all.every((part) => part !== undefined) ? mergeShapes(all) : undefined
}

function ownShape(schema: Json): ObjectShape {
  const properties = isJson(schema['properties']) ? schema['properties'] : {}
  const present = new Set(Array.isArray(schema['required']) ? schema['required'].map(String) : [])
  const defaulted = Object.entries(properties).filter(([, property]) => isJson(property) && 'default' in property)
  return {
    properties: new Map(Object.entries(properties)),
    required: new Set([...present, ...defaulted.map(([name]) => name)]),
    present,
    isClosed: schema['additionalProperties'] === false || schema['unevaluatedProperties'] === false,
  }
}

function mergeShapes(shapes: readonly ObjectShape[]): ObjectShape {
  return {
    properties: new Map(shapes.flatMap(({ properties }) => [...properties])),
    required: new Set(shapes.flatMap(({ required }) => [...required])),
    present: new Set(shapes.flatMap(({ present }) => [...present])),
    isClosed: shapes.some(({ isClosed }) => isClosed),
  }
}

/** Returns the shape of an object in a request, whose type has no read-only properties. */
export function withoutReadOnly(shape: ObjectShape): ObjectShape {
  const isKept = (name: string) => !isReadOnly(shape.properties.get(name))
  return {
    ...shape,
    properties: new Map([...shape.properties].filter(([name]) => isKept(name))),
    required: new Set([...shape.required].filter(isKept)),
    present: new Set([...shape.present].filter(isKept)),
  }
}

/** Returns whether a part of a schema only applies to requests or only to responses. */
export function isDirectional(document: Json, schema: unknown, seen = new Set<string>()): boolean {
  if (Array.isArray(schema)) return schema.some((item) => isDirectional(document, item, seen))
  if (!isJson(schema)) return false
  if (schema['readOnly'] === true || schema['writeOnly'] === true) return true
  const name = schemaName(schema)
  if (name === undefined) return Object.values(schema).some((value) => isDirectional(document, value, seen))
  if (seen.has(name)) return false
  seen.add(name)
  return isDirectional(document, resolved(document, schema), seen)
}

/** Returns the single JSON type of a schema, with references followed, or undefined if it has several or none. */
export function typeOf(document: Json, schema: unknown): string | undefined {
  if (!isJson(schema)) return undefined
  const { type } = resolved(document, schema)
  return typeof type === 'string' ? type : undefined
}
