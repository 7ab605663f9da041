import { describe, expect, it } from 'vitest'
import { DuplicateKey, RecordKeyChanged, RecordNotFound } from '../../src/world/world-error.ts'
import { type Desk, desksNamed, emptyDesks, namesOf } from '../support/desk-records.ts'

const front: Desk = { id: 'a', name: 'Front', opened: '2026-01-01' }

describe('a record', () => {
  it('is found by its key after an insert', () => {
    const desks = emptyDesks()

    const inserted = desks.insert(front)

    expect(inserted).toBe(front)
    expect(desks.get('a')).toBe(front)
    expect(desks.has('a')).toBe(true)
    expect(desks.size).toBe(1)
  })

  it('that is missing makes get return undefined and getOrThrow throw', () => {
    const desks = emptyDesks()

    expect(desks.get('a')).toBeUndefined()
    expect(() => desks.getOrThrow('a')).toThrow(new RecordNotFound('Desk', 'a'))
  })

  it('is replaced by an update, not changed in place', () => {
    const desks = emptyDesks()
    desks.insert(front)

    const updated = desks.update('a', { name: 'Back' })

    expect(updated).toEqual({ ...front, name: 'Back' })
    expect(desks.get('a')).toBe(updated)
    expect(front.name).toBe('Front')
  })

  it('moves in the listing when its replacement has another order value', () => {
    const desks = emptyDesks()
    for (const id of ['a', 'b', 'c']) desks.insert({ ...front, id, name: id })

    desks.replace('b', { id: 'b', name: 'Back', opened: '2025-01-01' })
    desks.replace('a', { id: 'a', name: 'b', opened: '2026-01-01' })

    expect(namesOf(desks.list())).toEqual(['Back', 'b', 'c'])
    expect(() => desks.replace('c', { ...front, id: 'c', name: 'Back' })).toThrow(DuplicateKey)
    expect(() => desks.replace('d', { ...front, id: 'd' })).toThrow(RecordNotFound)
  })

  it('keeps its key on update and replace', () => {
    const desks = emptyDesks()
    desks.insert(front)

    expect(() => desks.replace('a', { ...front, id: 'b' })).toThrow(RecordKeyChanged)
    expect(() => desks.replace('a', { ...front, id: 'b', opened: '2030-01-01' })).toThrow(RecordKeyChanged)
    expect(() => desks.update('a', { id: 'b' })).toThrow('Desk "a" cannot get the key "b".')
    expect(desks.list()).toEqual([front])
  })

  it('loses a property that an update sets to undefined', () => {
    const desks = emptyDesks()
    desks.insert({ ...front, team: 'Sales' })

    const updated = desks.update('a', { team: undefined })

    expect(updated).not.toHaveProperty('team')
    expect(desks.list({ index: ['team', 'Sales'] })).toEqual([])
  })

  it('cannot be updated or deleted after it was deleted', () => {
    const desks = emptyDesks()
    desks.insert(front)

    expect(desks.delete('a')).toBe(front)

    expect(desks.list()).toEqual([])
    expect(() => desks.delete('a')).toThrow(RecordNotFound)
    expect(() => desks.update('a', {})).toThrow(RecordNotFound)
  })
})

describe('a duplicate', () => {
  it('of a key is rejected and leaves no trace', () => {
    const desks = emptyDesks()
    desks.insert(front)

    expect(() => desks.insert({ ...front, name: 'Other' })).toThrow(DuplicateKey)

    expect(desks.list()).toEqual([front])
    expect(desks.find('name', 'other')).toBeUndefined()
  })

  it('of a record is rejected by its key and leaves the record and its unique value', () => {
    const desks = emptyDesks()
    desks.insert(front)

    const duplicate = new DuplicateKey({ entity: 'Desk', field: 'key', value: 'a', holder: 'a' })
    expect(() => desks.insert({ ...front })).toThrow(duplicate)

    expect(desks.list()).toEqual([front])
    expect(desks.find('name', 'front')).toBe(front)
  })

  it('of a unique value is rejected with the key of the holder', () => {
    const desks = emptyDesks()
    desks.insert(front)

    const duplicate = new DuplicateKey({ entity: 'Desk', field: 'name', value: 'front', holder: 'a' })
    expect(() => desks.insert({ id: 'b', name: 'FRONT', opened: '2026-01-02' })).toThrow(duplicate)
    expect(duplicate).toMatchObject({ field: 'name', value: 'front', holder: 'a' })
    expect(desks.size).toBe(1)
  })

  it('that an update would create is rejected and changes nothing', () => {
    const desks = desksNamed('Front', 'Back')

    expect(() => desks.update('d1', { name: 'front', team: 'Sales' })).toThrow(DuplicateKey)

    expect(namesOf(desks.list())).toEqual(['Front', 'Back'])
    expect(desks.list({ index: ['team', 'Sales'] })).toEqual([])
  })

  it('does not exist if an update keeps its own unique value, even in another case', () => {
    const desks = desksNamed('Front')

    desks.update('d0', { name: 'FRONT' })

    expect(desks.find('name', 'front')?.name).toBe('FRONT')
  })

  it('no longer exists after the holder changes its value or is deleted', () => {
    const desks = desksNamed('Front', 'Back')
    desks.update('d0', { name: 'Middle' })
    desks.delete('d1')

    desks.insert({ id: 'x', name: 'Front', opened: '2' })
    desks.insert({ id: 'y', name: 'Back', opened: '3' })

    expect(namesOf(desks.list())).toEqual(['Middle', 'Front', 'Back'])
  })
})

describe('a listing', () => {
  it('is sorted by the order value, then by insertion', () => {
    const desks = emptyDesks()
    desks.insert({ id: 'c', name: 'Third', opened: '2026-02' })
    desks.insert({ id: 'b', name: 'First', opened: '2026-01' })
    desks.insert({ id: 'a', name: 'Second', opened: '2026-01' })

    expect(namesOf(desks.list())).toEqual(['First', 'Second', 'Third'])
  })

  it('keeps the position of an updated record', () => {
    const desks = desksNamed('One', 'Two', 'Three')

    desks.update('d1', { name: 'Zwei' })

    expect(namesOf(desks.list())).toEqual(['One', 'Zwei', 'Three'])
  })

  it('by an index contains only the records with that value', () => {
    const desks = desksNamed('One', 'Two', 'Three')
    desks.update('d0', { team: 'Sales' })
    desks.update('d2', { team: 'Sales' })

    expect(namesOf(desks.list({ index: ['team', 'Sales'] }))).toEqual(['One', 'Three'])
    expect(desks.list({ index: ['team', 'Sale'] })).toEqual([])
  })

  it('by a unique value contains at most one record', () => {
    const desks = desksNamed('One', 'Two')

    expect(namesOf(desks.list({ only: ['name', 'two'] }))).toEqual(['Two'])
    expect(desks.list({ only: ['name', 'three'] })).toEqual([])
  })

  it('by a condition contains the matching records, also within an index', () => {
    const desks = desksNamed('One', 'Two', 'Three')
    for (const id of ['d0', 'd1']) desks.update(id, { team: 'Sales' })

    expect(namesOf(desks.list({ where: isT }))).toEqual(['Two', 'Three'])
    expect(namesOf(desks.list({ where: isT, index: ['team', 'Sales'] }))).toEqual(['Two'])
  })

  it('returns its first record without visiting later ones', () => {
    const desks = desksNamed('Front', 'Back', 'Side')
    const seen: string[] = []

    const found = desks.first({ where: ({ name }) => seen.push(name) > 1 })

    expect([found?.name, seen]).toEqual(['Back', ['Front', 'Back']])
    expect(emptyDesks().first()).toBeUndefined()
  })

  it('is deleted and returned by deleteAll', () => {
    const desks = desksNamed('One', 'Two', 'Three')
    desks.update('d0', { team: 'Sales' })
    desks.update('d2', { team: 'Sales' })

    const removed = desks.deleteAll({ index: ['team', 'Sales'] })

    expect(namesOf(removed)).toEqual(['One', 'Three'])
    expect(namesOf(desks.list())).toEqual(['Two'])
  })
})

describe('a kept state', () => {
  it('does not change with later writes', () => {
    const desks = desksNamed('One')
    const kept = desks.keep()

    desks.insert({ id: 'x', name: 'Two', opened: '9' })
    desks.update('d0', { name: 'Eins' })
    desks.restore(kept)

    expect(namesOf(desks.list())).toEqual(['One'])
    expect(desks.find('name', 'two')).toBeUndefined()
    expect(desks.find('name', 'one')?.id).toBe('d0')
  })

  it('can be restored again after writes to the restored collection', () => {
    const desks = desksNamed('One')
    const kept = desks.keep()

    for (const name of ['Two', 'Three']) {
      desks.restore(kept)
      desks.insert({ id: 'x', name, opened: '9' })
    }
    desks.restore(kept)

    expect(namesOf(desks.list())).toEqual(['One'])
  })
})

function isT({ name }: Desk): boolean {
  return name.startsWith('T')
}
