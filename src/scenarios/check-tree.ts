import { isObject } from '../world/is-object.ts'
import type { Path } from './path.ts'
import type { ShapeError } from './source-error.ts'

/** Deepest nesting of a scenario, in levels. */
export const DEEPEST = 64

/** Largest number of values in a scenario. A value that several aliases refer to counts once per alias. */
const MOST_VALUES = 500_000

/** A name that would replace the prototype of an object instead of adding a property. */
const PROTOTYPE = '__proto__'

/**
 * Checks that a value is a finite tree: nothing in it contains itself, nests too deeply, or is named `__proto__`.
 * Everything else in this folder may walk the value only after this check.
 * @returns the first error
 */
export function checkTree(root: unknown): ShapeError | undefined {
  let values = 0
  const ancestors = new Set<object>()
  const check = (value: unknown, path: Path): ShapeError | undefined => {
    if (++values > MOST_VALUES) {
      return { path, expected: `would exceed the ${MOST_VALUES} values that a scenario may have, counting each alias` }
    }
    if (typeof value !== 'object' || value === null) return undefined
    if (ancestors.has(value)) return { path, expected: 'must not contain itself; remove the alias' }
    if (path.length >= DEEPEST) return { path, expected: `must not nest deeper than ${DEEPEST} levels` }
    ancestors.add(value)
    const error = firstError(value, path, check)
    ancestors.delete(value)
    return error
  }
  return check(root, [])
}

function firstError(
  value: object,
  path: Path,
  check: (value: unknown, path: Path) => ShapeError | undefined,
): ShapeError | undefined {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      const error = check(item, [...path, i])
      if (error) return error
    }
    return undefined
  }
  if (!isObject(value)) return undefined
  for (const [name, inner] of Object.entries(value)) {
    const at = [...path, name]
    if (name === PROTOTYPE) return { path: at, part: 'key', found: name, expected: `must not be named ${PROTOTYPE}` }
    const error = check(inner, at)
    if (error) return error
  }
  return undefined
}
