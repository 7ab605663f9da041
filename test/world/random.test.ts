import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nthUuid, Random, uuidOf } from '../../src/world/random.ts'

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('a random source', () => {
  it('returns the same sequence for the same seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [a, b] = [new Random(seed), new Random(seed)]
        expect(Array.from({ length: 5 }, () => a.uuid())).toEqual(Array.from({ length: 5 }, () => b.uuid()))
      }),
    )
  })

  it('returns another sequence for another seed, even an adjacent one', () => {
    const firsts = Array.from({ length: 2000 }, (_, seed) => new Random(seed - 1000).uuid())

    expect(new Set(firsts).size).toBe(firsts.length)
    expect(new Set(firsts.map((uuid) => uuid.slice(0, 8))).size).toBeGreaterThan(1990)
  })

  it('continues from a restored state', () => {
    const random = new Random(7)
    random.uuid()
    const state = random.state()

    const once = [random.uuid(), random.int(1, 100)]
    random.restore(state)

    expect([random.uuid(), random.int(1, 100)]).toEqual(once)
  })

  it('returns a state that later draws do not change', () => {
    const random = new Random(7)
    const state = random.state()
    const text = JSON.stringify(state)

    random.uuid()

    expect(JSON.stringify(state)).toBe(text)
  })

  it('draws integers with both bounds included', () => {
    const random = new Random(7)
    const drawn = new Set(Array.from({ length: 200 }, () => random.int(1, 3)))

    expect(drawn).toEqual(new Set([1, 2, 3]))
  })

  it('draws evenly distributed numbers from 0 to below 1', () => {
    const random = new Random(7)
    const drawn = Array.from({ length: 10_000 }, () => random.float())

    expect(drawn.every((number) => number >= 0 && number < 1)).toBe(true)
    expect(mean(drawn)).toBeCloseTo(0.5, 1)
    expect(mean(drawn.map((number) => (number - 0.5) ** 2))).toBeCloseTo(1 / 12, 2)
  })

  it('draws normally distributed numbers with mean 0 and deviation 1', () => {
    const random = new Random(7)
    const drawn = Array.from({ length: 10_000 }, () => random.normal())

    expect(drawn.every(Number.isFinite)).toBe(true)
    expect(mean(drawn)).toBeCloseTo(0, 1)
    expect(mean(drawn.map((number) => number ** 2))).toBeCloseTo(1, 1)
    expect(drawn.filter((number) => Math.abs(number) < 1).length / drawn.length).toBeCloseTo(0.683, 1)
  })

  it.each(['float', 'normal'] as const)('draws the same %s for the same seed and the same state', (draw) => {
    const [a, b] = [new Random(7), new Random(7)]
    expect(Array.from({ length: 5 }, () => a[draw]())).toEqual(Array.from({ length: 5 }, () => b[draw]()))

    const state = a.state()
    const once = [a[draw](), a.uuid()]
    a.restore(state)

    expect([a[draw](), a.uuid()]).toEqual(once)
    expect(a.state()).not.toEqual(state)
  })

  it('picks one of the choices and rejects an empty list', () => {
    const random = new Random(7)

    expect(['a', 'b']).toContain(random.pick(['a', 'b']))
    expect(() => random.pick([])).toThrow(RangeError)
  })

  it('draws distinct UUIDs of version 4', () => {
    const random = new Random(7)
    const uuids = Array.from({ length: 10_000 }, () => random.uuid())

    expect(uuids.every((uuid) => UUID_V4.test(uuid))).toBe(true)
    expect(new Set(uuids).size).toBe(uuids.length)
  })
})

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

describe('nthUuid', () => {
  it('returns the same UUID for the same n and a different one for each n', () => {
    const uuids = Array.from({ length: 5000 }, (_, n) => nthUuid(7, n))

    expect(uuids[41]).toBe(nthUuid(7, 41))
    expect(uuids.every((uuid) => UUID_V4.test(uuid))).toBe(true)
    expect(new Set(uuids).size).toBe(uuids.length)
  })
})

describe('uuidOf', () => {
  it('returns the same UUID for the same text and another for another text', () => {
    expect(uuidOf('user of a')).toBe(uuidOf('user of a'))
    expect(uuidOf('user of a')).not.toBe(uuidOf('user of b'))
    expect(uuidOf('user of a')).toMatch(UUID_V4)
  })
})
