import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEmulator, type ListeningEmulator } from '../../src/index.ts'
import { failedReads } from '../support/all-reads.ts'
import { body, controlOf } from '../support/control.ts'

/** One edit: what to do, to which collection and record, and which value to put where. */
interface Edit {
  readonly kind: 'post' | 'postDraft' | 'put' | 'delete'
  readonly collection: number
  readonly record: number
  readonly place: number
  readonly value: unknown
}

const DELETE = Symbol('delete')
const ID = Symbol('id')
const PREFIX = '/worlds/default/state'

/** Values that have broken ids, dates, numbers or lists somewhere. */
const UNUSUAL: readonly unknown[] = [
  ['', 'a/b', '/', '..', '\ud800', 'x\udfff', '\u0000', 'a\r\nb', '%', '%2F', '__proto__', 'constructor', 'é😀'],
  ['x'.repeat(300), '9999-12-31T23:59:59.999Z', '0001-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z', 'Infinity'],
  [null, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, true, [], {}, { a: 1 }, [{}], [null], ['a', 'a']],
].flat()

const junk = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(DELETE, ID) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(...UNUSUAL),
  },
  { weight: 1, arbitrary: fc.jsonValue() },
)
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('post', 'post', 'postDraft', 'put', 'put', 'put', 'delete', 'delete'),
  collection: fc.nat(),
  record: fc.nat(),
  place: fc.nat(),
  value: junk,
})

describe('any sequence of control edits', () => {
  it('leaves every read of every vendor below 500', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
        const emulator = createEmulator({ scenario: 'small-team', seed: 7, clock: '2026-01-15T09:00:00Z' })
        const headers = credentialsOf(emulator)
        for (const one of edits) expect([one, await apply(emulator, one)]).toEqual([one, expect.toBeOneOf(ANSWERS)])
        expect(await failedReads(emulator, headers)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('leaves every read of every vendor below 500 after every record is deleted that can be', async () => {
    const emulator = createEmulator({ scenario: 'default', seed: 7, clock: '2026-01-15T09:00:00Z' })
    const headers = credentialsOf(emulator)
    const control = controlOf(emulator)
    const { collections } = await control.read('CollectionList', PREFIX)
    for (const { vendor, collection } of collections) {
      const path = `${PREFIX}/${vendor}/${collection}`
      const { records } = await control.read('RecordPage', `${path}?limit=1000`)
      for (const { key } of records) {
        const { status } = await control.delete(`${path}/${encodeURIComponent(key)}`)
        expect([path, key, status]).toEqual([path, key, expect.toBeOneOf([204, 400, 404, 409])])
      }
      expect(await failedReads(emulator, headers)).toEqual([])
    }
  })
})

const ANSWERS = [200, 201, 204, 400, 404, 409]

/** Carries out an edit and returns the status of its response. */
async function apply(emulator: ListeningEmulator, { kind, record, place, value, ...edit }: Edit): Promise<number> {
  const control = controlOf(emulator)
  const { collections } = await control.read('CollectionList', PREFIX)
  const { vendor, collection } = collections[edit.collection % collections.length] ?? {}
  const path = `${PREFIX}/${vendor}/${collection}`
  const { records } = await control.read('RecordPage', path)
  const target = records[record % Math.max(1, records.length)]
  if (kind === 'postDraft') return (await control.post(path, { name: value })).status
  if (!target) return (await control.post(path, {})).status
  const at = `${path}/${encodeURIComponent(target.key)}`
  if (kind === 'delete') return (await control.delete(at)).status
  const changed = changedAt(target.record, place, value, records)
  if (kind === 'put') return (await control.put(at, changed)).status
  const { id: _, ...rest } = changed
  const response = await control.post(path, record % 2 === 0 ? rest : changed)
  if (response.ok) await body<'KeyedRecord'>(response)
  return response.status
}

/** Returns a record with another value at one of its places, counted through all depths. */
function changedAt(
  record: Readonly<Record<string, unknown>>,
  place: number,
  value: unknown,
  others: readonly { readonly key: string }[],
): Record<string, unknown> {
  const copy: Record<string, unknown> = structuredClone(record)
  const places: (readonly [holder: Record<string, unknown>, name: string])[] = []
  const pending: Record<string, unknown>[] = [copy]
  for (let holder = pending.pop(); holder; holder = pending.pop()) {
    for (const [name, inner] of Object.entries(holder)) {
      places.push([holder, name])
      // An array can be read and written by index like an object.
      if (typeof inner === 'object' && inner !== null) pending.push(inner as Record<string, unknown>)
    }
  }
  const [holder, name] = places[place % places.length] ?? [copy, 'name']
  if (value === DELETE) delete holder[name]
  else holder[name] = value === ID ? others[place % others.length]?.key : value
  return copy
}

function credentialsOf(emulator: ListeningEmulator): Record<string, Readonly<Record<string, string>>> {
  const named = Object.keys(emulator.vendors).map((name) => {
    const handle = Object.entries(emulator).find(([property]) => property === name)?.[1]
    // Every vendor has a handle of its name, which holds its collections.
    const { records } = handle as { records: Parameters<(typeof emulator.vendors)[string]['credentials']>[0] }
    return [name, emulator.vendors[name]?.credentials(records, 'default', emulator.clock).headers ?? {}] as const
  })
  return Object.fromEntries(named)
}
