import type { Document } from '../../engine/spec/document.ts'
import { nearest } from '../../engine/spec/nearest.ts'
import { isObject } from '../../world/is-object.ts'
import { SpecError } from '../spec-error.ts'
import type { ResourceExtension } from './resource-extension.ts'
import { resourceSchema } from './resource-schema.ts'

/**
 * Returns the `x-resource` of each path item that has one.
 * @throws SpecError if one does not have the form of its JSON Schema
 */
export function readExtensions(document: Document): Map<string, ResourceExtension> {
  const found = new Map<string, ResourceExtension>()
  for (const [path, item] of Object.entries(document.paths)) {
    const value: unknown = 'x-resource' in item ? item['x-resource'] : undefined
    if (value === undefined) continue
    const problem = problemOf(value, resourceSchema, 'x-resource')
    if (problem !== undefined) throw new SpecError('DD_SPEC_RESOURCE', { path, problem })
    // The schema above describes exactly this type.
    found.set(path, value as ResourceExtension)
  }
  return found
}

/** Returns why a value does not match a schema, with the keywords that the schema of `x-resource` uses. */
function problemOf(value: unknown, schema: Readonly<Record<string, unknown>>, place: string): string | undefined {
  const { anyOf, type, enum: values } = schema
  if (Array.isArray(anyOf)) return branchProblem(value, anyOf.filter(isObject), place)
  if (Array.isArray(values)) return values.includes(value) ? undefined : `${place} must be one of ${values.join(', ')}`
  const types = Array.isArray(type) ? type : type === undefined ? [] : [type]
  if (types.length > 0 && !types.some((one) => isOfType(value, one))) return `${place} must be ${types.join(' or ')}`
  if (isObject(value)) return objectProblem(value, schema, place)
  const { items } = schema
  if (!Array.isArray(value) || !isObject(items)) return undefined
  return firstProblem(value.map((item, index) => () => problemOf(item, items, `${place}[${index}]`)))
}

/** Returns the problem with the branch that has the type of the value. */
function branchProblem(
  value: unknown,
  branches: Readonly<Record<string, unknown>>[],
  place: string,
): string | undefined {
  const problems = branches.map((branch) => problemOf(value, branch, place))
  if (problems.includes(undefined)) return undefined
  const own = branches.findIndex(({ type }) => isOfType(value, type))
  return problems[Math.max(own, 0)]
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === 'object') return isObject(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'null') return value === null
  return type === 'integer' ? Number.isSafeInteger(value) : typeof value === type
}

function objectProblem(
  value: Readonly<Record<string, unknown>>,
  schema: Readonly<Record<string, unknown>>,
  place: string,
): string | undefined {
  const properties = isObject(schema['properties']) ? schema['properties'] : {}
  const { required, additionalProperties: others } = schema
  const missing = Array.isArray(required) ? required.find((name) => !(String(name) in value)) : undefined
  if (missing !== undefined) return `${place} must have the property ${String(missing)}`
  return firstProblem(
    Object.entries(value).map(([name, inner]) => () => {
      const own = Object.hasOwn(properties, name) ? properties[name] : undefined
      if (isObject(own)) return problemOf(inner, own, `${place}.${name}`)
      if (isObject(others)) return problemOf(inner, others, `${place}.${name}`)
      return others === false ? unknownProperty(name, Object.keys(properties), place) : undefined
    }),
  )
}

function unknownProperty(name: string, known: readonly string[], place: string): string {
  return `${place} has the unknown property ${name}; did you mean ${nearest(name, known, 1)[0] ?? 'another'}?`
}

function firstProblem(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const problem = check()
    if (problem !== undefined) return problem
  }
  return undefined
}
