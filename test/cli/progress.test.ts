import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createProgress } from '../../src/cli/progress.ts'

/** Creates progress with a stream that records its output and a manual clock. */
function createTestProgress(isTTY: boolean) {
  const written: string[] = []
  let millis = 0
  // The progress only uses these members of the stream.
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream & { fd: 2 }
  const progress = createProgress('Counting items', { stream, now: () => millis })
  return { ...progress, written, wait: (by: number) => (millis += by) }
}

describe('progress', () => {
  it('prints nothing if the task ends within a second', () => {
    const { report, end, wait, written } = createTestProgress(true)
    wait(999)
    report(9, 10)
    end()
    expect(written).toEqual([])
  })

  it('updates one line at most ten times a second on a terminal and removes it at the end', () => {
    const { report, end, wait, written } = createTestProgress(true)
    wait(1000)
    for (const done of [1, 2, 3]) report(done, 1234)
    wait(100)
    report(1000, 1234)
    end()
    end()
    expect(written.map(stripVTControlCharacters)).toEqual([
      '\rCounting items: 1 of 1,234',
      '\rCounting items: 1,000 of 1,234',
      '\r',
    ])
  })

  it('writes a line every ten seconds without a terminal', () => {
    const { report, end, wait, written } = createTestProgress(false)
    for (const done of [1, 2, 3, 4]) {
      wait(5000)
      report(done, 4)
    }
    end()
    expect(written).toEqual(['Counting items: 2 of 4\n', 'Counting items: 4 of 4\n'])
  })
})
