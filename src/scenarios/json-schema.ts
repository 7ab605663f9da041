/** A JSON Schema, or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The mapping under a keyword, such as the schemas of `properties`; an empty one when there is none. */
export function mappingAt(schema: JsonSchema, keyword: string): Readonly<Record<string, JsonSchema>> {
  const value = schema[keyword]
  // What stands under `properties`, `$defs` and the like are schemas: the spec's linter and Ajv hold it.
  return isMapping(value) ? (value as Readonly<Record<string, JsonSchema>>) : {}
}

/** Where the schema of a text that is filled in stands. */
export const FILLED = '#/$defs/filled'

/** The same, or a text with `${…}` in it, which only later is what it must be. */
export function fillable(schema: JsonSchema): JsonSchema {
  const { description, title, ...rest } = schema
  return {
    ...(description !== undefined && { description }),
    ...(title !== undefined && { title }),
    anyOf: [title === undefined ? rest : { ...rest, title }, { $ref: FILLED }],
  }
}
