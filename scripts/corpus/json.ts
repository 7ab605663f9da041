/** An object of a JSON document. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Names of properties and indexes of items that lead to a value, outermost first. */
export type Place = readonly string[]

/** Checks that a value is an object, and neither an array nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Returns a value if it is an object, else an empty object. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

/** Returns a value if it is an array, else an empty array. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Returns the value at a place, undefined if there is no such place. */
export function at(value: unknown, place: Place): unknown {
  let found = value
  for (const name of place) {
    if (Array.isArray(found)) found = found[Number(name)]
    else if (isObject(found) && Object.hasOwn(found, name)) found = found[name]
    else return undefined
  }
  return found
}

/** Returns a copy of an object with another value at a place. Objects that are missing on the way are created. */
export function withValue(object: unknown, place: Place, value: unknown): unknown {
  const [name, ...rest] = place
  if (name === undefined) return value
  return { ...objectOf(object), [name]: withValue(objectOf(object)[name], rest, value) }
}

/** A string, number or boolean. */
export type Scalar = string | number | boolean

/** Checks that a value is a string, number or boolean. */
export function isScalar(value: unknown): value is Scalar {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

/** Lists the scalars of an object with their places, arrays left out. */
export function scalarsOf(value: unknown, place: Place = []): readonly (readonly [Place, Scalar])[] {
  if (isScalar(value)) return [[place, value]]
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => scalarsOf(inner, [...place, name]))
}

/** Returns a name without case and punctuation, so that `FriendlyName` equals `friendly_name`. */
export function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

/** Finds a value by a place whose names may differ in case and punctuation. Returns the real place. */
export function foldedPlace(record: unknown, place: Place): Place | undefined {
  let value = record
  const found: string[] = []
  for (const name of place) {
    if (!isObject(value)) return undefined
    const property = Object.hasOwn(value, name) ? name : Object.keys(value).find((one) => fold(one) === fold(name))
    if (property === undefined) return undefined
    found.push(property)
    value = value[property]
  }
  return found
}
