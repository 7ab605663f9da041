import { SpecError } from '../spec-error.ts'
import type { Json } from './json.ts'

const MOST_VALUES = 5_000_000
const DEEPEST = 500

/**
 * Returns a value in which no object occurs twice, as YAML aliases cause, so that the reader can change objects in
 * place. Counts the values first, without expanding aliases.
 * @throws SpecError if the value is too large, too deep or contains itself
 */
export function withoutAliases(value: unknown, location: string): unknown {
  const { size, shared } = sizeOf(value, location)
  if (size > MOST_VALUES) throw tooLarge(location, `larger than ${MOST_VALUES.toLocaleString('en-US')} values`)
  return shared ? JSON.parse(JSON.stringify(value)) : value
}

/** Checks that a value without aliases is not nested too deeply. @throws SpecError if it is */
export function checkDepth(value: unknown, location: string, depth = 0): void {
  if (typeof value !== 'object' || value === null) return
  if (depth > DEEPEST) throw tooLarge(location, `nested more than ${DEEPEST} levels deep`)
  if (Array.isArray(value)) for (const item of value) checkDepth(item, location, depth + 1)
  // Values of JSON.parse() inherit no enumerable properties. Object.values() would cost a copy of each object.
  else for (const name in value) checkDepth((value as Json)[name], location, depth + 1)
}

/** Counts the values in a value. An object that occurs several times is read once and counted each time. */
function sizeOf(value: unknown, location: string): { readonly size: number; readonly shared: boolean } {
  const sizes = new Map<object, number>()
  let shared = false

  function count(part: unknown, depth: number): number {
    if (typeof part !== 'object' || part === null) return 1
    const known = sizes.get(part)
    if (known === 0) throw tooLarge(location, 'infinite, because a YAML alias contains itself')
    if (known !== undefined) shared = true
    if (known !== undefined) return known
    if (depth > DEEPEST) throw tooLarge(location, `nested more than ${DEEPEST} levels deep`)
    sizes.set(part, 0)
    const size = Object.values(part).reduce((sum: number, member) => sum + count(member, depth + 1), 1)
    sizes.set(part, size)
    return size
  }

  return { size: count(value, 0), shared }
}

function tooLarge(location: string, problem: string): SpecError {
  return new SpecError('DD_SPEC_TOO_LARGE', { location, problem })
}
