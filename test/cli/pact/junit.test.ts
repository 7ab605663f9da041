import { describe, expect, it } from 'vitest'
import { formatJunitXml } from '../../../src/cli/pact/junit.ts'

/** The characters that XML 1.0 allows (its production 2). */
const XML = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u

function xmlWith(text: string): string {
  const result = { consumer: text, provider: 'p', description: text, providerStates: [text], seconds: 1 }
  return formatJunitXml([{ ...result, mismatches: [text, text] }])
}

describe('JUnit XML', () => {
  it('contains only characters that XML allows, for every character of the basic plane', () => {
    for (let start = 0; start <= 0xffff; start += 0x800) {
      const text = Array.from({ length: 0x800 }, (_, i) => String.fromCharCode(start + i)).join(' ')
      expect(xmlWith(text)).toMatch(XML)
    }
  })

  it.each([
    ['U+FFFE', '\ufffe'],
    ['U+FFFF', '\uffff'],
    ['a lone surrogate', '\ud83d'],
    ['NUL', '\0'],
    ['an escape sequence', '\u001b'],
  ])('replaces %s', (_, character) => {
    expect(xmlWith(`a${character}b`)).toContain('name="given a?b: a?b"')
  })

  it('keeps emoji, and the white space of attributes', () => {
    expect(xmlWith('👩‍💻 é\r\n\t')).toContain('name="given 👩‍💻 é&#13;&#10;&#9;: 👩‍💻 é&#13;&#10;&#9;"')
  })

  it('escapes markup, also the end of a CDATA section', () => {
    expect(xmlWith(`<a b='"'>]]>&`)).toContain("&lt;a b='&quot;'&gt;]]&gt;&amp;")
  })
})
