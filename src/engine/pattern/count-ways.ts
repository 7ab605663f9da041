import type { ParsedPattern } from './parse-pattern.ts'
import type { PatternNode, Repetition } from './syntax-tree.ts'

/**
 * Returns in how many ways a pattern can match from one position of a text, at most; infinity if it has back references.
 * An engine that tries each of them, as the runtime's own does, takes time that grows with this number.
 * @param length number of characters of the text
 */
export function countWays({ root, hasReferences }: ParsedPattern, length: number): number {
  return hasReferences ? Number.POSITIVE_INFINITY : waysOf(root, length)
}

function waysOf(node: PatternNode, length: number): number {
  if (node.kind === 'sequence') return node.items.reduce((ways, item) => ways * waysOf(item, length), 1)
  if (node.kind === 'choice') return node.options.reduce((ways, option) => ways + waysOf(option, length), 0)
  if (node.kind === 'group' || node.kind === 'look') return waysOf(node.body, length)
  return node.kind === 'repetition' ? waysOfRepetition(node, length) : 1
}

/** Counts the ways to match so many repetitions, each of which can match in several ways. */
function waysOfRepetition({ body, min, max }: Repetition, length: number): number {
  const most = Math.max(min, Math.min(max, length))
  const ways = waysOf(body, length)
  return ways === 1 ? most - min + 1 : ways ** most * (min === most ? 1 : 2)
}
