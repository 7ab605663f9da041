import { describe, expect, it } from 'vitest'
import { World } from '../../src/world/world.ts'
import { deskShape } from '../support/desk-records.ts'

const NINE = Date.parse('2026-01-15T09:00:00Z')

function createWorld(): World {
  return new World({ name: 'w', seed: 7, shapes: { desk: { desks: deskShape } }, clock: { at: NINE } })
}

function desksIn(world: World) {
  const { desks } = world.group('desk')
  if (!desks) throw new Error('The world has no desks')
  return desks
}

function insertDesk(world: World, id: string): void {
  desksIn(world).insert({ id, name: id, opened: world.clock.now() })
}

describe('a snapshot', () => {
  it('restores records, settings, clock, random source and turn', () => {
    const world = createWorld()
    insertDesk(world, 'a')
    world.setSetting('count', 1)
    world.takeTurn()
    const snapshot = world.snapshot()
    const next = world.fork({ name: 'other' }).random.uuid()

    insertDesk(world, 'b')
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
    const world = createWorld()
    world.setSetting('count', 1)
    const snapshot = world.snapshot()

    for (const count of [2, 3]) {
      world.restore(snapshot)
      world.setSetting('count', count)
      insertDesk(world, 'a')
    }
    world.restore(snapshot)

    expect(world.setting('count')).toBe(1)
    expect(desksIn(world).size).toBe(0)
  })

  it('is rejected by a world with other collections', () => {
    const bare = new World({ name: 'bare', seed: 7, shapes: {} })

    expect(() => createWorld().restore(bare.snapshot())).toThrow(/other collections/)
  })
})

describe('a fork', () => {
  it('starts from the current state, and neither world sees the writes of the other', () => {
    const origin = createWorld()
    insertDesk(origin, 'a')
    origin.setSetting('count', 1)

    const fork = origin.fork({ name: 'fork' })
    insertDesk(fork, 'b')
    fork.setSetting('count', 2)
    fork.clock.advance(1000)
    insertDesk(origin, 'c')

    expect(desksIn(fork).list()).toMatchObject([{ id: 'a' }, { id: 'b' }])
    expect(desksIn(origin).list()).toMatchObject([{ id: 'a' }, { id: 'c' }])
    expect(origin.setting('count')).toBe(1)
    expect(origin.clock.millis()).toBe(NINE)
  })

  it('continues the random sequence of its origin', () => {
    const origin = createWorld()
    origin.random.uuid()

    const fork = origin.fork({ name: 'fork' })

    expect(fork.random.uuid()).toBe(origin.random.uuid())
  })

  it('draws another random sequence if it has its own seed', () => {
    const origin = createWorld()

    const fork = origin.fork({ name: 'fork', seed: 8 })

    expect(fork.seed).toBe(8)
    expect(fork.random.uuid()).not.toBe(origin.random.uuid())
  })

  it('starts from an earlier snapshot', () => {
    const origin = createWorld()
    const before = origin.snapshot()
    insertDesk(origin, 'a')

    const fork = origin.fork({ name: 'fork', from: before })

    expect(desksIn(fork).size).toBe(0)
    expect(desksIn(origin).size).toBe(1)
  })
})

describe('group', () => {
  it('throws for an unknown group and names it', () => {
    expect(() => createWorld().group('nobody')).toThrow('The world has no group "nobody"')
  })
})

describe('changes', () => {
  it('returns the inserted, deleted and updated records, ordered by key', () => {
    const world = createWorld()
    for (const id of ['a', 'b', 'c']) insertDesk(world, id)
    const before = world.snapshot()
    desksIn(world).delete('a')
    desksIn(world).update('b', { name: 'Back' })
    insertDesk(world, 'd')

    const [desks] = world.changes(before, world.snapshot())

    expect(desks).toMatchObject({ group: 'desk', collection: 'desks' })
    expect(desks?.changes).toMatchObject([
      { key: 'a', before: { id: 'a' }, after: undefined },
      { key: 'b', before: { name: 'b' }, after: { name: 'Back' } },
      { key: 'd', before: undefined, after: { id: 'd' } },
    ])
  })

  it('returns no changes between equal snapshots', () => {
    const world = createWorld()
    insertDesk(world, 'a')
    expect(world.changes(world.snapshot(), world.snapshot())).toMatchObject([{ changes: [] }])
  })
})

describe('watch', () => {
  it('calls a watcher once for all writes up to the end of the synchronous code', async () => {
    const world = createWorld()
    let calls = 0
    const stop = world.watch(() => calls++)
    for (let round = 1; round <= 3; round++) {
      insertDesk(world, `a${round}`)
      insertDesk(world, `b${round}`)
      await Promise.resolve()
      expect(calls).toBe(round)
    }
    stop()
    insertDesk(world, 'c')
    await Promise.resolve()
    expect(calls).toBe(3)
  })

  it('calls a watcher after a restore', async () => {
    const world = createWorld()
    const before = world.snapshot()
    insertDesk(world, 'a')
    let calls = 0
    world.watch(() => calls++)
    world.restore(before)
    await Promise.resolve()
    expect(calls).toBe(1)
  })
})
