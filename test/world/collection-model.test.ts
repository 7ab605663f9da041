import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Collection } from '../../src/world/collection.ts'
import type { CollectionState } from '../../src/world/collection-state.ts'
import type { Place } from '../../src/world/page.ts'
import { WorldError } from '../../src/world/world-error.ts'
import { type Desk, type Desks, deskShape, emptyDesks } from '../support/desk-records.ts'

const names = fc.constantFrom('Ann', 'ann', 'Bob', 'Cid', 'Dee', 'Eve', 'Fay', 'Gil')
const teams = fc.option(fc.constantFrom('x', 'y'), { nil: undefined })
const ids = fc.integer({ min: 0, max: 11 }).map((n) => `d${n}`)
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('insert'),
      id: ids,
      name: fc.oneof(names, fc.string({ minLength: 1, maxLength: 3 })),
      team: teams,
      opened: fc.constantFrom('1', '2', '3'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('update'), id: ids, name: names, team: teams }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete'), id: ids }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('snapshot') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore'), which: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fork') }) },
)
const scripts = fc.array(fc.tuple(fc.nat(3), step), { maxLength: 60 })

describe('any sequence of inserts, updates, deletes, snapshots, restores and forks', () => {
  it('leaves each collection equal to a plain list, and isolates forks from each other', () => {
    fc.assert(
      fc.property(scripts, fc.integer({ min: 1, max: 7 }), (script, size) => {
        const forks: Fork[] = [{ desks: emptyDesks(), model: [] }]
        const saved: SavedState[] = []
        for (const [which, step] of script) {
          const fork = forks[which % forks.length]
          if (fork) play(step, { fork, forks, saved })
        }
        for (const fork of forks) expectSame(fork, size)
      }),
      { numRuns: 300 },
    )
  })
})

interface Fork {
  readonly desks: Desks
  model: readonly Desk[]
}

interface SavedState {
  readonly state: CollectionState<Desk>
  readonly model: readonly Desk[]
}

type Step = { do: string; which?: number; id?: string; name?: string; team?: string | undefined; opened?: string }

function play(step: Step, { fork, forks, saved }: { fork: Fork; forks: Fork[]; saved: SavedState[] }): void {
  const { desks, model } = fork
  const { id = '', name = '', team, opened = '' } = step
  const isTaken = model.some((desk) => desk.id !== id && desk.name.toLowerCase() === name.toLowerCase())
  const isKnown = model.some((desk) => desk.id === id)
  if (step.do === 'insert') {
    const desk: Desk = { id, name, opened, ...(team !== undefined && { team }) }
    expect(isDone(() => desks.insert(desk))).toBe(!isTaken && !isKnown)
    if (!isTaken && !isKnown) fork.model = [...model, desk]
  } else if (step.do === 'update') {
    expect(isDone(() => desks.update(id, { name, team }))).toBe(isKnown && !isTaken)
    if (isKnown && !isTaken) fork.model = model.map((desk) => (desk.id === id ? updated(desk, name, team) : desk))
  } else if (step.do === 'delete') {
    expect(isDone(() => desks.delete(id))).toBe(isKnown)
    fork.model = model.filter((desk) => desk.id !== id)
  } else if (step.do === 'snapshot') {
    saved.push({ state: desks.keep(), model })
  } else if (step.do === 'restore') {
    const moment = saved[(step.which ?? 0) % Math.max(1, saved.length)]
    if (!moment) return
    desks.restore(moment.state)
    fork.model = moment.model
  } else if (forks.length < 4) {
    const fresh = new Collection<Desk, 'name', 'team'>(deskShape)
    fresh.restore(desks.keep())
    forks.push({ desks: fresh, model })
  }
}

function updated({ id, opened }: Desk, name: string, team: string | undefined): Desk {
  return { id, name, opened, ...(team !== undefined && { team }) }
}

function isDone(write: () => unknown): boolean {
  try {
    write()
    return true
  } catch (error) {
    if (error instanceof WorldError) return false
    throw error
  }
}

function expectSame({ desks, model }: Fork, size: number): void {
  // The sort is stable, so desks opened at the same time stay in order of insertion.
  const expected = model.toSorted((a, b) => (a.opened < b.opened ? -1 : a.opened > b.opened ? 1 : 0))

  expect(desks.size).toBe(expected.length)
  expect(desks.list()).toEqual(expected)
  expect(desks.list({ index: ['team', 'x'] })).toEqual(expected.filter(isInTeamX))
  for (const desk of expected) {
    expect(desks.get(desk.id)).toEqual(desk)
    expect(desks.find('name', desk.name.toLowerCase())).toEqual(desk)
  }
  expectPages(desks, size, expected, {})
  expectPages(desks, size, expected.filter(isInTeamX), { index: ['team', 'x'] })
  expectPages(desks, size, expected.filter(isShort), { where: isShort })
}

function isInTeamX({ team }: Desk): boolean {
  return team === 'x'
}

function isShort({ name }: Desk): boolean {
  return name.length < 3
}

function expectPages(
  desks: Desks,
  size: number,
  expected: readonly Desk[],
  selection: Parameters<Desks['list']>[0],
): void {
  const forward: (readonly Desk[])[] = []
  let after: Place | undefined
  do {
    const page = desks.page({ size, after }, selection)
    forward.push(page.records)
    expect(forward.length).toBeLessThanOrEqual(expected.length + 1)
    expect(page.previous !== undefined).toBe(forward.length > 1)
    after = page.next
  } while (after)
  expect(forward.flat()).toEqual(expected)
  expect(forward.slice(0, -1).every((records) => records.length === size)).toBe(true)
  expect(backwards(desks, size, selection)).toEqual(forward)
}

/** Returns the same pages, visited from the last to the first. */
function backwards(desks: Desks, size: number, selection: Parameters<Desks['list']>[0]): (readonly Desk[])[] {
  let page = desks.page({ size }, selection)
  while (page.next) page = desks.page({ size, after: page.next }, selection)
  const pages = [page.records]
  while (page.previous) {
    page = desks.page({ size, before: page.previous }, selection)
    pages.unshift(page.records)
    expect(pages.length).toBeLessThanOrEqual(desks.size + 1)
  }
  return pages
}
