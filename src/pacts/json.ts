import { escapeStep } from '../engine/exchange/findings.ts'

/** Checks for a JSON object, which is neither an array nor null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

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
  return Object.entries(value).flatMap(([key, inner]) => stringsIn(inner, `${at}/${escapeStep(key)}`))
}

/** Returns the value at a JSON Pointer, or undefined if the pointer leads nowhere. */
export function valueAt(value: unknown, pointer: string): unknown {
  let found = value
  for (const step of pointer.split('/').slice(1)) {
    if (typeof found !== 'object' || found === null) return undefined
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    found = Object.getOwnPropertyDescriptor(found, key)?.value
  }
  return found
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
  return JSON.stringify(value, (_, inner: unknown) => {
    return isObject(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner
  })
}
