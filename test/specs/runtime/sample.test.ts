import { describe, expect, it } from 'vitest'
import { createSafePattern } from '../../../src/specs/compile/safe-pattern.ts'
import { samplePattern } from '../../../src/specs/sample/sample-pattern.ts'
import { Random } from '../../../src/world/random.ts'

const ANY = { least: 0, most: Number.POSITIVE_INFINITY }

describe('samplePattern', () => {
  it.each(['^WS[0-9a-f]{32}$', '^[A-Z]{2}-\\d{4}$', '^(foo|bar)+$', '^\\p{Lu}\\w*$', 'x', '^(?!a)[ab]{3}$'])(
    'returns a string that matches %s',
    (pattern) => {
      expect(samplePattern(pattern, ANY, new Random(1))).toMatch(new RegExp(pattern, 'u'))
    },
  )

  it('returns a string of the least length', () => {
    expect(samplePattern('^[a-z]*$', { least: 12, most: 20 }, new Random(1))).toMatch(/^[a-z]{12,20}$/)
  })

  it('returns undefined for a pattern that nothing matches', () => {
    expect(samplePattern('^(?!a)a$', ANY, new Random(1))).toBeUndefined()
  })
})

describe('createSafePattern', () => {
  it.each(['^(a+)+$', '^(a|a)*$', '^(\\w+\\s?)*$', '^a*a*a*a*b$'])('bounds the steps of %s', (pattern) => {
    const start = performance.now()
    createSafePattern(pattern).test(`${'a'.repeat(20_000)}!`)
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  it.each([
    ['needless escapes', '^[\\w\\-\\_]+\\@x$', 'a-b@x'],
    ['a dash after a class', '^[\\w-.]+$', 'a-b.c'],
  ])('reads a pattern with %s', (_, pattern, text) => {
    expect(createSafePattern(pattern).test(text)).toBe(true)
  })

  it('throws for an expression that is not valid', () => {
    expect(() => createSafePattern('(')).toThrow(SyntaxError)
  })
})
