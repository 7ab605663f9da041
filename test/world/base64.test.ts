import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeAny, encodeInChunks, fromBase64, toBase64 } from '../../src/world/base64.ts'

const bytes = fc.uint8Array({ maxLength: 100 })
const text = fc.oneof(
  fc.base64String(),
  fc.stringMatching(/^[A-Za-z0-9+/=_ \n-]{0,12}$/),
  fc.string(),
  fc.constantFrom(
    'YQ',
    'YQ=',
    'YQ==',
    'YR==',
    'Y===',
    '====',
    '=',
    'YQ==YQ==',
    ' YQ==',
    'Y\nQ==',
    'é===',
    '-_-_',
    'AA=A',
  ),
)

describe('base64', () => {
  it('encodes the same text with and without the conversions of the runtime', () => {
    const large = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) & 0xff)
    expect(toBase64(large.subarray(5))).toBe(encodeInChunks(large.subarray(5)))
    fc.assert(
      fc.property(bytes, (bytes) => {
        expect(toBase64(bytes)).toBe(encodeInChunks(bytes))
      }),
    )
  })

  it('decodes what it encodes', () => {
    fc.assert(
      fc.property(bytes, (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(Uint8Array.from(bytes))
      }),
    )
  })

  it('accepts the same texts with and without the conversions of the runtime', () => {
    fc.assert(
      fc.property(text, (text) => {
        expect(fromBase64(text)).toEqual(decodeAny(text))
      }),
      { numRuns: 2000 },
    )
  })
})
