import { isObject } from '../../world/is-object.ts'

/** Types of JSON Schema, each with a function that recognises its values. */
const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: Number.isFinite,
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: isObject,
}

/** Returns a function that recognises the values of some types. @throws TypeError if JSON Schema has no such type */
export function isOfType(types: readonly unknown[]): (value: unknown) => boolean {
  const tests = types.map((type) => {
    const test = TYPES[String(type)]
    if (!test) throw new TypeError(`JSON Schema has no type "${String(type)}"`)
    return test
  })
  const [first, second] = tests
  return first && !second ? first : (value) => tests.some((test) => test(value))
}
