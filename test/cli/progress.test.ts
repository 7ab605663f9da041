import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { progressOf } from '../../src/cli/progress.ts'

/** A stream that keeps what is written, and a clock that is set by hand. */
function stage(isTTY: boolean) {
  const written: string[] = []
  let millis = 0
  // As much of a stream as is written to.
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream & { fd: 2 }
  const progress = progressOf('Counting sheep', { stream, now: () => millis })
  return { ...progress, written, wait: (by: number) => (millis += by) }
}

describe('progress', () => {
  it('says nothing of what is done within a second', () => {
    const { tell, end, wait, written } = stage(true)
    wait(999)
    tell(9, 10)
    end()
    expect(written).toEqual([])
  })

  it('draws one line on a terminal, ten times a second at the most, and takes it away at the end', () => {
    const { tell, end, wait, written } = stage(true)
    wait(1000)
    for (const done of [1, 2, 3]) tell(done, 1234)
    wait(100)
    tell(1000, 1234)
    end()
    end()
    expect(written.map(stripVTControlCharacters)).toEqual([
      '\rCounting sheep: 1 of 1,234',
      '\rCounting sheep: 1,000 of 1,234',
      '\r',
    ])
  })

  it('writes a line every ten seconds where there is no terminal', () => {
    const { tell, end, wait, written } = stage(false)
    for (const done of [1, 2, 3, 4]) {
      wait(5000)
      tell(done, 4)
    }
    end()
    expect(written).toEqual(['Counting sheep: 2 of 4\n', 'Counting sheep: 4 of 4\n'])
  })
})
