import { isObject } from '../world/is-object.ts'
import { type JsonSchema, mappingAt, PLACEHOLDER } from './json-schema.ts'
import { formatNames, nearest } from './nearest.ts'
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
 * Returns the places where a value does not have the shape that a JSON Schema requires. Checks only the keywords that
 * make up the shape. The validator of the finished record checks the others, such as `format`.
 */
export function validateShape(value: unknown, schema: JsonSchema, root: JsonSchema, path: Path = []): ShapeError[] {
  const { $ref, anyOf, type, title } = schema
  if (typeof $ref === 'string') return validateShape(value, findDefinition(root, $ref), root, path)
  if (Array.isArray(anyOf)) return validateAnyOf(value, anyOf, root, path)
  const types = Array.isArray(type) ? type : typeof type === 'string' ? [type] : []
  const shapeError = (expected: string, near?: string): ShapeError => {
    return { path, found: value, expected: `must be ${typeof title === 'string' ? title : expected}`, nearest: near }
  }
  if (types.length > 0 && !types.some((one) => isOfType(value, one))) {
    return [shapeError(types.map((one) => NOUNS[one]).join(' or '))]
  }
  const problem = valueProblem(value, schema)
  if (problem) return [shapeError(problem.expected, problem.near)]
  if (Array.isArray(value)) return validateItems(value, schema, root, path)
  return isObject(value) ? validateMapping({ value, schema, root, path }) : []
}

function validateItems(value: readonly unknown[], schema: JsonSchema, root: JsonSchema, path: Path): ShapeError[] {
  const { items, prefixItems = [] } = schema
  return value.flatMap((item, i) => {
    const declared = (Array.isArray(prefixItems) && prefixItems[i]) || items
    return isObject(declared) ? validateShape(item, declared, root, [...path, i]) : []
  })
}

/** Returns the part of a schema that a `$ref` points to. @throws TypeError if that part is missing */
export function findDefinition(root: JsonSchema, reference: string): JsonSchema {
  const found = valueAt(root, reference.slice(2).split('/'))
  if (!isObject(found)) throw new TypeError(`The schema has no definition at ${reference}.`)
  return found
}

/** Checks a value against several schemas. If none matches, returns the errors of the closest one. */
function validateAnyOf(value: unknown, anyOf: readonly JsonSchema[], root: JsonSchema, path: Path): ShapeError[] {
  const attempts = anyOf.map((one) => ({ one, errors: validateShape(value, one, root, path) }))
  if (attempts.some(({ errors }) => errors.length === 0)) return []
  const candidates = attempts.filter(({ one }) => one['$ref'] !== PLACEHOLDER)
  const inside = candidates.find(({ errors }) => errors.every((error) => error.path.length > path.length))
  const [first] = candidates
  if (inside ?? candidates.length === 1) return (inside ?? first)?.errors ?? []
  const expected = candidates.map(({ one }) => NOUNS[String(one['type'])]).join(' or ')
  return [{ path, found: value, expected: `must be ${expected}` }]
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  return type === 'null' ? value === null : typeof value === type
}

function valueProblem(value: unknown, schema: JsonSchema): { expected: string; near?: string | undefined } | undefined {
  const { pattern, minItems, maxItems, minProperties, maxProperties } = schema
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value)) {
    const values = schema['enum'].map(String)
    const near = typeof value === 'string' ? nearest(value, values) : undefined
    return { expected: `one of ${formatNames(values)}`, near }
  }
  if (typeof value === 'number' && !isInRange(value, schema)) return { expected: formatRange(schema) }
  if (typeof value === 'string' && typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value)) {
    return { expected: 'a string in the format that the scenario schema describes' }
  }
  if (Array.isArray(value) && typeof maxItems === 'number' && maxItems === minItems && value.length !== minItems) {
    return { expected: `a list of ${minItems} items` }
  }
  if (Array.isArray(value) && typeof minItems === 'number' && value.length < minItems) {
    return { expected: `a list of ${minItems} or more items` }
  }
  const size = isObject(value) ? Object.keys(value).length : 0
  if (typeof minProperties === 'number' && size < minProperties) {
    return { expected: `a mapping with ${minProperties} or more properties` }
  }
  if (typeof maxProperties === 'number' && size > maxProperties) {
    return { expected: `a mapping with ${maxProperties} or fewer properties` }
  }
  return undefined
}

function isInRange(value: number, { minimum, maximum, exclusiveMinimum }: JsonSchema): boolean {
  if (typeof minimum === 'number' && value < minimum) return false
  if (typeof maximum === 'number' && value > maximum) return false
  return !(typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum)
}

/** Formats the bounds of a number: `a whole number from 0 to 65535`. */
function formatRange({ type, minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  const noun = type === 'integer' ? 'a whole number' : 'a number'
  const [least, most, above] = [minimum, maximum, exclusiveMinimum].map((bound) => {
    return typeof bound === 'number' ? String(bound) : undefined
  })
  if (least !== undefined && most !== undefined) return `${noun} from ${least} to ${most}`
  if (above !== undefined) return `${noun} above ${above}${most === undefined ? '' : ` and at most ${most}`}`
  return least === undefined ? `${noun} of at most ${most ?? 'any value'}` : `${noun} of at least ${least}`
}

interface MappingCheck {
  readonly value: Readonly<Record<string, unknown>>
  readonly schema: JsonSchema
  readonly root: JsonSchema
  readonly path: Path
}

function validateMapping({ value, schema, root, path }: MappingCheck): ShapeError[] {
  const properties = mappingAt(schema, 'properties')
  const { required, additionalProperties, propertyNames } = schema
  const missing = (Array.isArray(required) ? required : []).filter((name) => value[name] === undefined)
  const names = Object.keys(properties)
  return [
    ...missing.map((name): ShapeError => ({ path: [...path, name], expected: 'is required' })),
    ...Object.entries(value).flatMap(([name, inner]): ShapeError[] => {
      const at = [...path, name]
      const [nameError] = isObject(propertyNames) ? validateShape(name, propertyNames, root, at) : []
      if (nameError) return [{ ...nameError, part: 'key' }]
      const declared = Object.hasOwn(properties, name) ? properties[name] : additionalProperties
      if (isObject(declared)) return validateShape(inner, declared, root, at)
      if (declared !== false) return []
      const expected = `is not a known property; use one of ${formatNames(names)}`
      return [{ path: at, part: 'key', found: name, expected, nearest: nearest(name, names) }]
    }),
  ]
}
