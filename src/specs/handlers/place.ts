import { isObject } from '../../world/is-object.ts'
import type { Place } from '../model/model.ts'
import type { FlatSchema } from '../schema/flat-schema.ts'
import type { Schemas } from '../schema/schemas.ts'

/** Returns the value at a place; undefined if there is nothing. */
export function valueAtPlace(value: unknown, place: Place): unknown {
  let found = value
  for (const name of place) found = partAt(found, name)
  return found
}

function partAt(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return isIndex(name) ? value[Number(name)] : undefined
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** Returns whether a name in a place selects an item of an array. */
export function isIndex(name: string): boolean {
  return /^\d+$/.test(name)
}

/**
 * Returns a copy of an object with another value at a place. Objects on the way are created if they are missing, and
 * arrays where the place selects an item.
 */
export function withValueAt(value: unknown, [name, ...rest]: Place, part: unknown): unknown {
  if (name === undefined) return part
  if (isIndex(name) && !isObject(value)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : []
    const index = Math.min(Number(name), items.length)
    return items.toSpliced(index, 1, withValueAt(items[index], rest, part))
  }
  const object = isObject(value) ? value : {}
  return { ...object, [name]: withValueAt(Object.hasOwn(object, name) ? object[name] : undefined, rest, part) }
}

/** Returns a value as the text that a path contains; undefined if it is not a string or number. */
export function keyText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** Returns the schema at a place in another; one that allows everything if none is declared there. */
export function schemaAt(schema: unknown, place: Place, schemas: Schemas): FlatSchema {
  let flat = schemas.flat(schema)
  for (const name of place) {
    flat = schemas.flat(flat.properties.get(name) ?? (isIndex(name) ? flat.items : undefined))
  }
  return flat
}
