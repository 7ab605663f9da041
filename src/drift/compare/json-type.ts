/** A type of JSON Schema. */
export type JsonType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object'

/** Returns the type of a JSON value, the narrowest of JSON Schema. */
export function jsonTypeOf(value: unknown): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  if (typeof value === 'string') return 'string'
  return typeof value === 'boolean' ? 'boolean' : 'object'
}

/** Returns the types that a schema declares; empty if it declares none. */
export function declaredTypes({ type }: Readonly<Record<string, unknown>>): readonly string[] {
  return typeof type === 'string' ? [type] : Array.isArray(type) ? type.map(String) : []
}

/** Returns whether a value has one of the declared types. */
export function hasType(value: unknown, types: readonly string[]): boolean {
  const type = jsonTypeOf(value)
  return types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'))
}
