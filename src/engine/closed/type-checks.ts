import { isObject } from '../../world/is-object.ts'
import { type Check, fail } from './check.ts'

type Test = (value: unknown) => boolean

/** Types of JSON Schema, each with a function that recognises its values. */
const TYPES: Readonly<Record<string, Test>> = {
  string: (value) => typeof value === 'string',
  number: Number.isFinite,
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: isObject,
}

/** Returns a function that recognises the values of some types. @throws TypeError if JSON Schema has no such type */
export function isOfType(types: readonly unknown[]): Test {
  const tests = types.map((type) => {
    const test = TYPES[String(type)]
    if (!test) throw new TypeError(`JSON Schema has no type "${String(type)}"`)
    return test
  })
  const only = tests.length === 1 ? tests[0] : undefined
  return only ?? ((value) => tests.some((test) => test(value)))
}

/** Returns a check that reports values of other types. @param declared the types as the schema declares them */
export function typeCheck(declared: unknown): Check {
  const params = { type: declared }
  // The most frequent checks of all call nothing.
  if (declared === 'string') return (value, errors) => typeof value === 'string' || fail(errors, 'type', params)
  if (declared === 'boolean') return (value, errors) => typeof value === 'boolean' || fail(errors, 'type', params)
  const isRight = isOfType([declared].flat())
  return (value, errors) => isRight(value) || fail(errors, 'type', params)
}

/** Returns a check of the values of a type that also reports values of other types. */
export function typedCheck(type: string, check: Check): Check {
  const params = { type }
  if (type === 'string')
    return (value, errors, declared) => {
      return typeof value === 'string' ? check(value, errors, declared) : fail(errors, 'type', params)
    }
  if (type === 'object')
    return (value, errors, declared) => {
      return isObject(value) ? check(value, errors, declared) : fail(errors, 'type', params)
    }
  const isRight = isOfType([type])
  return (value, errors, declared) => {
    return isRight(value) ? check(value, errors, declared) : fail(errors, 'type', params)
  }
}

/** Returns a check of the values of a type that accepts values of other types. */
export function checkIfOfType(type: string, check: Check): Check {
  const isRight = isOfType([type])
  return (value, errors, declared) => !isRight(value) || check(value, errors, declared)
}
