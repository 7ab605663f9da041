/** An object of a document while it is read. The reader changes it in place, because documents can be large. */
export type Json = Record<string, unknown>

/** Returns whether a value is an object other than an array, which the reader may change. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Returns the object at a property. If it is missing or another kind of value, sets and returns an empty object. */
export function objectAt(parent: Json, name: string): Json {
  const value = own(parent, name)
  if (isJson(value)) return value
  const created = {}
  parent[name] = created
  return created
}

/** Returns the value of a property that is not inherited. */
export function own(object: Json, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** Returns a value as text on one line, without control characters and at most 120 characters long, for messages. */
export function printable(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}
