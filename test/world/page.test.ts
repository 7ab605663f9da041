import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor, type Place } from '../../src/world/page.ts'
import { type Desk, desksNamed, namesOf } from '../support/desk-records.ts'

describe('a page', () => {
  it('returns the places of the next and the previous page, if they exist', () => {
    const desks = desksNamed('A', 'B', 'C', 'D', 'E')

    const first = desks.page({ size: 2 })
    const second = desks.page({ size: 2, after: first.next })
    const third = desks.page({ size: 2, after: second.next })

    expect([first, second, third].map(({ records }) => namesOf(records))).toEqual([['A', 'B'], ['C', 'D'], ['E']])
    expect(first.previous).toBeUndefined()
    expect(third.next).toBeUndefined()
  })

  it('before a place contains the nearest records, in listing order', () => {
    const desks = desksNamed('A', 'B', 'C', 'D', 'E')
    const last = desks.page({ size: 4 })

    const page = desks.page({ size: 2, before: last.next })

    expect(namesOf(page.records)).toEqual(['B', 'C'])
    expect(page.previous).toBeDefined()
    expect(page.next).toBeDefined()
  })

  it('that is exactly full has no next place if nothing follows', () => {
    const page = desksNamed('A', 'B').page({ size: 2 })

    expect(page.next).toBeUndefined()
  })

  it('of an empty collection has neither a next nor a previous place', () => {
    expect(desksNamed().page({ size: 5 })).toEqual({ records: [] })
  })

  it('contains and counts only selected records', () => {
    const desks = desksNamed('A', 'B', 'C', 'D', 'E')
    for (const id of ['d0', 'd2', 'd4']) desks.update(id, { team: 'Sales' })

    const first = desks.page({ size: 1 }, { index: ['team', 'Sales'], where: isNotA })
    const second = desks.page({ size: 1, after: first.next }, { index: ['team', 'Sales'], where: isNotA })

    expect(namesOf(first.records)).toEqual(['C'])
    expect(first.previous).toBeUndefined()
    expect(namesOf(second.records)).toEqual(['E'])
    expect(second.next).toBeUndefined()
    expect(second.previous).toBeDefined()
  })

  it('of a unique value has no neighbours, and is empty after its record', () => {
    const desks = desksNamed('A', 'B')
    const place = { order: '0000', seq: 0 }

    expect(desks.page({ size: 5 }, { only: ['name', 'a'] })).toEqual({ records: [desks.get('d0')] })
    expect(desks.page({ size: 5, after: place }, { only: ['name', 'a'] }).records).toEqual([])
    expect(desks.page({ size: 5, after: place }, { only: ['name', 'a'] }).previous).toBeDefined()
  })

  it('continues after a record that was deleted meanwhile', () => {
    const desks = desksNamed('A', 'B', 'C', 'D')
    const { next } = desks.page({ size: 2 })
    desks.delete('d1')

    expect(namesOf(desks.page({ size: 2, after: next }).records)).toEqual(['C', 'D'])
  })

  it('past the end is empty and leads back to the last record', () => {
    const desks = desksNamed('A', 'B')
    const { next } = desks.page({ size: 1 })
    desks.delete('d1')

    const past = desks.page({ size: 5, after: next })

    expect(past.records).toEqual([])
    expect(namesOf(desks.page({ size: 5, before: past.previous }).records)).toEqual(['A'])
  })
})

const places: fc.Arbitrary<Place> = fc.record({
  order: fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(positiveZero),
  ),
  seq: fc.nat(),
})

describe('a cursor', () => {
  it('decodes to the original place for any place and scope', () => {
    fc.assert(
      fc.property(places, fc.string(), (place, scope) => {
        expect(decodeCursor(encodeCursor(place, scope), scope)).toEqual(place)
      }),
    )
  })

  it('encodes a place whose order value is half a surrogate pair', () => {
    const place = { order: 'broken \ud83d', seq: 1 }

    expect(decodeCursor(encodeCursor(place, 'desks'), 'desks')).toEqual(place)
  })

  it('needs no percent-encoding in a query', () => {
    fc.assert(
      fc.property(places, fc.string(), (place, scope) => {
        const cursor = encodeCursor(place, scope)
        expect(encodeURIComponent(cursor)).toBe(cursor)
      }),
    )
  })

  it('is rejected in another scope', () => {
    fc.assert(
      fc.property(places, fc.string(), fc.string(), (place, scope, other) => {
        fc.pre(scope !== other)
        expect(decodeCursor(encodeCursor(place, scope), other)).toBeUndefined()
      }),
    )
  })

  it('is rejected if it is arbitrary text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.base64String()), (garbled) => {
        expect(decodeCursor(garbled, 'desks')).toBeUndefined()
      }),
    )
  })

  it.each(['', ' ', '%', 'null', 'MHwwfDA', '====', '💥'])('is rejected if it is "%s"', (garbled) => {
    expect(decodeCursor(garbled, 'desks')).toBeUndefined()
  })

  it('is rejected if any character is changed', () => {
    const cursor = encodeCursor({ order: '2026-01-15T09:00:00.000Z', seq: 41 }, 'desks')
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= %.'
    const accepted: string[] = []

    for (let at = 0; at < cursor.length; at++) {
      for (const letter of letters) {
        const altered = cursor.slice(0, at) + letter + cursor.slice(at + 1)
        if (altered !== cursor && isAccepted(altered)) accepted.push(`${letter} at ${at} of ${cursor.length}`)
      }
    }

    expect(accepted).toEqual([])
  })

  it('is rejected if a character is added or removed anywhere', () => {
    fc.assert(
      fc.property(places, fc.nat(), fc.constantFrom('A', '=', ' ', '\n', '-', '_'), (place, n, extra) => {
        const cursor = encodeCursor(place, 'desks')
        const at = n % (cursor.length + 1)
        expect(isAccepted(cursor.slice(0, at) + extra + cursor.slice(at))).toBe(false)
        expect(isAccepted(cursor.slice(0, at) + cursor.slice(at + 1)) && at < cursor.length).toBe(false)
      }),
    )
  })
})

function isNotA({ name }: Desk): boolean {
  return name !== 'A'
}

function isAccepted(cursor: string): boolean {
  return decodeCursor(cursor, 'desks') !== undefined
}

/** Converts -0 to 0: both have the same order. */
function positiveZero(number: number): number {
  return number + 0
}
