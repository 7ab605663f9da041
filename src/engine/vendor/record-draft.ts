/**
 * Returns a value of a draft if it is a string. Validation rejects any other value when the record is created.
 * @example
 * stringOrUndefined(3) // undefined
 */
export function stringOrUndefined(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
