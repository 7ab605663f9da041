import { describe, expect, test } from 'vitest'
import { compare, type RecordSchema } from '../../scripts/corpus/echo.ts'

const SCHEMA: RecordSchema = {
  document: {},
  schemas: [{ properties: { title: { type: 'string' }, code: { type: 'string', writeOnly: true } } }],
}

function lost(sent: unknown, record: unknown): readonly string[] {
  return compare(sent, { record, place: [] }, SCHEMA).lost
}

describe('the comparison of what was sent with a record', () => {
  test('finds another value', () => {
    expect(lost({ title: 'a' }, { title: 'b' })).toEqual(['title was "a" and is "b"'])
  })

  test('finds a missing property that the schema declares', () => {
    expect(lost({ title: 'a' }, {})).toEqual(['title is missing'])
  })

  test('does not require what the schema does not declare, or declares as write-only', () => {
    expect(lost({ other: 'a', code: 'b' }, {})).toEqual([])
  })

  test('accepts names in another case, numbers as text and instants in another form', () => {
    const sent = { DisplayName: 'a', count: 1, at: '2026-03-04T05:06:07Z' }
    expect(lost(sent, { display_name: 'a', count: '1', at: '2026-03-04T05:06:07.000+00:00' })).toEqual([])
  })

  test('accepts an object that contains the value instead of it', () => {
    expect(lost({ region: 'fra' }, { region: { slug: 'fra', name: 'Frankfurt' } })).toEqual([])
    expect(lost({ region: 'fra' }, { region: { slug: 'ams' } })).toHaveLength(1)
  })

  test('counts the scalars that had to come back', () => {
    expect(compare({ title: 'a', other: 1 }, { record: { title: 'a' }, place: [] }, SCHEMA).expected).toBe(1)
  })
})
