import type { SchemaError } from '../spec/validators.ts'

/** An error while its path is still relative to a part of the value. */
export interface FoundError extends SchemaError {
  instancePath: string
}

/** Names of the properties of an object that some schema for it declares. */
export class DeclaredNames {
  readonly #sets: ReadonlySet<string>[] = []
  #all = false

  addAll(): void {
    this.#all = true
  }

  add(names: ReadonlySet<string>): void {
    this.#sets.push(names)
  }

  merge(other: DeclaredNames): void {
    if (other.#all) this.#all = true
    this.#sets.push(...other.#sets)
  }

  has(name: string): boolean {
    return this.#all || this.#sets.some((names) => names.has(name))
  }
}

/** Collects errors; undefined if nobody asks for them. */
export type Errors = FoundError[] | undefined

/**
 * A compiled schema. Returns whether a value is valid; if it is not, adds errors with paths that start at the value.
 * @param declared collects the properties that the schema declares, if a schema around it needs them
 */
export type Check = (value: unknown, errors: Errors, declared: DeclaredNames | undefined) => boolean

/** Adds an error of the value itself. @returns false, because the value is not valid */
export function fail(errors: Errors, keyword: string, params: SchemaError['params'], message?: string): false {
  errors?.push({ instancePath: '', keyword, params, ...(message !== undefined && { message }) })
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
  const [first, second, ...rest] = checks
  if (!first || !second) return first
  const pair = collects ? bothOf(first, second) : firstOf(first, second)
  return inOrder([pair, ...rest], collects)
}

function bothOf(one: Check, other: Check): Check {
  return (value, errors, declared) => {
    const valid = one(value, errors, declared)
    return other(value, errors, declared) && valid
  }
}

function firstOf(one: Check, other: Check): Check {
  return (value, errors, declared) => one(value, errors, declared) && other(value, errors, declared)
}
