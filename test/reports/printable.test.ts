import { describe, expect, it } from 'vitest'
import { printable, printableLines } from '../../src/reports/printable.ts'

describe('a printable text', () => {
  it.each([
    ['an escape sequence', '\u001b[31mred', '\\u001b[31mred'],
    ['a line break', 'one\r\ntwo', 'one\\u000d\\u000atwo'],
    ['a bell, a backspace and a delete', '\u0007\b\u007f', '\\u0007\\u0008\\u007f'],
    ['a C1 control character', '\u009b31m', '\\u009b31m'],
    ['a line separator', '\u2028', '\\u2028'],
    ['a reversal of direction', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
    ['a lone surrogate', '\ud800', '\\ud800'],
  ])('has %s escaped', (_, text, expected) => {
    expect(printable(text)).toBe(expected)
  })

  it('keeps letters of every script, and emoji', () => {
    const text = 'Zoë 日本語 عربي 👩‍💻 ñ \\ "'
    expect(printable(text)).toBe(text)
  })

  it('keeps line breaks and tabs if it may have several lines', () => {
    expect(printableLines('a\n\tb\u001b')).toBe('a\n\tb\\u001b')
  })

  it('stays the same JSON', () => {
    const value = { text: '\u001b\u009b\u202e\ud800\n' }
    expect(JSON.parse(printableLines(JSON.stringify(value, null, 2)))).toEqual(value)
  })
})
