import { isJson, type Json, schemaName } from './schema.ts'

/** Returns a named schema of the document. */
export type Resolve = (name: string) => unknown

const IN_PLACE_LISTS = ['allOf', 'anyOf', 'oneOf']
const IN_PLACE = ['if', 'then', 'else']
const CHILDREN = ['items', 'additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'contains']
const CHILD_LISTS = ['prefixItems']
const CHILD_MAPS = ['properties', 'patternProperties']

/** Returns whether a schema applies other schemas to the same value. */
export function isComposed(schema: Json): boolean {
  return [...IN_PLACE_LISTS, ...IN_PLACE, 'dependentSchemas'].some((keyword) => keyword in schema)
}

/** Returns whether one of the alternatives of a schema accepts objects with any properties. */
export function hasFreeAlternative(schema: Json, resolve: Resolve): boolean {
  return ['anyOf', 'oneOf'].some((keyword) => listAt(schema, keyword).some((one) => isFreeForm(one, resolve)))
}

function isFreeForm(schema: unknown, resolve: Resolve): boolean {
  if (!isJson(schema)) return schema === true
  const name = schemaName(schema)
  if (name !== undefined) return isFreeForm(resolve(name), resolve)
  const types = [schema['type'] ?? 'object'].flat()
  const restricts = ['properties', 'patternProperties', 'required', 'enum', 'const', 'not']
  return types.includes('object') && !isComposed(schema) && !restricts.some((keyword) => keyword in schema)
}

/** Returns the schemas that apply to the same value, with references followed. */
export function inPlace(schemas: readonly unknown[], resolve: Resolve): Json[] {
  const all = new Set<Json>()
  const ahead = [...schemas]
  for (const schema of ahead) {
    if (!isJson(schema) || all.has(schema)) continue
    const name = schemaName(schema)
    if (name !== undefined) {
      ahead.push(resolve(name))
      continue
    }
    all.add(schema)
    for (const keyword of IN_PLACE_LISTS) ahead.push(...listAt(schema, keyword))
    for (const keyword of IN_PLACE) ahead.push(schema[keyword])
    ahead.push(...Object.values(mapAt(schema, 'dependentSchemas')))
  }
  return [...all]
}

/** Returns a copy of a schema with the schemas for the same value changed. */
export function mapInPlace(schema: Json, change: (branch: unknown) => unknown): Json {
  return mapKeywords(schema, { one: IN_PLACE, lists: IN_PLACE_LISTS, maps: ['dependentSchemas'] }, change)
}

/** Returns a copy of a schema with the schemas for parts of the value changed. */
export function mapChildren(schema: Json, change: (child: unknown) => unknown): Json {
  return mapKeywords(schema, { one: CHILDREN, lists: CHILD_LISTS, maps: CHILD_MAPS }, change)
}

interface Keywords {
  readonly one: readonly string[]
  readonly lists: readonly string[]
  readonly maps: readonly string[]
}

function mapKeywords(schema: Json, { one, lists, maps }: Keywords, change: (inner: unknown) => unknown): Json {
  const mapped = Object.entries(schema).map(([keyword, value]) => {
    if (one.includes(keyword) && isJson(value)) return [keyword, change(value)] as const
    if (lists.includes(keyword) && Array.isArray(value)) return [keyword, value.map(change)] as const
    if (maps.includes(keyword) && isJson(value)) {
      const inner = Object.entries(value).map(([name, part]) => [name, change(part)] as const)
      return [keyword, Object.fromEntries(inner)] as const
    }
    return [keyword, value] as const
  })
  return Object.fromEntries(mapped)
}

/** Returns the schemas in a list keyword; an empty list if the schema does not have it. */
export function listAt(schema: Json, keyword: string): readonly unknown[] {
  const value = schema[keyword]
  return Array.isArray(value) ? value : []
}

/** Returns the schemas in a mapping keyword; an empty mapping if the schema does not have it. */
export function mapAt(schema: Json, keyword: string): Json {
  const value = schema[keyword]
  return isJson(value) ? value : {}
}
