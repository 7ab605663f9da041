import { describe, expect, it } from 'vitest'
import { type ReceivedResponse, extract, locatedStrings } from '../../src/pacts/extract.ts'

const answer: ReceivedResponse = {
  status: 201,
  headers: new Headers({ location: 'https://desks.example/desks/d%2F1?part=2' }),
  text: JSON.stringify({ id: 'd/1', 'a/b': ['x', { next: '/desks?after=MTI%3D&size=2' }], count: 3 }),
}

describe('a place in a reply', () => {
  it.each([
    ['/id', 'd/1'],
    ['/a~1b/0', 'x'],
    ['/a~1b/1/next', '/desks?after=MTI%3D&size=2'],
    ['/a~1b/1/next?after', 'MTI='],
    ['/a~1b/1/next#1', 'desks'],
    ['location', 'https://desks.example/desks/d%2F1?part=2'],
    ['location#2', 'd/1'],
    ['location?part', '2'],
    ['/count', undefined],
    ['/nothing', undefined],
    ['/id?after', undefined],
    ['retry-after', undefined],
  ])('%s leads to %s', (place, expected) => {
    expect(extract(answer, place)).toBe(expected)
  })

  it('is told with every text that is there, and each leads back to it', () => {
    const pieces = locatedStrings(answer)
    expect(pieces.map(({ text }) => text)).toEqual(expect.arrayContaining(['d/1', 'x', 'MTI=', '2', 'desks']))
    for (const { at, text } of pieces) expect([at, extract(answer, at)]).toEqual([at, text])
  })
})
