import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeToken, tokensOf, valueAt } from '../../src/engine/spec/json-pointer.ts'

describe('a JSON Pointer', () => {
  it('restores any token after escaping', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (tokens) => {
        expect(tokensOf(tokens.map((token) => `/${escapeToken(token)}`).join(''))).toEqual(tokens)
      }),
    )
  })

  it('leads to values in objects and arrays', () => {
    const value = { 'a/b': [{ '~': 1 }] }
    expect(valueAt(value, '')).toBe(value)
    expect(valueAt(value, '/a~1b/0/~0')).toBe(1)
  })

  it('leads to undefined outside the value and for inherited properties', () => {
    expect(valueAt({ a: 1 }, '/a/b')).toBeUndefined()
    expect(valueAt({ a: null }, '/a/b')).toBeUndefined()
    expect(valueAt({}, '/constructor/name')).toBeUndefined()
  })
})
