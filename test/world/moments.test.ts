import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../../src/world/snapshot.ts'
import { World } from '../../src/world/world.ts'
import { WorldError } from '../../src/world/world-error.ts'
import { type Desk, deskShape } from '../support/desk-records.ts'

const ids = fc.integer({ min: 0, max: 7 }).map((n) => `d${n}`)
const names = fc.constantFrom('Ann', 'Bob', 'Cid', 'Dee', 'Eve')
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('insert' as const), id: ids, name: names }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('update' as const), id: ids, name: names }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), id: ids }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fill' as const), count: fc.constantFrom(3, 700) }) },
  { weight: 4, arbitrary: fc.constant({ do: 'moment' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'snapshot' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), id: ids, name: names }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('look' as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fork' as const), which: fc.nat(20) }) },
)

describe('any sequence of writes, moments, snapshots, undone writes, restores and forks', () => {
  it('leaves every moment with the records of its time, whichever is read first', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.boolean(), (script, newestFirst) => {
        const { world, moments } = play(script)
        for (const moment of newestFirst ? moments.toReversed() : moments) expectSame(moment, world)
      }),
      { numRuns: 300 },
    )
  })

  it('leaves the differences between any two moments as the records of their times say', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat(20), fc.nat(20), (script, first, second) => {
        const { world, moments } = play(script)
        const [from, to] = [moments[first % moments.length], moments[second % moments.length]]
        if (!from || !to) return
        const [changed] = world.changes(from.snapshot, to.snapshot)
        expect(changed?.changes).toEqual(differences(from.records, to.records))
      }),
      { numRuns: 300 },
    )
  })
})

describe('the distance of two moments', () => {
  it('is the number of records that differ, for any sequence of changes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat(20), fc.nat(20), (script, first, second) => {
        const { world, moments } = play(script)
        const [from, to] = [moments[first % moments.length], moments[second % moments.length]]
        if (!from || !to) return
        const count = differences(from.records, to.records).length
        expect(world.distance(from.snapshot, to.snapshot, count)).toBe(count)
        if (count > 0) expect(world.distance(from.snapshot, to.snapshot, count - 1)).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })

  it('is found without the records of either, if the writes between them are known', () => {
    const { world, moments } = play([
      { do: 'insert', id: 'd1', name: 'Ann' },
      { do: 'moment' },
      { do: 'insert', id: 'd2', name: 'Bob' },
      { do: 'moment' },
      { do: 'insert', id: 'd3', name: 'Cid' },
    ])
    const [from, to] = moments.slice(1).map(({ snapshot }) => snapshot)
    if (!from || !to) throw new Error('The script has two moments')
    expect(world.distance(from, to, 10)).toBe(1)
    expect([from.version.isWhole, to.version.isWhole]).toEqual([false, false])
  })
})

/** A state of a world, with the records that it had when it was taken. */
interface Moment {
  readonly snapshot: Snapshot
  readonly records: readonly object[]
}

function play(script: readonly Step[]): { world: World; moments: readonly Moment[] } {
  const world = new World({ name: 'w', seed: 1, shapes: { desk: { desks: deskShape } } })
  const moments: Moment[] = [{ snapshot: world.moment(), records: [] }]
  for (const one of script) playStep(one, world, moments)
  return { world, moments }
}

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function playStep(step: Step, world: World, moments: Moment[]): void {
  const chosen = 'which' in step ? moments[step.which % moments.length] : undefined
  const note = (snapshot: Snapshot) => moments.push({ snapshot, records: desksIn(world).list() })
  switch (step.do) {
    case 'insert':
      ignoringConflicts(() => desksIn(world).insert({ id: step.id, name: step.name, opened: '1' }))
      return
    case 'update':
      ignoringConflicts(() => desksIn(world).update(step.id, { name: step.name }))
      return
    case 'delete':
      ignoringConflicts(() => desksIn(world).delete(step.id))
      return
    case 'fill': {
      const { size } = desksIn(world)
      for (let i = 0; i < step.count; i++) {
        const id = `f${size}-${i}`
        ignoringConflicts(() => desksIn(world).insert({ id, name: id, opened: '2' }))
      }
      return
    }
    case 'moment':
      note(world.moment())
      return
    case 'snapshot':
      note(world.snapshot())
      return
    case 'undo': {
      const before = world.moment()
      const records = desksIn(world).list()
      ignoringConflicts(() => desksIn(world).insert({ id: step.id, name: step.name, opened: '3' }))
      ignoringConflicts(() => desksIn(world).update(step.id, { name: `${step.name} again` }))
      world.undoTo(before)
      expect(desksIn(world).list()).toEqual(records)
      return
    }
    case 'restore':
      if (chosen) world.restore(chosen.snapshot)
      return
    case 'look':
      if (chosen) expectSame(chosen, world)
      return
    case 'fork': {
      if (!chosen) return
      const fork = world.fork({ name: 'f', from: chosen.snapshot })
      desksIn(fork).deleteAll({})
      ignoringConflicts(() => desksIn(fork).insert({ id: 'd0', name: 'Fork', opened: '1' }))
    }
  }
}

function ignoringConflicts(write: () => unknown): void {
  try {
    write()
  } catch (error) {
    if (!(error instanceof WorldError)) throw error
  }
}

function desksIn(world: World) {
  const { desks } = world.group('desk')
  if (!desks) throw new Error('The world has no desks')
  return desks
}

/** Expects that a moment has the records of its time, in order, and finds them by key, unique field and page. */
function expectSame({ snapshot, records }: Moment, world: World): void {
  const fork = desksIn(world.fork({ name: 'look', from: snapshot }))
  expect(fork.list()).toEqual(records)
  expect(fork.size).toBe(records.length)
  for (const record of records.slice(0, 10) as Desk[]) {
    expect(fork.get(record.id)).toBe(record)
    expect(fork.find('name', record.name.toLowerCase())).toBe(record)
  }
}

function differences(from: readonly object[], to: readonly object[]) {
  const [before, after] = [byKey(from), byKey(to)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .toSorted()
    .map((key) => ({ key, before: before.get(key), after: after.get(key) }))
    .filter((change) => change.before !== change.after)
}

function byKey(records: readonly object[]): Map<string, object> {
  // The world has only desks.
  return new Map((records as Desk[]).map((record) => [record.id, record]))
}
