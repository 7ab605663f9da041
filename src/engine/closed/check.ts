import type { SchemaError } from '../spec/validators.ts'

/** An error while its path is still relative to a part of the value. */
export interface FoundError extends SchemaError {
  instancePath: string
}

/** Names of the properties of an object that some schema for it declares. */
export class DeclaredNames {
  readonly #names = new Set<string>()
  #all = false

  addAll(): void {
    this.#all = true
  }

  add(names: Iterable<string>): void {
    for (const name of names) this.#names.add(name)
  }

  merge(other: DeclaredNames): void {
    if (other.#all) this.#all = true
    this.add(other.#names)
  }

  has(name: string): boolean {
    return this.#all || this.#names.has(name)
  }
}

/**
 * A compiled schema. Returns whether a value is valid; if it is not, adds errors with paths that start at the value.
 * @param declared collects the properties that the schema declares, if a schema around it needs them
 */
export type Check = (value: unknown, errors: FoundError[], declared: DeclaredNames | undefined) => boolean

/** Adds an error of the value itself. @returns false, because the value is not valid */
export function fail(errors: FoundError[], keyword: string, params: SchemaError['params'], message?: string): false {
  errors.push({ instancePath: '', keyword, params, ...(message !== undefined && { message }) })
  return false
}

/** Prepends the place of a part to the paths of its errors. */
export function placeErrors(errors: FoundError[], from: number, place: string | number): void {
  const prefix = typeof place === 'number' ? `/${place}` : `/${place.replaceAll('~', '~0').replaceAll('/', '~1')}`
  for (let i = from; i < errors.length; i++) {
    const error = errors[i]
    if (error) error.instancePath = prefix + error.instancePath
  }
}

/** Returns a check that makes several checks in order, and stops at the first error unless it collects all. */
export function inOrder(checks: readonly Check[], collects: boolean): Check | undefined {
  const [first, second] = checks
  if (!second) return first
  return collects ? allOf(checks) : firstOf(checks)
}

function allOf(checks: readonly Check[]): Check {
  return (value, errors, declared) => {
    let valid = true
    for (const check of checks) if (!check(value, errors, declared)) valid = false
    return valid
  }
}

function firstOf(checks: readonly Check[]): Check {
  return (value, errors, declared) => {
    for (const check of checks) if (!check(value, errors, declared)) return false
    return true
  }
}
