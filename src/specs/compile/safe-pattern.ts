import { PatternLimitError } from '../../engine/pattern/compile-pattern.ts'
import { BoundedPattern } from '../../engine/pattern/match-pattern.ts'
import { parsePattern } from '../../engine/pattern/parse-pattern.ts'
import type { PatternNode } from '../../engine/pattern/syntax-tree.ts'
import { toUnicodeSource } from '../../engine/pattern/unicode-source.ts'

/** Steps that matching one value may take. */
const MOST_STEPS = 2_000_000
/** Longest text that the runtime's own engine matches, by the number of repetitions without a limit. */
const LONGEST = [100_000, 100_000, 2_000, 200]

/** Tests strings by a regular expression of a foreign document in a bounded number of steps. */
export interface SafePattern {
  readonly source: string
  /** Returns whether a string matches. A string that takes too many steps counts as a match. */
  readonly test: (text: string) => boolean
}

/**
 * Creates a pattern that no string can block. The runtime's own engine matches short strings if the expression has no
 * nested repetitions; all other matches are counted in steps.
 * @throws SyntaxError if the expression is not valid
 */
export function createSafePattern(declared: string): SafePattern {
  const source = toUnicodeSource(declared)
  const { root, hasReferences } = parsePattern(source, 'u')
  const repetitions = hasReferences ? Number.POSITIVE_INFINITY : countRepetitions(root)
  const longest = LONGEST[repetitions] ?? 0
  const native = new RegExp(source, 'u')
  let bounded: BoundedPattern | undefined
  const test = (text: string) => {
    if (text.length <= longest) return native.test(text)
    try {
      bounded ??= new BoundedPattern(source)
      return bounded.exec(text, { left: MOST_STEPS }) !== undefined
    } catch (error) {
      if (error instanceof PatternLimitError) return true
      throw error
    }
  }
  return { source, test }
}

/**
 * Creates a pattern that no string can block. An expression that is not valid matches every string.
 * @example
 * const pattern = createPattern('^[a-z]+$')
 * pattern.test('desk') // true
 */
export function createPattern(declared: string): SafePattern {
  try {
    return createSafePattern(declared)
  } catch {
    return { source: declared, test: () => true }
  }
}

/** Returns the number of repetitions without a limit, or infinity if one contains another repetition. */
function countRepetitions(node: PatternNode): number {
  if (node.kind === 'sequence') return sum(node.items.map(countRepetitions))
  if (node.kind === 'choice') return sum(node.options.map(countRepetitions))
  if (node.kind === 'group' || node.kind === 'look') return countRepetitions(node.body)
  if (node.kind !== 'repetition') return 0
  const inside = countVariable(node.body)
  if (node.max <= 1) return countRepetitions(node.body)
  if (inside > 0) return Number.POSITIVE_INFINITY
  return node.max > node.min ? 1 : 0
}

/** Returns the number of parts that can match different lengths of text. */
function countVariable(node: PatternNode): number {
  if (node.kind === 'sequence') return sum(node.items.map(countVariable))
  if (node.kind === 'choice') return node.options.every(({ kind }) => kind === 'char') ? 0 : 1
  if (node.kind === 'group' || node.kind === 'look') return countVariable(node.body)
  if (node.kind !== 'repetition') return 0
  return node.max > node.min ? 1 : countVariable(node.body)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
