import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { type Closing, closed, variantName } from '../../src/engine/closed/closed.ts'

const text = { type: 'string' }
const cat = {
  type: 'object',
  required: ['meow'],
  properties: { meow: text, toy: { $ref: '#/components/schemas/Toy' } },
}
const dog = {
  type: 'object',
  required: ['bark'],
  properties: { bark: text, toy: { type: 'object', properties: { ball: text } } },
}
const schemas = {
  Toy: { type: ['object', 'null'], properties: { mouse: text } },
  Cat: cat,
  Dog: dog,
  Named: { type: 'object', required: ['name'], properties: { name: text } },
  Tree: { type: 'object', properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } } },
}
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** The keyword `then`. Linters take an object literal with such a property for a promise. */
// oxlint-disable-next-line unicorn/no-thenable
const THEN = Object.fromEntries([['then', { properties: { more: ref('Toy') } }]])

/** Compiles a schema as the generator compiles those of requests. Returns the stripped value; undefined if invalid. */
function strip(schema: object, value: unknown): unknown {
  const stripped = structuredClone(value)
  return compile(schema, 'strip')(stripped) ? stripped : undefined
}

function accepts(schema: object, value: unknown): boolean {
  return compile(schema, 'reject')(value)
}

function compile(schema: object, closing: Exclude<Closing, 'open'>): (value: unknown) => boolean {
  const removes = closing === 'strip'
  const ajv = new Ajv2020({
    allErrors: true,
    removeAdditional: removes,
    useDefaults: removes,
    strictTypes: false,
    allowUnionTypes: true,
  })
  const context = { resolve: (name: string) => Object.entries(schemas).find(([one]) => one === name)?.[1], removes }
  for (const [name, named] of Object.entries(schemas)) {
    for (const variant of new Set<Closing>([closing, 'reject', 'open'])) {
      ajv.addSchema(closed(named, variant, context), variantName(name, variant))
    }
  }
  return ajv.compile(closed(schema, closing, context))
}

const shapes: readonly (readonly [string, object, object, object])[] = [
  ['that may be null', ref('Toy'), { mouse: 'a' }, { mouse: 'a', x: 1 }],
  ['in a list', { type: 'array', items: ref('Toy') }, [{ mouse: 'a' }, null], [{ mouse: 'a', x: 1 }, null]],
  [
    'in a map',
    { type: 'object', additionalProperties: ref('Toy') },
    { any: { mouse: 'a' } },
    { any: { mouse: 'a', x: 1 } },
  ],
  ['of allOf', { allOf: [ref('Named'), ref('Cat')] }, { name: 'a', meow: 'b' }, { name: 'a', meow: 'b', x: 1 }],
  [
    'of anyOf',
    { anyOf: [ref('Cat'), { type: 'null' }] },
    { meow: 'a', toy: { mouse: 'b' } },
    { meow: 'a', toy: { mouse: 'b', x: 1 }, x: 1 },
  ],
  [
    'of oneOf',
    { oneOf: [ref('Cat'), ref('Dog')] },
    { bark: 'a', toy: { ball: 'b' } },
    { bark: 'a', toy: { ball: 'b', x: 1 } },
  ],
  [
    'of if, then and else',
    {
      type: 'object',
      properties: { kind: text },
      if: { required: ['kind'] },
      ...THEN,
    },
    { kind: 'a', more: { mouse: 'b' } },
    { kind: 'a', more: { mouse: 'b', x: 1 }, x: 1 },
  ],
  [
    'of dependentSchemas',
    { type: 'object', properties: { kind: text }, dependentSchemas: { kind: ref('Named') } },
    { kind: 'a', name: 'b' },
    { kind: 'a', name: 'b', x: 1 },
  ],
  [
    'that contains itself',
    ref('Tree'),
    { children: [{ children: [{}] }] },
    { children: [{ children: [{ x: 1 }], x: 1 }], x: 1 },
  ],
]

describe('an object', () => {
  it.each(shapes)('%s loses undeclared members in requests', (_, schema, plain, spoilt) => {
    expect(strip(schema, spoilt)).toEqual(plain)
    expect(strip(schema, plain)).toEqual(plain)
  })

  it.each(shapes)('%s is rejected with undeclared members in records and responses', (_, schema, plain, spoilt) => {
    expect(accepts(schema, plain)).toBe(true)
    expect(accepts(schema, spoilt)).toBe(false)
  })

  it('keeps members of the alternative that matches although another alternative was tried first', () => {
    const either = { anyOf: [ref('Cat'), ref('Dog')] }
    expect(strip(either, { bark: 'a', toy: { ball: 'b', x: 1 } })).toEqual({ bark: 'a', toy: { ball: 'b' } })
  })

  it('is rejected with members of an alternative that does not match', () => {
    const either = { anyOf: [ref('Cat'), ref('Dog')] }
    expect(strip(either, { bark: 'a', toy: { mouse: 'b' } })).toBeUndefined()
    expect(accepts(either, { bark: 'a', toy: { mouse: 'b' } })).toBe(false)
  })

  it.each([
    ['additionalProperties', { type: 'object', properties: { a: text }, additionalProperties: true }],
    ['an alternative without properties', { anyOf: [ref('Named'), { type: 'object' }] }],
  ])('keeps any member if its schema has %s', (_, schema) => {
    expect(strip(schema, { a: 'b', x: { y: 1 } })).toEqual({ a: 'b', x: { y: 1 } })
    expect(accepts(schema, { a: 'b', x: { y: 1 } })).toBe(true)
  })

  it('gets the defaults of a composed schema', () => {
    const composed = { type: 'object', properties: { pet: { anyOf: [ref('Named'), { type: 'null' }], default: null } } }
    expect(strip(composed, {})).toEqual({ pet: null })
  })
})
