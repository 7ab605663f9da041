import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PatternLimitError } from '../../src/engine/pattern/compile-pattern.ts'
import { countWays } from '../../src/engine/pattern/count-ways.ts'
import { BoundedPattern } from '../../src/engine/pattern/match-pattern.ts'
import { parsePattern } from '../../src/engine/pattern/parse-pattern.ts'

const ENOUGH = 2_000_000

function match(source: string, text: string, flags = 'i') {
  return new BoundedPattern(source, flags).exec(text, { left: ENOUGH })
}

/** Matches with the engine of the runtime. */
function expected(source: string, text: string, flags = 'i') {
  const found = new RegExp(source, `${flags}u`).exec(text)
  return found ? [...found] : undefined
}

const char = fc.constantFrom(
  'a',
  'b',
  'c',
  '.',
  '[ab]',
  '[^a]',
  '\\d',
  '\\w',
  '\\s',
  '\\p{L}',
  '\\u{61}',
  '\\x62',
  '\\.',
)
const edge = fc.constantFrom('^', '$', '\\b', '\\B', '')
const times = fc.constantFrom('', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{0,2}', '{1,}', '{1,2}?', '{0}')
// Without modifiers such as (?i:…): V8 does not always match them the same way.
const opening = fc.constantFrom('(', '(?:', '(?<n$>', '(?=', '(?!', '(?<=', '(?<!')

const { pattern } = fc.letrec<{ pattern: string; term: string; sequence: string }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'pattern' },
    fc.tuple(char, times).map((parts) => parts.join('')),
    edge,
    fc.tuple(opening, tie('pattern'), times).map(([open, body, count]) => {
      return `${open}${body})${/^\(\?<?[=!]/.test(open) ? '' : count}`
    }),
    fc.constantFrom('\\1', '\\2'),
  ),
  sequence: fc.array(tie('term'), { maxLength: 3, depthIdentifier: 'pattern' }).map((terms) => terms.join('')),
  pattern: fc
    .array(tie('sequence'), { minLength: 1, maxLength: 3, depthIdentifier: 'pattern' })
    .map((options) => options.join('|')),
}))
const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', 'A', 'B', '1', '.', ' ', '_', 'é', '\n'),
  maxLength: 8,
})

/** Gives every named group a name of its own, and leaves out references to groups that do not exist. */
function finished(source: string): string {
  let named = 0
  const renamed = source.replaceAll('n$', () => `n${named++}`)
  const groups = renamed.match(/\((?!\?)|\(\?<n/g)?.length ?? 0
  return renamed.replaceAll(/\\([12])/g, (reference, number) => (Number(number) <= groups ? reference : ''))
}

describe('a bounded pattern', () => {
  it('matches exactly what the engine of the runtime matches, with the same groups', () => {
    fc.assert(
      fc.property(pattern.map(finished), text, fc.constantFrom('', 'i', 'm', 's', 'im'), (source, input, flags) => {
        fc.pre(isValid(source, flags))
        expect(match(source, input, flags)).toEqual(expected(source, input, flags))
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    ['^order (\\d+)$', 'Order 17'],
    ['(a)|(b)', 'b'],
    ['(?:(a)|(b))*', 'ab'],
    ['(a*)*', 'b'],
    ['(a*)+', 'b'],
    ['(|a)*', 'aa'],
    ['(a?){0,2}', ''],
    ['(?<year>\\d{4})-(?<month>\\d\\d)', 'on 2026-01-15'],
    ['(\\w)\\1', 'Hello'],
    ['(?<q>["\']).*?\\k<q>', 'say "hi"'],
    ['\\bparcel\\b', 'Where is my PARCEL?'],
    ['(?<=order )\\d+', 'order 12'],
    ['(?<!order )\\d+', 'order 12'],
    ['(?<=(\\d+)(\\d+))x', '1234x'],
    ['[\\]\\-a]+', 'x]-a'],
    ['\\u{1F600}|\\uD83D\\uDE01', '\u{1f601}'],
    ['ſ', 's'],
    ['a{2,3}?', 'aaaa'],
  ])('matches /%s/ in %j', (source, input) => {
    expect(match(source, input)).toEqual(expected(source, input))
  })

  it.each([
    ['a(?-i:b)', 'i', 'AB', undefined],
    ['a(?-i:b)', 'i', 'Ab', ['Ab']],
    ['a(?i:b)c', '', 'aBc', ['aBc']],
    ['(?s:.)(?-s:.)', 's', 'a\n', undefined],
    ['(?m:^b)', '', 'a\nb', ['b']],
  ])('applies the modifiers of /%s/ with the flags "%s" to %j', (source, flags, input, found) => {
    expect(match(source, input, flags)).toEqual(found)
  })

  it.each([
    ['(a+)+$', `${'a'.repeat(30_000)}!`],
    ['(a|a)*$', `${'a'.repeat(30_000)}!`],
    ['^(\\w+\\s?)*$', `${'word '.repeat(6_000)}!`],
    ['(.*)*x', 'y'.repeat(30_000)],
    ['(x+x+)+y', 'x'.repeat(10_000)],
    ['(?=(a+)+!)b', 'a'.repeat(20_000)],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(10_000)],
  ])('decides /%s/ on a long text in a number of steps that grows with the text', (source, input) => {
    const budget = { left: 5_000_000 }
    expect(() => new BoundedPattern(source, 'i').exec(input, budget)).not.toThrow()
  })

  it.each([
    ['(\\w+)+\\1$', `${'a'.repeat(20_000)}!`],
    ['(?<=(a+)+)b', 'a'.repeat(20_000)],
    ['(?:a{500}){30}b', 'a'.repeat(32_000)],
  ])('gives up /%s/ when its steps are used up', (source, input) => {
    expect(() => new BoundedPattern(source).exec(input, { left: 1_000_000 })).toThrow(PatternLimitError)
  })

  it.each(['(?:a{999}){999}', '(?:a{500}){500}', '((a{99}){99}){99}'])('rejects /%s/ as too large', (source) => {
    expect(() => new BoundedPattern(source)).toThrow(PatternLimitError)
  })

  it.each(['(', 'a**', '\\-', '[b-a]', '(?<n>a)\\k<m>'])('rejects /%s/ as invalid', (source) => {
    expect(() => new BoundedPattern(source)).toThrow(SyntaxError)
  })
})

describe('the number of ways in which a pattern can match', () => {
  it.each([
    ['abc', 1],
    ['a|bc|d', 3],
    ['(?:a|b)(?:c|d)', 4],
    ['a?b{2}', 2],
    ['a{2,4}', 3],
    ['a*', 11],
    ['.*x.*', 121],
    ['(?=a*)b', 11],
    ['(?:a|b){3}', 8],
    ['a?'.repeat(20), 2 ** 20],
    ['a*b*c*', 1331],
    ['(?:a*)*', 2 * 11 ** 10],
    ['(a)\\1', Number.POSITIVE_INFINITY],
  ])('is known for a text of 10 characters: %s', (source, ways) => {
    expect(countWays(parsePattern(source, 'u'), 10)).toBe(ways)
  })
})

function isValid(source: string, flags: string): boolean {
  try {
    return new RegExp(source, `${flags}u`) instanceof RegExp
  } catch {
    return false
  }
}
