import { describe, expect, it } from 'vitest'
import { extract, locatedStrings, type ReceivedResponse } from '../../src/pacts/extract.ts'

const response: ReceivedResponse = {
  status: 201,
  headers: new Headers({ location: 'https://desks.example/desks/d%2F1?part=2' }),
  text: JSON.stringify({ id: 'd/1', 'a/b': ['x', { next: '/desks?after=MTI%3D&size=2' }], count: 3 }),
}

describe('a location in a response', () => {
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
  ])('%s resolves to %s', (location, expected) => {
    expect(extract(response, location)).toBe(expected)
  })

  it('is not listed for a repeated parameter of a link, whose values its name does not tell apart', () => {
    const link = '/users?expand=presence&expand=skills&size=2'
    const strings = locatedStrings({ status: 200, headers: new Headers(), text: JSON.stringify({ link }) })
    expect(strings.map(({ at }) => at)).toEqual(['/link', '/link?size', '/link#0', '/link#1'])
  })

  it('is listed for every string of the response and resolves to that string', () => {
    const strings = locatedStrings(response)
    expect(strings.map(({ text }) => text)).toEqual(expect.arrayContaining(['d/1', 'x', 'MTI=', '2', 'desks']))
    for (const { at, text } of strings) expect([at, extract(response, at)]).toEqual([at, text])
  })
})
