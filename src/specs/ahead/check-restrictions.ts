import { fullFormats } from 'ajv-formats/dist/formats.js'
import { createPattern, type SafePattern } from '../compile/safe-pattern.ts'

type Restrictions = Readonly<Record<string, unknown>>
type Limit = (value: number, limit: number) => boolean

/** Checks of numbers by the keyword that contains the limit. */
const NUMBERS: Readonly<Record<string, Limit>> = {
  minimum: (value, limit) => value >= limit,
  maximum: (value, limit) => value <= limit,
  exclusiveMinimum: (value, limit) => value > limit,
  exclusiveMaximum: (value, limit) => value < limit,
  multipleOf: (value, limit) => Number.isInteger(Number((value / limit).toPrecision(12))),
}

/** Checks of the length of a string by the keyword that contains the limit. */
const LENGTHS: Readonly<Record<string, Limit>> = {
  minLength: (length, limit) => length >= limit,
  maxLength: (length, limit) => length <= limit,
}

const patterns = new Map<string, SafePattern>()
/** Most patterns that are kept. */
const MOST_PATTERNS = 1_000

/** Returns whether a string or number meets the restrictions of a schema without parts. Compiles no code. */
export function meetsRestrictions(restrictions: Restrictions, value: unknown): boolean {
  if (typeof value === 'number') return meetsLimits(NUMBERS, restrictions, value)
  if (typeof value !== 'string') return true
  const { format, pattern } = restrictions
  if (!meetsLimits(LENGTHS, restrictions, Array.from(value).length)) return false
  if (typeof pattern === 'string' && !patternOf(pattern).test(value)) return false
  return typeof format !== 'string' || hasFormat(format, value)
}

function meetsLimits(checks: Readonly<Record<string, Limit>>, restrictions: Restrictions, value: number): boolean {
  return Object.entries(checks).every(([keyword, meets]) => {
    const limit = restrictions[keyword]
    return typeof limit !== 'number' || meets(value, limit)
  })
}

function patternOf(source: string): SafePattern {
  const known = patterns.get(source)
  if (known) return known
  if (patterns.size >= MOST_PATTERNS) patterns.clear()
  const created = createPattern(source)
  patterns.set(source, created)
  return created
}

function hasFormat(name: string, value: string): boolean {
  const format = Object.getOwnPropertyDescriptor(fullFormats, name)?.value
  const check: unknown = format instanceof RegExp || typeof format === 'function' ? format : format?.validate
  if (check instanceof RegExp) return check.test(value)
  return typeof check !== 'function' || check(value) === true
}
