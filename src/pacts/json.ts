import { escapeToken } from '../engine/spec/json-pointer.ts'
import { isObject } from '../world/is-object.ts'

export { valueAt } from '../engine/spec/json-pointer.ts'
export { isObject } from '../world/is-object.ts'

/** The value of a text as JSON; undefined when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Every text in a value with the JSON Pointer that leads to it. */
export function textsIn(value: unknown, at = ''): readonly (readonly [pointer: string, text: string])[] {
  if (typeof value === 'string') return [[at, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${at}/${escapeToken(key)}`))
}

/** The same value with each of its texts replaced. @param name the property that a text stands under, if it does */
export function mapTexts(value: unknown, map: (text: string, name: string) => string, name = ''): unknown {
  if (typeof value === 'string') return map(value, name)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map, name))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, map, key)]))
}

/** The same value, its objects' keys in alphabetical order: equal values become equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    return isObject(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner
  })
}
