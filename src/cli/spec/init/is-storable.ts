import { isJson, type Json, resolved, schemaName } from '../../../engine/closed/schema.ts'
import { withoutAnnotations } from '../generate/annotations.ts'
import { isDirectional, objectShape } from './object-shape.ts'

/** Most schemas inside each other that are compared. */
const DEEPEST = 6

/** Keywords that limit the values of a type, but not the generated type. */
const LIMITS = [
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
]
/** Keywords of schemas that are only compared as a whole. */
const COMPOSED = [
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'const',
  'prefixItems',
  'contains',
  'additionalProperties',
  'patternProperties',
  'propertyNames',
  'unevaluatedProperties',
  'minProperties',
  'maxProperties',
]
/** Formats that limit numbers only. */
const NUMBER_FORMATS = ['int32', 'int64', 'float', 'double']

/**
 * Returns whether every value of one schema is a value of another schema, and the generated types agree, so that code can
 * store a property of a request in a record. Returns false if this does not follow from simple rules.
 */
export function isStorable(document: Json, sent: unknown, stored: unknown, depth = 0): boolean {
  if (isSame(sent, stored)) return !isDirectional(document, sent)
  if (!isJson(sent) || !isJson(stored) || depth > DEEPEST) return false
  if (schemaName(sent) !== undefined || schemaName(stored) !== undefined) {
    return isStorable(document, resolved(document, sent), resolved(document, stored), depth + 1)
  }
  if ([sent, stored].some((schema) => COMPOSED.some((keyword) => keyword in schema))) return false
  const areSimple = !isDirectional(document, sent) && !isDirectional(document, stored)
  return areSimple && hasTypes(sent, stored) && hasLimits(sent, stored) && hasParts(document, { sent, stored, depth })
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(withoutAnnotations(a)) === JSON.stringify(withoutAnnotations(b))
}

/** Returns whether the types and listed values of one schema are among those of another. */
function hasTypes(sent: Json, stored: Json): boolean {
  const [own, others] = [typesOf(sent), typesOf(stored)]
  if (own.length === 0 || !own.every((type) => others.includes(type))) return false
  const listed: unknown = stored['enum']
  if (!Array.isArray(listed)) return true
  return Array.isArray(sent['enum']) && sent['enum'].every((value) => listed.includes(value))
}

function typesOf({ type }: Json): string[] {
  const types: unknown[] = Array.isArray(type) ? type : [type]
  return types.flatMap((one) => (typeof one === 'string' ? [one] : []))
}

/** Returns whether one schema has all limits of another. */
function hasLimits(sent: Json, stored: Json): boolean {
  return LIMITS.every((keyword) => {
    const limit = stored[keyword]
    const isFree = limit === undefined || NUMBER_FORMATS.some((format) => format === limit)
    return isFree || Array.isArray(sent['enum']) || limit === sent[keyword]
  })
}

interface Parts {
  readonly sent: Json
  readonly stored: Json
  readonly depth: number
}

/** Returns whether the items and properties of one schema can be stored as those of another. */
function hasParts(document: Json, { sent, stored, depth }: Parts): boolean {
  const types = typesOf(sent)
  if (types.includes('array') && !isStorable(document, sent['items'], stored['items'], depth + 1)) return false
  if (!types.includes('object')) return true
  const [from, to] = [objectShape(document, sent), objectShape(document, stored)]
  if (from === undefined || to === undefined || from.properties.size === 0) return false
  if ([...to.required].some((name) => !from.present.has(name))) return false
  return [...from.properties].every(([name, property]) => {
    const own = to.properties.get(name)
    return own !== undefined && isStorable(document, property, own, depth + 1)
  })
}
