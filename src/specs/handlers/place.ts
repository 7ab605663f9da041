import { isObject } from '../../world/is-object.ts'
import type { Place } from '../model/model.ts'

/** Returns the value at a place; undefined if there is nothing. */
export function valueAtPlace(value: unknown, place: Place): unknown {
  let found = value
  for (const name of place) {
    if (!isObject(found) || !Object.hasOwn(found, name)) return undefined
    found = found[name]
  }
  return found
}

/** Returns a copy of an object with another value at a place. Objects on the way are created if they are missing. */
export function withValueAt(value: unknown, [name, ...rest]: Place, part: unknown): unknown {
  if (name === undefined) return part
  const object = isObject(value) ? value : {}
  return { ...object, [name]: withValueAt(Object.hasOwn(object, name) ? object[name] : undefined, rest, part) }
}

/** Returns a value as the text that a path contains; undefined if it is not a string or number. */
export function keyText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
