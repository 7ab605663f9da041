import { parsePattern } from '../../engine/pattern/parse-pattern.ts'
import type { CharClass, PatternNode } from '../../engine/pattern/syntax-tree.ts'
import type { Random } from '../../world/random.ts'
import { createSafePattern, type SafePattern } from '../compile/safe-pattern.ts'
import type { Lengths } from './fits.ts'

/** How many strings are tried for patterns with assertions, which generation ignores. */
const ATTEMPTS = 12
/** Longest string that is generated. */
const LONGEST = 4096
/** Characters that strings consist of, in groups from which one is chosen if the pattern allows. */
const ALPHABETS = [
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  '_-. /:@#+=,;~!$%&\'()*?[]{}|^<>"\\`\n\t',
]
/** Letters of hexadecimal numbers, which are mixed with digits if a class has all of both. */
const HEXADECIMAL = '0123456789abcdef'

/** Returns a string that matches a pattern and has a valid length; undefined if none was found. */
export function samplePattern(declared: string, lengths: Lengths, random: Random): string | undefined {
  const pattern = known.get(declared) ?? readPattern(declared)
  known.set(declared, pattern)
  if (!pattern) return undefined
  const [least, most] = [lengths.least, Math.min(lengths.most, LONGEST)]
  for (let i = 0; i < ATTEMPTS; i++) {
    const text = complete(generate(pattern.root, { random, extra: extraFor(i, least) }), least, pattern)
    if (text.length >= least && text.length <= most && pattern.safe.test(text)) return text
  }
  return undefined
}

interface ReadPattern {
  readonly root: PatternNode
  readonly safe: SafePattern
}

const known = new Map<string, ReadPattern | undefined>()

function readPattern(declared: string): ReadPattern | undefined {
  try {
    const safe = createSafePattern(declared)
    return { root: parsePattern(safe.source, 'u').root, safe }
  } catch {
    return undefined
  }
}

/** Returns how often open repetitions are repeated more than they must: first a little, later as needed. */
function extraFor(attempt: number, least: number): number {
  return [3, 0, least, 1, Math.ceil(least / 2)][attempt] ?? attempt
}

/** Appends letters to a string that is too short, for patterns that are not anchored at the end. */
function complete(text: string, least: number, { safe }: ReadPattern): string {
  if (text.length >= least || text.length === 0) return text
  const longer = text.padEnd(least, text.at(-1))
  return safe.test(longer) ? longer : text.padEnd(least, 'a')
}

interface Generation {
  readonly random: Random
  /** additional rounds of repetitions without a limit */
  readonly extra: number
}

function generate(node: PatternNode, generation: Generation): string {
  const { random, extra } = generation
  switch (node.kind) {
    case 'char':
      return memberOf(node.class, random)
    case 'sequence':
      return node.items.map((item) => generate(item, generation)).join('')
    case 'choice':
      return generate(random.pick(node.options), generation)
    case 'group':
      return generate(node.body, generation)
    case 'repetition': {
      const rounds = Math.min(node.max, node.min === 0 && node.max === 1 ? 0 : node.min + extra, LONGEST)
      return Array.from({ length: rounds }, () => generate(node.body, generation)).join('')
    }
    default:
      return ''
  }
}

const members = new WeakMap<CharClass, string>()

function memberOf(charClass: CharClass, random: Random): string {
  const choices = members.get(charClass) ?? membersOf(charClass)
  members.set(charClass, choices)
  return choices === '' ? '' : random.pick(Array.from(choices))
}

/** Returns the characters of a class to choose from: hexadecimal digits, or the first alphabet that has some of it. */
function membersOf(charClass: CharClass): string {
  if (Array.from(HEXADECIMAL).every((char) => charClass.has(char)) && !charClass.has('g')) return HEXADECIMAL
  for (const alphabet of ALPHABETS) {
    const found = Array.from(alphabet)
      .filter((char) => charClass.has(char))
      .join('')
    if (found !== '') return found
  }
  for (let code = 0xa0; code < 0x3000; code++) {
    const char = String.fromCodePoint(code)
    if (charClass.has(char)) return char
  }
  return ''
}
