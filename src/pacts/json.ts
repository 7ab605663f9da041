import { escapeToken } from '../engine/spec/json-pointer.ts'
import { isObject } from '../world/is-object.ts'

export { valueAt } from '../engine/spec/json-pointer.ts'
export { isObject } from '../world/is-object.ts'

/** Parses a string as JSON. Returns undefined if the string is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Returns every string in a JSON value with its JSON Pointer. */
export function stringsIn(value: unknown, at = ''): readonly (readonly [pointer: string, text: string])[] {
  if (typeof value === 'string') return [[at, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => stringsIn(inner, `${at}/${escapeToken(key)}`))
}

/**
 * Returns a copy of a JSON value with each string replaced.
 * @param map called with each string and the name of its property
 */
export function mapStrings(value: unknown, map: (text: string, name: string) => string, name = ''): unknown {
  if (typeof value === 'string') return map(value, name)
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, map, name))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapStrings(inner, map, key)]))
}

/** Serialises a value as JSON with sorted object keys, so that equal values have equal results. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(withSortedKeys(value))
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, withSortedKeys(value[key])]),
  )
}
