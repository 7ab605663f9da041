import { isObject } from '../../world/is-object.ts'
import { declaredTypes } from '../compare/json-type.ts'

/** One action of an OpenAPI Overlay. */
export type OverlayAction =
  | { readonly target: string; readonly update: unknown }
  | { readonly target: string; readonly remove: true }

/** A schema at its place in a document. */
export interface PlacedSchema {
  readonly target: string
  readonly schema: Readonly<Record<string, unknown>>
}

/** Returns the actions that add types to a schema; undefined if they cannot be added in this version of OpenAPI. */
export function addTypes(
  { target, schema }: PlacedSchema,
  types: readonly string[],
  isOld: boolean,
): OverlayAction[] | undefined {
  const declared = declaredTypes(schema)
  const isNull = types.every((type) => type === 'null')
  if (declared.length > 0) {
    if (!isOld) return [{ target, update: { type: Array.isArray(schema['type']) ? types : [...declared, ...types] } }]
    // OpenAPI 3.0 has one type for a schema.
    return isNull ? [{ target, update: { nullable: true } }] : [{ target: `${target}.type`, remove: true }]
  }
  if (isOld) return undefined
  const added = types.map((type) => ({ type }))
  if (Array.isArray(schema['anyOf'])) return [{ target, update: { anyOf: added } }]
  if (typeof schema['$ref'] !== 'string') return undefined
  return [
    { target: `${target}['$ref']`, remove: true },
    { target, update: { anyOf: [{ $ref: schema['$ref'] }, ...added] } },
  ]
}

/** Returns the actions that add a member to an enum; one for a constant makes an enum of it. */
export function addMember({ target, schema }: PlacedSchema, value: unknown): OverlayAction[] {
  if (!('const' in schema)) return [{ target, update: { enum: [value] } }]
  return [
    { target: `${target}.const`, remove: true },
    { target, update: { enum: [schema['const'], value] } },
  ]
}

/** Returns the actions that remove keywords which a schema has. */
export function removeKeywords({ target, schema }: PlacedSchema, keywords: readonly string[]): OverlayAction[] {
  return keywords
    .filter((keyword) => keyword in schema)
    .map((keyword) => ({ target: `${target}.${keyword}`, remove: true }))
}

/** Returns the action that makes the whole of a schema's properties optional. */
export function removeRequired({ target, schema }: PlacedSchema): OverlayAction[] {
  return Array.isArray(schema['required']) ? [{ target: `${target}.required`, remove: true }] : []
}

/** Returns the schema at a place, if there is an object. */
export function schemaAt(value: unknown, target: string): PlacedSchema | undefined {
  return isObject(value) ? { schema: value, target } : undefined
}
