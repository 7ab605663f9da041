import { isObject, type JsonObject, listOf, objectOf, type Place } from './json.ts'
import { resolve } from './openapi.ts'

const DEPTH = 16

/** Follows `$ref`s and merges `allOf`, so that the properties of a schema are in one object. */
function flatten(document: JsonObject, schema: unknown, depth = 0): JsonObject {
  const found = resolve(document, { value: schema, pointer: '#' })?.value
  if (found === undefined || depth > DEPTH) return {}
  const { allOf, ...own } = found
  return listOf(allOf).reduce<JsonObject>(
    (merged, part) => mergeSchemas(merged, flatten(document, part, depth + 1)),
    own,
  )
}

/** Returns one schema with the constraints of two. Where both have a keyword, the first one's counts. */
function mergeSchemas(one: JsonObject, other: JsonObject): JsonObject {
  const properties = { ...objectOf(other['properties']), ...objectOf(one['properties']) }
  const required = [...new Set([...listOf(one['required']), ...listOf(other['required'])])]
  return {
    ...other,
    ...one,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
  }
}

/** Lists the alternatives of a schema: itself, or its `oneOf` and `anyOf` branches merged with it, null left out. */
export function branchesOf(document: JsonObject, schema: unknown): readonly JsonObject[] {
  const { oneOf, anyOf, ...base } = flatten(document, schema)
  const branches = [...listOf(oneOf), ...listOf(anyOf)]
    .map((branch) => flatten(document, branch))
    .filter((branch) => typeOf(branch) !== 'null')
  return branches.length === 0 ? [base] : branches.map((branch) => mergeSchemas(branch, base))
}

/** Returns the type of a schema, the first other than null if it has several, guessed from its keywords if it has none. */
export function typeOf(schema: JsonObject): string | undefined {
  const { type } = schema
  if (typeof type === 'string') return type
  const named = listOf(type).find((name) => name !== 'null')
  if (typeof named === 'string') return named
  if (isObject(schema['properties']) || isObject(schema['additionalProperties'])) return 'object'
  if (schema['items'] !== undefined) return 'array'
  return undefined
}

/** Returns the schemas that a schema declares for a place, one for each alternative that has it. */
export function schemasAt(document: JsonObject, schema: unknown, place: Place): readonly JsonObject[] {
  return place.reduce<readonly JsonObject[]>(
    (schemas, name) =>
      schemas.flatMap((current) => {
        const inner = objectOf(current['properties'])[name]
        return inner === undefined ? [] : alternatives(document, inner)
      }),
    alternatives(document, schema),
  )
}

/** Lists the alternatives of a schema, and those of the alternatives. */
function alternatives(document: JsonObject, schema: unknown, depth = 0): readonly JsonObject[] {
  const branches = branchesOf(document, schema)
  if (depth > 3) return branches
  return branches.flatMap((branch) =>
    branch['oneOf'] || branch['anyOf'] ? alternatives(document, branch, depth + 1) : [branch],
  )
}
