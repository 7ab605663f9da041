import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLinkWriter } from '../../src/engine/spec/link.ts'

describe('createLinkWriter', () => {
  it('fills the path template and appends the defined query parameters', () => {
    const link = createLinkWriter('/desks/{deskId}/queues')(
      { deskId: 'a b/c' },
      { size: 5, name: undefined, ids: ['x', 'y,z'] },
    )

    expect(link).toBe('/desks/a%20b%2Fc/queues?size=5&ids=x,y%2Cz')
  })

  it('repeats the name for each item of an exploded list', () => {
    expect(createLinkWriter('/desks', ['id'])({}, { id: ['a', 'b'], ids: ['c', 'd'] })).toBe('/desks?id=a&id=b&ids=c,d')
  })

  it('omits the question mark if the query is empty', () => {
    expect(createLinkWriter('/desks')({}, { name: undefined })).toBe('/desks')
  })

  it('keeps empty strings and empty lists', () => {
    expect(createLinkWriter('/desks')({}, { name: '', ids: [] })).toBe('/desks?name=&ids=')
  })

  it('throws if a path parameter has no value', () => {
    expect(() => createLinkWriter('/desks/{deskId}')({})).toThrow(
      'Failed to link to /desks/{deskId}: no value for {deskId}',
    )
  })

  it('encodes any values so that they decode to the originals', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => value !== '.' && value !== '..')
    fc.assert(
      fc.property(text, text, (id, name) => {
        const url = new URL(createLinkWriter('/desks/{id}')({ id }, { name }), 'http://test')
        expect(decodeURIComponent(url.pathname)).toBe(`/desks/${id}`)
        expect(url.searchParams.get('name')).toBe(name)
      }),
    )
  })

  it('replaces a surrogate without its pair, which no URL can contain', () => {
    const link = createLinkWriter('/api/{id}', ['ids'])
    expect(link({ id: 'a\ud800' }, { name: '\udfff', ids: ['\ud800'], list: [] })).toBe(
      '/api/a%EF%BF%BD?name=%EF%BF%BD&ids=%EF%BF%BD&list=',
    )
  })
})
