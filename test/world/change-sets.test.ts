import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChangeSet, splitChangeSet } from '../../src/world/change-set.ts'
import type { Snapshot } from '../../src/world/snapshot.ts'
import { World } from '../../src/world/world.ts'
import { WorldError } from '../../src/world/world-error.ts'
import { type Desk, type Desks, deskShape } from '../support/desk-records.ts'

const ids = fc.integer({ min: 0, max: 5 }).map((n) => `d${n}`)
const names = fc.constantFrom('Ann', 'Bob', 'Cid', 'Dee')
const teams = fc.constantFrom('red', 'blue', undefined)
const opened = fc.constantFrom('1', '2')
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('insert' as const), id: ids, name: names, team: teams, opened }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('replace' as const), id: ids, name: names, team: teams, opened }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('delete' as const), id: ids }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('swap' as const), id: ids, other: ids }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), id: ids }) },
  { weight: 1, arbitrary: fc.constant({ do: 'pass' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fill' as const), count: fc.constantFrom(5, 600) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('count' as const), name: names, times: fc.constantFrom(1, 300) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      name: names,
      value: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value))),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('advance' as const), by: fc.integer({ min: -5, max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('draw' as const), times: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 6, arbitrary: fc.constant({ do: 'moment' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'snapshot' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restore' as const), which: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), id: ids, name: names, team: teams, opened }) },
  { weight: 1, arbitrary: fc.constant({ do: 'follow' as const }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
const scripts = fc.array(step, { maxLength: 60, size: 'max' })

describe('change sets between the moments of any sequence of changes', () => {
  it('applied to another world as JSON, give a world with the same future', () => {
    fc.assert(
      fc.property(scripts, fc.boolean(), (script, follows) => {
        const { world, moments } = play(script, follows)
        const copy = emptyWorld()
        for (const [i, moment] of moments.entries()) {
          const before = moments[i - 1]
          for (const changes of before ? [world.changeSet(before, moment)] : world.changeSets(moment)) {
            copy.apply(asJson(changes))
          }
        }
        expectSameFuture(copy, world)
      }),
      { numRuns: 500 },
    )
  })

  it('between any two moments, in either direction, lead from one to the other', () => {
    fc.assert(
      fc.property(scripts, fc.nat(40), fc.nat(40), (script, first, second) => {
        const { world, moments } = play(script)
        const [from, to] = [moments[first % moments.length], moments[second % moments.length]]
        if (!from || !to) return
        for (const found of [splitChangeSet(world.changeSet(from, to)), world.changeSetsBetween(from, to)]) {
          const copy = world.fork({ name: 'copy', from })
          for (const changes of found) copy.apply(asJson(changes))
          expectSameFuture(copy, world.fork({ name: 'as it was', from: to }))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('give the same change sets again in the world that they were applied to', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        const { world, moments } = play(script)
        const copy = emptyWorld()
        const copied: Snapshot[] = []
        for (const [i, moment] of moments.entries()) {
          const before = moments[i - 1]
          for (const changes of before ? [world.changeSet(before, moment)] : world.changeSets(moment)) {
            copy.apply(asJson(changes))
          }
          copied.push(copy.moment())
        }
        const again = emptyWorld()
        for (const [i, moment] of copied.entries()) {
          const before = copied[i - 1]
          for (const changes of before ? [copy.changeSet(before, moment)] : copy.changeSets(moment)) {
            again.apply(asJson(changes))
          }
        }
        expectSameFuture(again, world)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a change set', () => {
  it('contains only what differs', () => {
    const world = emptyWorld()
    const before = world.moment()
    expect(world.changeSet(before, world.moment())).toEqual({})
    desksIn(world).insert({ id: 'd1', name: 'Ann', opened: '1' })
    desksIn(world).insert({ id: 'd2', name: 'Bob', opened: '1' })
    desksIn(world).delete('d1')
    expect(world.changeSet(before, world.moment())).toEqual({
      records: [{ group: 'desk', collection: 'desks', next: 2, stored: [[1, { id: 'd2', name: 'Bob', opened: '1' }]] }],
    })
  })

  it('exchanges unique values between records', () => {
    const world = emptyWorld()
    desksIn(world).insert({ id: 'd1', name: 'Ann', opened: '1' })
    desksIn(world).insert({ id: 'd2', name: 'Bob', opened: '1' })
    const before = world.moment()
    playStep({ do: 'swap', id: 'd1', other: 'd2' }, world, [])
    const copy = world.fork({ name: 'copy', from: before })
    copy.apply(asJson(world.changeSet(before, world.moment())))
    expect(desksIn(copy).find('name', 'ann')?.id).toBe('d2')
    expect(desksIn(copy).find('name', 'bob')?.id).toBe('d1')
    copy.undoTo(before)
    expect(desksIn(copy).find('name', 'ann')?.id).toBe('d1')
  })

  it('is rejected by a world without its collection', () => {
    const records = [{ group: 'desk', collection: 'chairs', next: 1 }]
    expect(() => emptyWorld().apply({ records })).toThrow('The group "desk" has no collection "chairs"')
  })
})

function play(script: readonly Step[], follows = false): { world: World; moments: Snapshot[] } {
  const world = emptyWorld()
  if (follows) world.follow()
  const moments = [world.moment()]
  for (const one of script) playStep(one, world, moments)
  moments.push(world.moment())
  return { world, moments }
}

function emptyWorld(): World {
  const world = new World({ name: 'w', seed: 1, shapes: { desk: { desks: deskShape } }, clock: { at: 0 } })
  world.clock.freeze(1000)
  return world
}

function playStep(step: Step, world: World, moments: Snapshot[]): void {
  const desks = desksIn(world)
  switch (step.do) {
    case 'insert':
      ignoringConflicts(() => desks.insert(deskOf(step)))
      return
    case 'replace':
      ignoringConflicts(() => desks.replace(step.id, deskOf(step)))
      return
    case 'delete':
      ignoringConflicts(() => desks.delete(step.id))
      return
    case 'swap': {
      const [one, other] = [desks.get(step.id), desks.get(step.other)]
      if (!one || !other || one === other) return
      desks.update(one.id, { name: 'between' })
      desks.update(other.id, { name: one.name })
      desks.update(one.id, { name: other.name })
      return
    }
    case 'move': {
      // The same record at another place.
      const record = desks.get(step.id)
      if (record) desks.insert(desks.delete(record.id))
      return
    }
    case 'pass':
      // Takes a sequence number and leaves no record.
      ignoringConflicts(() => desks.delete(desks.insert({ id: 'passing', name: 'passing', opened: '0' }).id))
      return
    case 'fill': {
      const { size } = desks
      for (let i = 0; i < step.count; i++) {
        const id = `f${size}-${i}`
        ignoringConflicts(() => desks.insert({ id, name: id, opened: '2' }))
      }
      return
    }
    case 'count':
      for (let i = 0; i < step.times; i++) world.setCounter(`${step.name}-${i % 7}`, { count: i })
      return
    case 'set':
      world.setSetting(step.name, step.value)
      return
    case 'advance':
      world.clock.advance(step.by)
      return
    case 'draw':
      for (let i = 0; i < step.times; i++) world.random.uuid()
      world.takeTurn()
      return
    case 'moment':
      moments.push(world.moment())
      return
    case 'snapshot':
      moments.push(world.snapshot())
      return
    case 'undo': {
      const before = world.moment()
      ignoringConflicts(() => desks.insert(deskOf(step)))
      ignoringConflicts(() => desks.delete(step.id))
      world.undoTo(before)
      return
    }
    case 'follow':
      world.follow()
      return
    case 'restore': {
      const chosen = moments[step.which % moments.length]
      if (chosen) world.restore(chosen)
    }
  }
}

function deskOf({ id, name, team, opened }: Omit<Desk, 'team'> & { readonly team: string | undefined }): Desk {
  return { id, name, opened, ...(team !== undefined && { team }) }
}

function ignoringConflicts(write: () => unknown): void {
  try {
    write()
  } catch (error) {
    if (!(error instanceof WorldError)) throw error
  }
}

function desksIn(world: World): Desks {
  return world.group('desk')['desks'] as object as Desks
}

function asJson(changes: ChangeSet): ChangeSet {
  return JSON.parse(JSON.stringify(changes))
}

/** Expects that two worlds have the same state, whichever way it is read, and continue in the same way. */
function expectSameFuture(actual: World, expected: World): void {
  expect(viewOf(actual)).toEqual(viewOf(expected))
  for (const world of [actual, expected]) {
    desksIn(world).deleteAll({ where: ({ name }) => name === 'Ann' })
    desksIn(world).insert({ id: 'later', name: world.random.uuid(), opened: '1' })
    world.takeTurn()
  }
  expect(viewOf(actual)).toEqual(viewOf(expected))
}

function viewOf(world: World) {
  const desks = desksIn(world)
  const { records, next } = desks.page({ size: 3 })
  return {
    all: desks.list(),
    page: records,
    next,
    second: next && desks.page({ size: 3, after: next }),
    red: desks.list({ index: ['team', 'red'] }),
    named: desks.list().map(({ name }) => desks.find('name', name.toLowerCase())?.id),
    clock: world.clock.state(),
    random: world.random.state(),
    turn: world.turn,
    seed: world.seed,
    counters: ['Ann-0', 'Bob-1', 'Cid-2', 'Dee-6'].map((name) => world.counter(name)),
    settings: ['Ann', 'Bob', 'Cid', 'Dee'].map((name) => world.setting(name)),
  }
}
