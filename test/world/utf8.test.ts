import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** Loads the module in an environment that lacks the encoders of the platform. */
async function withoutPlatform() {
  vi.resetModules()
  vi.stubGlobal('TextEncoder', undefined)
  vi.stubGlobal('TextDecoder', undefined)
  const { utf8 } = await import('../../src/world/utf8.ts')
  vi.unstubAllGlobals()
  return utf8
}

it('encodes and decodes without TextEncoder as with it', async () => {
  const utf8 = await withoutPlatform()
  const text = fc.string({ unit: fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })) })
  fc.assert(
    fc.property(text, (value) => {
      const bytes = utf8.encode(value)
      expect(bytes).toEqual(new TextEncoder().encode(value))
      expect(utf8.decode(bytes)).toBe(new TextDecoder().decode(bytes))
    }),
  )
  expect(utf8.encode('a\ud800%')).toEqual(new TextEncoder().encode('a\ud800%'))
})

it('rejects bytes that are not UTF-8 without TextDecoder, too', async () => {
  const utf8 = await withoutPlatform()
  for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82]]) {
    expect(() => utf8.decode(Uint8Array.from(bytes))).toThrow(TypeError)
  }
})
