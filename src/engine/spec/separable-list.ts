import { isObject } from '../../world/is-object.ts'
import { type Document, resolve } from './document.ts'

/** A list in a value. */
export interface ListPlace {
  /** names of the members that lead to it; empty if the value is the list */
  readonly place: readonly string[]
  /** number of its entries */
  readonly length: number
}

/** Keywords whose result may depend on more than one entry of a list, or on a list together with other members. */
const COMBINING = (
  'anyOf oneOf not if const enum patternProperties propertyNames dependentSchemas ' +
  'unevaluatedProperties unevaluatedItems uniqueItems contains prefixItems $dynamicRef'
).split(' ')
/** Most references and parts of `allOf` on the way to a list. */
const DEEPEST = 20

/**
 * Returns whether a value is valid exactly if it is valid with every part of one of its lists instead of the whole list, so
 * that a long list can be checked in parts.
 * @param schema the schema of the value
 */
export function isSeparable(document: Document, schema: unknown, { place, length }: ListPlace, depth = 0): boolean {
  if (schema === undefined || schema === true) return true
  const found = resolve<unknown>(document, schema)
  if (!isObject(found) || depth > DEEPEST || COMBINING.some((keyword) => keyword in found)) return false
  const { allOf = [], minItems = 0, maxItems = length, properties = {} } = found
  if (!Array.isArray(allOf) || !allOf.every((part) => isSeparable(document, part, { place, length }, depth + 1))) {
    return false
  }
  const [name, ...rest] = place
  if (name === undefined) return Number(minItems) <= 1 && Number(maxItems) >= length
  if (!isObject(properties) || 'items' in found) return false
  const member = Object.hasOwn(properties, name) ? properties[name] : found['additionalProperties']
  return isSeparable(document, member, { place: rest, length }, depth + 1)
}

/** Returns the only list in a value that has more entries than a number; undefined if none or several have. */
export function longListIn(value: unknown, most: number, depth = 0): ListPlace | undefined {
  if (Array.isArray(value)) return value.length > most ? { place: [], length: value.length } : undefined
  if (depth >= DEEPEST_LIST || !isObject(value)) return undefined
  let found: ListPlace | undefined
  for (const name in value) {
    const inner = longListIn(value[name], most, depth + 1)
    if (!inner) continue
    if (found) return undefined
    found = { place: [name, ...inner.place], length: inner.length }
  }
  return found
}

/** Deepest nesting of a list that is found, in members. */
const DEEPEST_LIST = 3
