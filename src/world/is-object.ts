/**
 * Returns whether a value is an object other than an array: neither null nor a primitive.
 * @example
 * isObject([]) // false
 */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
