import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { nodeHash } from '../../../src/adapters/hash-texts.ts'
import { digestOf } from '../../../src/specs/read/digest.ts'

describe('the digest of texts', () => {
  it.each([
    ['ASCII', ['openapi: 3.1.0', 'overlay: 1.0.0']],
    ['characters of four bytes at the border of a part', [`${'x'.repeat(65_534)}🦕${'ü'.repeat(70_000)}`]],
    ['nothing', []],
  ])('equals that of Node for %s', async (_, texts) => {
    expect(await digestOf(texts)).toBe(createHash('sha256').update(texts.join(''), 'utf8').digest('hex'))
  })

  it('is the same with the hash of the runtime', async () => {
    const texts = ['openapi: 3.1.0', new TextEncoder().encode('title: Bücher 🦕')]
    expect(await digestOf(texts, nodeHash())).toBe(await digestOf(texts))
  })
})
