import { describe, expect, it } from 'vitest'
import { World } from '../../src/world/world.ts'
import { deskShape } from '../support/desk-records.ts'

const NINE = Date.parse('2026-01-15T09:00:00Z')

function makeWorld(): World {
  return new World({ name: 'w', seed: 7, shapes: { desk: { desks: deskShape } }, clock: { at: NINE } })
}

function desksIn(world: World) {
  const { desks } = world.group('desk')
  if (!desks) throw new Error('the world has no desks')
  return desks
}

function open(world: World, id: string): void {
  desksIn(world).insert({ id, name: id, opened: world.clock.now() })
}

describe('a snapshot', () => {
  it('takes records, registers, clock, chance and turn back to its moment', () => {
    const world = makeWorld()
    open(world, 'a')
    world.setSetting('count', 1)
    world.takeTurn()
    const snapshot = world.snapshot()
    const next = world.fork({ name: 'other' }).random.uuid()

    open(world, 'b')
    world.setSetting('count', 2)
    world.clock.advance(1000)
    world.random.uuid()
    world.takeTurn()
    world.restore(snapshot)

    expect(desksIn(world).list()).toMatchObject([{ id: 'a' }])
    expect(world.setting('count')).toBe(1)
    expect(world.clock.millis()).toBe(NINE)
    expect(world.turn).toBe(1)
    expect(world.random.uuid()).toBe(next)
  })

  it('can be restored more than once', () => {
    const world = makeWorld()
    world.setSetting('count', 1)
    const snapshot = world.snapshot()

    for (const count of [2, 3]) {
      world.restore(snapshot)
      world.setSetting('count', count)
      open(world, 'a')
    }
    world.restore(snapshot)

    expect(world.setting('count')).toBe(1)
    expect(desksIn(world).size).toBe(0)
  })

  it('of a world with other collections is refused', () => {
    const bare = new World({ name: 'bare', seed: 7, shapes: {} })

    expect(() => makeWorld().restore(bare.snapshot())).toThrow(/other collections/)
  })
})

describe('a fork', () => {
  it('starts where its origin stands and neither sees the writes of the other', () => {
    const origin = makeWorld()
    open(origin, 'a')
    origin.setSetting('count', 1)

    const fork = origin.fork({ name: 'fork' })
    open(fork, 'b')
    fork.setSetting('count', 2)
    fork.clock.advance(1000)
    open(origin, 'c')

    expect(desksIn(fork).list()).toMatchObject([{ id: 'a' }, { id: 'b' }])
    expect(desksIn(origin).list()).toMatchObject([{ id: 'a' }, { id: 'c' }])
    expect(origin.setting('count')).toBe(1)
    expect(origin.clock.millis()).toBe(NINE)
  })

  it('goes on with the random sequence of its origin', () => {
    const origin = makeWorld()
    origin.random.uuid()

    const fork = origin.fork({ name: 'fork' })

    expect(fork.random.uuid()).toBe(origin.random.uuid())
  })

  it('with a seed of its own goes another way', () => {
    const origin = makeWorld()

    const fork = origin.fork({ name: 'fork', seed: 8 })

    expect(fork.seed).toBe(8)
    expect(fork.random.uuid()).not.toBe(origin.random.uuid())
  })

  it('may start from an earlier moment', () => {
    const origin = makeWorld()
    const before = origin.snapshot()
    open(origin, 'a')

    const fork = origin.fork({ name: 'fork', from: before })

    expect(desksIn(fork).size).toBe(0)
    expect(desksIn(origin).size).toBe(1)
  })
})

describe('a group', () => {
  it('that the world does not hold is refused by name', () => {
    expect(() => makeWorld().group('nobody')).toThrow('The world has no group "nobody"')
  })
})

describe('the changes between two moments', () => {
  it('are the records that came, went or became others, by key', () => {
    const world = makeWorld()
    for (const id of ['a', 'b', 'c']) open(world, id)
    const before = world.snapshot()
    desksIn(world).delete('a')
    desksIn(world).update('b', { name: 'Back' })
    open(world, 'd')

    const [desks] = world.changes(before, world.snapshot())

    expect(desks).toMatchObject({ group: 'desk', collection: 'desks' })
    expect(desks?.changes).toMatchObject([
      { key: 'a', before: { id: 'a' }, after: undefined },
      { key: 'b', before: { name: 'b' }, after: { name: 'Back' } },
      { key: 'd', before: undefined, after: { id: 'd' } },
    ])
  })

  it('are none between a moment and itself', () => {
    const world = makeWorld()
    open(world, 'a')
    expect(world.changes(world.snapshot(), world.snapshot())).toMatchObject([{ changes: [] }])
  })
})
