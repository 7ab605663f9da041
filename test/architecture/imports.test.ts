import { describe, expect, it } from 'vitest'
import { circlesIn } from './imports.ts'

describe('circlesIn', () => {
  it('returns nothing for imports without circles', () => {
    expect(
      circlesIn([
        { from: 'a', to: 'b' },
        { from: 'a', to: 'c' },
        { from: 'b', to: 'c' },
      ]),
    ).toEqual([])
  })

  it('returns each circle once', () => {
    const imports = ['start>a', 'a>b', 'b>c', 'c>a', 'c>x', 'x>y', 'y>x', 'y>end', 'self>self'].map((arrow) => {
      const [from = '', to = ''] = arrow.split('>')
      return { from, to }
    })
    expect(new Set(circlesIn(imports))).toEqual(new Set([['a', 'b', 'c'], ['self'], ['x', 'y']]))
    expect(circlesIn(imports)).toHaveLength(3)
  })
})
