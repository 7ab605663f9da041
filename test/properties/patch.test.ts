import fc from 'fast-check'
import { applyPatch } from 'rfc6902'
import { expect, it } from 'vitest'
import { Patch } from '../../src/vendors/control/patch.ts'

const entry = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  fc.record({ id: fc.constantFrom('1', '2', '3', '4'), name: fc.constantFrom('x', 'y', 'z') }),
  fc.integer({ max: 3, min: 0 }),
)
const lists = fc.oneof(
  fc.array(entry, { maxLength: 8 }),
  fc.uniqueArray(fc.constantFrom(...'a b c d e f g h i j'.split(' ')), { maxLength: 9 }),
  fc.uniqueArray(
    fc.record({ id: fc.constantFrom(...'a b c d e f g h'.split(' ')), tags: fc.array(entry, { maxLength: 3 }) }),
    {
      selector: ({ id }) => id,
      maxLength: 8,
    },
  ),
)
// The library that applies patches drops members named __proto__, which no body may have.
const json = fc.jsonValue({ maxDepth: 3 }).filter((any) => !JSON.stringify(any).includes('__proto__'))
const value = fc.oneof(json, lists)
const record = fc.dictionary(fc.constantFrom('a', 'b/c', 'd~e', '', 'list', '0'), value, { maxKeys: 5 })

it('a patch turns any value into any other', () => {
  fc.assert(
    fc.property(record, record, (before, after) => {
      const patch = new Patch()
      patch.compare('/record', before, after)
      const state = { record: structuredClone(before) }
      // Every operation was made by the class: `value` is there where it is needed.
      const operations = patch.operations as Parameters<typeof applyPatch>[1]
      expect(applyPatch(state, operations).filter(Boolean)).toEqual([])
      expect(state.record).toEqual(after)
    }),
    { numRuns: 2000 },
  )
})

it.each([1000, 50_000])('the cost of a patch is proportional to the size of lists of %i entries', (length) => {
  const list = (prefix: string) => Array.from({ length }, (_, i) => ({ id: `${prefix}${i}`, name: `${prefix} ${i}` }))
  const cases = [
    [list('a'), list('b')],
    [list('a'), list('a').toReversed()],
    [list('a'), list('a').slice(1)],
    [list('a').map(({ name }) => ({ name })), list('b').map(({ name }) => ({ name }))],
    [list('a').map(({ id }) => id), list('b').map(({ id }) => id)],
  ] as const
  const counts = cases.map(([before, after]) => {
    const patch = new Patch()
    patch.compare('/list', before, after)
    return patch.operations.length
  })
  expect(counts).toEqual([1, 1, 1, 1, 1])
})
