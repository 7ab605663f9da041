import { FILLED, isMapping, type JsonSchema, mappingAt } from './json-schema.ts'
import { listed, nearest } from './nearest.ts'
import { type Path, valueAt } from './path.ts'
import type { ShapeError } from './source-error.ts'

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'null',
}

/**
 * Where a value does not have the shape that a JSON Schema asks for. It reads the keywords that make the shape; what
 * else stands in a record's schema, such as formats, is held by the validator that the finished record must pass.
 */
export function validateShape(value: unknown, schema: JsonSchema, root: JsonSchema, path: Path = []): ShapeError[] {
  const { $ref, anyOf, type, title } = schema
  if (typeof $ref === 'string') return validateShape(value, definition(root, $ref), root, path)
  if (Array.isArray(anyOf)) return misfitsOfAny(value, anyOf, root, path)
  const types = Array.isArray(type) ? type : typeof type === 'string' ? [type] : []
  const must = (expected: string, near?: string): ShapeError => {
    return { path, found: value, expected: `must be ${typeof title === 'string' ? title : expected}`, nearest: near }
  }
  if (types.length > 0 && !types.some((one) => isOfType(value, one))) {
    return [must(types.map((one) => NOUNS[one]).join(' or '))]
  }
  const problem = valueProblem(value, schema)
  if (problem) return [must(problem.expected, problem.near)]
  if (Array.isArray(value)) {
    const { items } = schema
    return isMapping(items) ? value.flatMap((item, i) => validateShape(item, items, root, [...path, i])) : []
  }
  return isMapping(value) ? misfitsInMapping({ value, schema, root, path }) : []
}

/** The part of a schema to which a reference leads. */
export function definition(root: JsonSchema, reference: string): JsonSchema {
  const found = valueAt(root, reference.slice(2).split('/'))
  if (!isMapping(found)) throw new TypeError(`The schema has nothing at ${reference}`)
  return found
}

/** Of several shapes the one that it comes nearest to is held against it. */
function misfitsOfAny(value: unknown, anyOf: readonly JsonSchema[], root: JsonSchema, path: Path): ShapeError[] {
  const tried = anyOf.map((one) => ({ one, misfits: validateShape(value, one, root, path) }))
  if (tried.some(({ misfits: errors }) => errors.length === 0)) return []
  const meant = tried.filter(({ one }) => one['$ref'] !== FILLED)
  const inside = meant.find(({ misfits: errors }) => errors.every((error) => error.path.length > path.length))
  const [first] = meant
  if (inside ?? meant.length === 1) return (inside ?? first)?.misfits ?? []
  const expected = meant.map(({ one }) => NOUNS[String(one['type'])]).join(' or ')
  return [{ path, found: value, expected: `must be ${expected}` }]
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isMapping(value)
  return type === 'null' ? value === null : typeof value === type
}

function valueProblem(value: unknown, schema: JsonSchema): { expected: string; near?: string | undefined } | undefined {
  const { minimum, maximum, exclusiveMinimum, pattern, minItems, minProperties, maxProperties } = schema
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value)) {
    const values = schema['enum'].map(String)
    const near = typeof value === 'string' ? nearest(value, values) : undefined
    return { expected: `one of ${listed(values)}`, near }
  }
  if (typeof value === 'number') {
    if (typeof minimum === 'number' && value < minimum) return { expected: `${minimum} or more` }
    if (typeof maximum === 'number' && value > maximum) return { expected: `${maximum} or less` }
    if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum)
      return { expected: `above ${exclusiveMinimum}` }
  }
  if (typeof value === 'string' && typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value)) {
    return { expected: `a string like ${pattern}` }
  }
  if (Array.isArray(value) && typeof minItems === 'number' && value.length < minItems) {
    return { expected: `a list of at least ${minItems}` }
  }
  const size = isMapping(value) ? Object.keys(value).length : 0
  if (typeof minProperties === 'number' && size < minProperties) return { expected: `at least ${minProperties}` }
  if (typeof maxProperties === 'number' && size > maxProperties) return { expected: `at most ${maxProperties}` }
  return undefined
}

interface Mapping {
  readonly value: Readonly<Record<string, unknown>>
  readonly schema: JsonSchema
  readonly root: JsonSchema
  readonly path: Path
}

function misfitsInMapping({ value, schema, root, path }: Mapping): ShapeError[] {
  const properties = mappingAt(schema, 'properties')
  const { required, additionalProperties, propertyNames } = schema
  const missing = (Array.isArray(required) ? required : []).filter((name) => value[name] === undefined)
  const names = Object.keys(properties)
  return [
    ...missing.map((name): ShapeError => ({ path: [...path, name], expected: 'is required' })),
    ...Object.entries(value).flatMap(([name, inner]): ShapeError[] => {
      const at = [...path, name]
      const [misnamed] = isMapping(propertyNames) ? validateShape(name, propertyNames, root, at) : []
      if (misnamed) return [{ ...misnamed, part: 'key' }]
      const declared = Object.hasOwn(properties, name) ? properties[name] : additionalProperties
      if (isMapping(declared)) return validateShape(inner, declared, root, at)
      if (declared !== false) return []
      const expected = `is not known here: it must be one of ${listed(names)}`
      return [{ path: at, part: 'key', found: name, expected, nearest: nearest(name, names) }]
    }),
  ]
}
