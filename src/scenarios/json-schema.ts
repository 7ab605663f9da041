import { isObject } from '../world/is-object.ts'

/** A JSON Schema, or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/** Returns the mapping under a keyword, such as the schemas under `properties`; an empty one if it is missing. */
export function mappingAt(schema: JsonSchema, keyword: string): Readonly<Record<string, JsonSchema>> {
  const value = schema[keyword]
  // The entries of `properties`, `$defs` and similar keywords are schemas: the spec's linter and Ajv check that.
  return isObject(value) ? (value as Readonly<Record<string, JsonSchema>>) : {}
}

/** Reference to the schema of a string with a placeholder. */
export const PLACEHOLDER = '#/$defs/filled'

/** Returns a schema that also accepts a string with a placeholder `${…}`, which is filled in later. */
export function fillable(schema: JsonSchema): JsonSchema {
  const { description, title, ...rest } = schema
  return {
    ...(description !== undefined && { description }),
    ...(title !== undefined && { title }),
    anyOf: [title === undefined ? rest : { ...rest, title }, { $ref: PLACEHOLDER }],
  }
}
