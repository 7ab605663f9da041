import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/engine/spec/document.ts'
import { exampleOf } from '../../src/pacts/expected.ts'
import { type InferenceContext, inferExpectation } from '../../src/pacts/infer.ts'
import { sentValues } from '../../src/pacts/known-values.ts'
import { matches } from '../../src/pacts/matches.ts'

// A schema that belongs to no vendor.
const DESK = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    name: { type: 'string' },
    opened: { type: 'string', format: 'date-time' },
    floor: { type: 'integer' },
    height: { type: 'number' },
    lit: { type: 'boolean' },
    size: { enum: ['small', 'large'] },
    pin: { type: 'string', format: 'password' },
    drawers: { type: 'array', minItems: 2, items: { $ref: '#/components/schemas/Drawer' } },
  },
}
const DRAWER = {
  oneOf: [
    { type: 'object', properties: { kind: { const: 'locked' }, key: { type: 'string' } } },
    { type: 'object', properties: { kind: { const: 'open' }, sheets: { type: 'integer' } } },
  ],
}
const document: Document = {
  openapi: '3.1.0',
  info: { title: 'Desks', version: '1' },
  'x-roots': ['/desks'],
  'x-unmatched': {},
  paths: {},
  components: { schemas: { Desk: DESK, Drawer: DRAWER } },
}
const SECRETS = new Set(['pin'])
const ID = 'b1111111-0000-4000-8000-000000000001'
const OTHER_ID = 'b1111111-0000-4000-8000-000000000002'

function inferred(first: unknown, second: unknown = first, sent: unknown = {}, facts: Partial<InferenceContext> = {}) {
  const known = { sent: sentValues(sent, SECRETS), named: new Set<string>(), isSeeded: () => false }
  const context = { ...known, document, secrets: SECRETS, isError: false, isPage: false, ...facts }
  return inferExpectation({ $ref: '#/components/schemas/Desk' }, first, second, context)
}

function isSeeded(text: string): boolean {
  return text === 'Front'
}

function propertyOf(first: Record<string, unknown>, second = first, sent: unknown = {}) {
  const expected = inferred(first, second, sent)
  const [name = ''] = Object.keys(first)
  return expected?.match === 'object' ? expected.properties[name] : undefined
}

describe('an expectation', () => {
  it.each([
    ['a UUID', { id: ID }, { match: 'regex', regex: expect.stringContaining('[0-9a-fA-F]{12}') }],
    ['a timestamp', { opened: '2026-01-15T09:00:00Z' }, { match: 'regex', regex: expect.stringContaining('T') }],
    ['an integer', { floor: 3 }, { match: 'integer' }],
    ['a number that happens to be whole', { height: 1 }, { match: 'number' }],
    ['a boolean', { lit: true }, { match: 'type' }],
    ['an enum', { size: 'small' }, { match: 'regex', regex: '^(small|large)$' }],
    ['a redacted secret', { pin: '1234' }, { match: 'type', value: '[redacted]' }],
    ['a string that is equal in both worlds', { name: 'Front' }, { match: 'equality', value: 'Front' }],
    ['null', { name: null }, { match: 'equality', value: null }],
    ['an empty list', { drawers: [] }, { match: 'empty list' }],
  ])('is inferred for %s', (_, value, expected) => {
    expect(propertyOf(value)).toMatchObject(expected)
  })

  it('only requires a string if the strings of the two worlds differ', () => {
    expect(propertyOf({ name: 'a' }, { name: 'b' })).toEqual({ match: 'type', value: 'a' })
  })

  it.each([
    ['a number', { floor: 3 }],
    ['an enum value', { size: 'small' }],
    ['a list', { drawers: [{ kind: 'open' }] }],
  ])('requires equality with what the client sent: %s', (_, value) => {
    expect(propertyOf(value, value, { desk: value })).toEqual({ match: 'equality', value: Object.values(value)[0] })
  })

  it('requires the code of an error, but not its prose', () => {
    const expected = inferred(
      { name: 'no desk of this name', size: 'small', code: 'not.found' },
      undefined,
      {},
      { isError: true },
    )
    expect(expected).toMatchObject({
      properties: { name: { match: 'type' }, code: { match: 'equality', value: 'not.found' } },
    })
  })

  it("only requires a string for a name of the scenario's records, unless the client sent it", () => {
    expect(inferred({ name: 'Front' }, undefined, {}, { isSeeded })).toMatchObject({
      properties: { name: { match: 'type' } },
    })
    expect(inferred({ name: 'Front' }, undefined, {}, { isSeeded, named: new Set(['Front']) })).toMatchObject({
      properties: { name: { match: 'equality', value: 'Front' } },
    })
  })

  it('requires the id that the client requested', () => {
    expect(inferred({ id: ID }, undefined, {}, { named: new Set([ID]) })).toMatchObject({
      properties: { id: { match: 'equality', value: ID } },
    })
  })

  it('requires a timestamp to keep its format, also if the schema declares none', () => {
    const opened = { name: '2026-01-15T09:00:00Z' }
    expect(propertyOf(opened)).toMatchObject({ match: 'regex', regex: expect.stringContaining('T') })
  })

  it('requires the counters and flags of a page, but not those of its items', () => {
    const page = {
      total: 24,
      hasMore: false,
      meta: { page: 2 },
      drawers: [
        { kind: 'open', sheets: 3 },
        { kind: 'open', sheets: 3 },
      ],
    }
    expect(inferred(page, undefined, {}, { isPage: true })).toMatchObject({
      properties: {
        total: { match: 'equality', value: 24 },
        hasMore: { match: 'equality', value: false },
        meta: { properties: { page: { match: 'equality', value: 2 } } },
        drawers: { item: { properties: { sheets: { match: 'integer' } } } },
      },
    })
    expect(inferred(page)).toMatchObject({ properties: { total: { match: 'integer' }, hasMore: { match: 'type' } } })
  })

  it('requires a link to the same resource with the same parameters, whatever its ids and cursors', () => {
    const link = `/desks/${ID}/drawers?size=2&after=bWFueS1kZXNrcy0x`
    const expected = propertyOf({ name: link }, { name: link.replace(ID, OTHER_ID) })
    expect(expected).toMatchObject({ match: 'link' })
    const accepts = (value: string) => expected !== undefined && matches(expected, value)
    expect(accepts(`/desks/${OTHER_ID}/drawers?size=2&after=YW5vdGhlci1jdXJzb3It`)).toBe(true)
    expect(accepts(`/desks/${OTHER_ID}/drawers?size=3&after=YW5vdGhlci1jdXJzb3It`)).toBe(false)
    expect(accepts(`/rooms/${OTHER_ID}/drawers?size=2&after=YW5vdGhlci1jdXJzb3It`)).toBe(false)
  })

  it('requires of list items what all of them have in common', () => {
    const drawers = [
      { kind: 'open', sheets: 3 },
      { kind: 'open', sheets: 4, label: 'Paper' },
    ]
    expect(propertyOf({ drawers })).toEqual({
      match: 'each',
      min: 2,
      item: {
        match: 'object',
        properties: {
          kind: { match: 'equality', value: 'open' },
          sheets: { match: 'integer', value: 3 },
        },
      },
    })
    const mixed = propertyOf({ drawers: [...drawers, { kind: 'locked', key: 'k' }] })
    expect(mixed).toMatchObject({ item: { properties: { kind: { match: 'type', value: 'open' } } } })
  })

  it('omits a property that only one world has', () => {
    expect(inferred({ id: ID, name: 'x' }, { id: OTHER_ID })).toMatchObject({ properties: { id: { match: 'regex' } } })
    expect(inferred({ id: ID, name: 'x' }, { id: OTHER_ID })).not.toHaveProperty('properties.name')
  })

  it.each([
    [
      {
        id: ID,
        floor: 3,
        drawers: [
          { kind: 'open', sheets: 1 },
          { kind: 'open', sheets: 2 },
        ],
      },
      true,
    ],
    [
      {
        id: 'seven',
        floor: 3,
        drawers: [
          { kind: 'open', sheets: 1 },
          { kind: 'open', sheets: 2 },
        ],
      },
      false,
    ],
    [
      {
        id: ID,
        floor: 3.5,
        drawers: [
          { kind: 'open', sheets: 1 },
          { kind: 'open', sheets: 2 },
        ],
      },
      false,
    ],
    [{ id: ID, floor: 3, drawers: [{ kind: 'open', sheets: 1 }] }, false],
    [{ id: ID, floor: 3, drawers: [{ kind: 'open', sheets: 1 }, { kind: 'open' }] }, false],
    [
      {
        floor: 3,
        drawers: [
          { kind: 'open', sheets: 1 },
          { kind: 'open', sheets: 2 },
        ],
      },
      false,
    ],
    [
      { id: OTHER_ID, floor: 4, extra: 1, drawers: Array.from({ length: 3 }, () => ({ kind: 'open', sheets: 0 })) },
      true,
    ],
  ])('accepts or rejects %j', (value, expected) => {
    const drawers = [
      { kind: 'open', sheets: 1 },
      { kind: 'open', sheets: 2 },
    ]
    const expectation = inferred({ id: ID, floor: 3, drawers }, { id: OTHER_ID, floor: 3, drawers })
    expect(expectation && matches(expectation, value)).toBe(expected)
  })

  it('accepts its own example', () => {
    const expectation = inferred({ id: ID, name: 'Front', drawers: [{ kind: 'open', sheets: 1 }], size: 'large' })
    expect(expectation && matches(expectation, exampleOf(expectation))).toBe(true)
  })
})
