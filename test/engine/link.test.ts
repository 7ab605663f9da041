import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLinkWriter } from '../../src/engine/spec/link.ts'

describe('a link', () => {
  it('fills its template and appends what of the query is there', () => {
    const link = createLinkWriter('/desks/{deskId}/queues')(
      { deskId: 'a b/c' },
      { size: 5, name: undefined, ids: ['x', 'y,z'] },
    )

    expect(link).toBe('/desks/a%20b%2Fc/queues?size=5&ids=x,y%2Cz')
  })

  it('gives each item of an exploded list by name', () => {
    expect(createLinkWriter('/desks', ['id'])({}, { id: ['a', 'b'], ids: ['c', 'd'] })).toBe('/desks?id=a&id=b&ids=c,d')
  })

  it('without a query has no question mark', () => {
    expect(createLinkWriter('/desks')({}, { name: undefined })).toBe('/desks')
  })

  it('keeps an empty text and an empty list', () => {
    expect(createLinkWriter('/desks')({}, { name: '', ids: [] })).toBe('/desks?name=&ids=')
  })

  it('to a place that was not named is refused', () => {
    expect(() => createLinkWriter('/desks/{deskId}')({})).toThrow(
      'Failed to link to /desks/{deskId}: no value for {deskId}',
    )
  })

  it('can be followed to the very values it was made of', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => value !== '.' && value !== '..')
    fc.assert(
      fc.property(text, text, (id, name) => {
        const url = new URL(createLinkWriter('/desks/{id}')({ id }, { name }), 'http://test')
        expect(decodeURIComponent(url.pathname)).toBe(`/desks/${id}`)
        expect(url.searchParams.get('name')).toBe(name)
      }),
    )
  })
})
