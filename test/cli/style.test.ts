import { closeSync, openSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { OutputFilter } from '../../src/cli/pact/output-filter.ts'
import { aligned, wantsColours } from '../../src/cli/style.ts'

describe('colours', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [true, { FORCE_COLOR: 'false' }, false],
    [false, { FORCE_COLOR: '3', NO_COLOR: '1' }, true],
  ])('on a terminal (%s) with %j: %s', (isTTY, env, expected) => {
    expect(wantsColours({ isTTY }, env)).toBe(expected)
  })

  it.each([{}, { FORCE_COLOR: '1' }])('are never written into a file, with %j', (env) => {
    const fd = openSync(import.meta.filename, 'r')
    onTestFinished(() => closeSync(fd))
    expect(wantsColours({ isTTY: false, fd }, env)).toBe(false)
  })

  it('do not count for the width of a column', () => {
    expect(
      aligned([
        ['\u001b[32mok\u001b[39m', 'a'],
        ['missing', 'b'],
      ]),
    ).toEqual(['\u001b[32mok\u001b[39m       a', 'missing  b'])
  })
})

function filtered(keepsColours: boolean, ...chunks: string[]): string {
  const filter = new OutputFilter(keepsColours)
  return chunks.map((chunk) => filter.add(chunk)).join('') + filter.end()
}

describe('the filter of a program that writes colours and descriptions as they are', () => {
  it('removes colours', () => {
    expect(filtered(false, 'a \u001b[1;32mOK\u001b[0m\n')).toBe('a OK\n')
  })

  it('removes a colour that two chunks share', () => {
    expect(filtered(false, 'a \u001b', '[3', '2mOK')).toBe('a OK')
  })

  it('keeps colours for a terminal, but no other control sequence', () => {
    expect(filtered(true, '\u001b[32mOK\u001b[0m \u001b[2J\u001b]0;title\u0007\r\n')).toBe(
      '\u001b[32mOK\u001b[0m \\u001b[2J\\u001b]0;title\\u0007\n',
    )
  })

  it('escapes a control character at the very end', () => {
    expect(filtered(true, 'a\u001b')).toBe('a\\u001b')
  })
})
