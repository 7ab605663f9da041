import type { FlatSchema } from '../schema/flat-schema.ts'

/** Bounds of the length of a string, in UTF-16 code units. */
export interface Lengths {
  readonly least: number
  readonly most: number
}

/** Longest string that is padded to a minimal length. */
const LONGEST = 100_000

/** Returns whether a text has a length that a schema allows, and matches its pattern if it has one. */
export function fits(text: string, keywords: FlatSchema['keywords']): boolean {
  const { least, most } = lengthsOf(keywords)
  return text.length >= least && text.length <= most && matches(text, keywords['pattern'])
}

/** Returns the lengths that a schema allows. A very long minimum is lowered. */
export function lengthsOf({ minLength, maxLength }: FlatSchema['keywords']): Lengths {
  return {
    least: typeof minLength === 'number' ? Math.min(minLength, LONGEST) : 0,
    most: typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY,
  }
}

function matches(text: string, pattern: unknown): boolean {
  if (typeof pattern !== 'string') return true
  try {
    return new RegExp(pattern, 'u').test(text)
  } catch {
    return false
  }
}
