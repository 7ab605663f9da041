import { describe, expect, test } from 'vitest'
import { createSampler } from '../../scripts/corpus/sampler.ts'

const DOCUMENT = {
  components: {
    schemas: {
      Name: { type: 'string', maxLength: 4 },
      Node: { type: 'object', required: ['child'], properties: { child: { $ref: '#/components/schemas/Node' } } },
    },
  },
}
const { sample } = createSampler(DOCUMENT)

describe('the sampler of the corpus run', () => {
  test('creates the required properties of an object, without read-only ones', () => {
    const schema = {
      type: 'object',
      required: ['id', 'name', 'open'],
      properties: {
        id: { type: 'string', readOnly: true },
        name: { $ref: '#/components/schemas/Name' },
        open: { type: 'boolean' },
        note: { type: 'string' },
      },
    }
    expect(sample(schema, 'body')).toEqual({ name: expect.stringMatching(/^.{1,4}$/), open: true })
  })

  test('merges the parts of allOf', () => {
    const a = { required: ['a'], properties: { a: { const: 'a' } } }
    const b = { required: ['b'], properties: { b: { const: 'b' } } }
    expect(sample({ allOf: [a, b] }, 'body')).toEqual({ a: 'a', b: 'b' })
  })

  test('selects another alternative for another choice, and never null', () => {
    const schema = { oneOf: [{ type: 'null' }, { const: 'one' }, { const: 'two' }] }
    expect([0, 1].map((choice) => sample(schema, 'body', { choice }))).toEqual(['one', 'two'])
  })

  test('creates strings that match a pattern', () => {
    expect(sample({ type: 'string', pattern: '^WS[0-9a-f]{32}$' }, 'sid')).toMatch(/^WS[0-9a-f]{32}$/)
  })

  test.each([
    [{ minimum: 5, maximum: 6 }, 5, 6],
    [{ exclusiveMinimum: 5, exclusiveMaximum: 7 }, 6, 6],
    [{ multipleOf: 10, minimum: 15, maximum: 25 }, 20, 20],
  ])('creates numbers within the limits %j', (limits, least, most) => {
    const value = Number(sample({ type: 'integer', ...limits }, 'count'))
    expect(value).toBeGreaterThanOrEqual(least)
    expect(value).toBeLessThanOrEqual(most)
  })

  test('creates as many items as an array needs', () => {
    expect(sample({ type: 'array', minItems: 2, items: { const: 'x' } }, 'list')).toEqual(['x', 'x'])
    expect(sample({ type: 'array', items: { const: 'x' } }, 'list')).toEqual(['x'])
    const inner = { type: 'object', properties: { list: { type: 'array', items: { const: 'x' } } }, required: ['list'] }
    expect(sample(inner, 'body')).toEqual({ list: [] })
    expect(sample(inner, 'body', { filled: true })).toEqual({ list: ['x'] })
  })

  test('ends a schema that requires itself', () => {
    expect(JSON.stringify(sample({ $ref: '#/components/schemas/Node' }, 'node')).length).toBeLessThan(500)
  })
})
