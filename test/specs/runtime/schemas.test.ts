import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { emulate } from '../../../src/kit.ts'
import { loadSpec } from '../../../src/specs/load-spec.ts'

/** A keyword in JSON: an object with a property of this name would be taken for a promise. */
const THEN: object = JSON.parse(
  '{ "then": { "required": ["number"], "properties": { "number": { "minLength": 12 } } } }',
)

/** Schemas of a required property, by what is special about them. */
const PROPERTIES: Readonly<Record<string, object>> = {
  'a UUID in upper case': { type: 'string', format: 'uuid', pattern: '^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$' },
  'a URL of one host': { type: 'string', format: 'uri', pattern: '^https://acme\\.example/' },
  'an email address of one host': { type: 'string', format: 'email', pattern: '@acme\\.example$' },
  'a host of one domain': { type: 'string', format: 'hostname', pattern: '\\.acme\\.example$' },
  'an address of one network': { type: 'string', format: 'ipv4', pattern: '^10\\.' },
  'a time without fractions': { type: 'string', format: 'time', pattern: '^\\d\\d:\\d\\d:\\d\\dZ$' },
  'a date-time of 20 characters': { type: 'string', format: 'date-time', minLength: 20, maxLength: 20 },
  'a pattern that looks ahead': { type: 'string', pattern: '^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,}$' },
  'an amount in cents': { type: 'number', multipleOf: 0.01, minimum: 0.01, maximum: 9.99 },
  'a number in a narrow range': { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.001 },
  'a multiple above a minimum': { type: 'integer', multipleOf: 7, minimum: 10 },
  'different integers': {
    type: 'array',
    minItems: 4,
    uniqueItems: true,
    items: { type: 'integer', minimum: 1, maximum: 4 },
  },
  'different numbers': {
    type: 'array',
    minItems: 4,
    uniqueItems: true,
    items: { type: 'number', minimum: 0, maximum: 1 },
  },
  'different strings': { type: 'array', minItems: 3, uniqueItems: true, items: { type: 'string', maxLength: 3 } },
  'different dates': { type: 'array', minItems: 3, uniqueItems: true, items: { type: 'string', format: 'date' } },
  'both booleans': { type: 'array', minItems: 2, uniqueItems: true, items: { type: 'boolean' } },
  'different members of an enum': { type: 'array', minItems: 3, uniqueItems: true, items: { enum: ['x', 'y', null] } },
  'different objects': {
    type: 'array',
    minItems: 3,
    uniqueItems: true,
    items: { type: 'object', required: ['k'], properties: { k: { type: 'string', maxLength: 3 } } },
  },
  'a tuple': { type: 'array', prefixItems: [{ type: 'number' }, { type: 'string' }], minItems: 2, items: false },
  'a list that contains a value': { type: 'array', contains: { const: 5 }, items: { type: 'integer' } },
  'a list that contains several values': { type: 'array', contains: { type: 'string' }, minContains: 2 },
  'a list that may contain a value': { type: 'array', contains: { type: 'string' }, minContains: 0, maxItems: 0 },
  'further properties': { type: 'object', minProperties: 2, additionalProperties: { type: 'integer' } },
  'names by a pattern': {
    type: 'object',
    minProperties: 2,
    propertyNames: { pattern: '^[a-z]{3}$' },
    additionalProperties: { type: 'string' },
  },
  'properties by a pattern': {
    type: 'object',
    minProperties: 2,
    patternProperties: { '^x-[a-z]{2}$': { type: 'integer' } },
    additionalProperties: false,
  },
  'a property that requires another': {
    type: 'object',
    required: ['a'],
    properties: { a: { type: 'string' }, b: { type: 'integer' } },
    dependentRequired: { a: ['b'] },
  },
  'a condition with a consequence': {
    type: 'object',
    required: ['kind'],
    properties: { kind: { enum: ['card', 'cash'] }, number: { type: 'string' } },
    if: { properties: { kind: { const: 'card' } } },
    ...THEN,
  },
  'a condition with an alternative': {
    type: 'object',
    required: ['kind'],
    properties: { kind: { enum: ['card', 'cash'] }, number: { type: 'string' } },
    if: { properties: { kind: { const: 'cash' } } },
    else: { required: ['number'], properties: { number: { minLength: 12 } } },
  },
  'excluded values': { type: 'string', not: { enum: ['value', 'text', 'a'] } },
  'alternatives that overlap': { oneOf: [{ type: 'integer' }, { type: 'number' }] },
  'alternatives that share properties': {
    oneOf: [
      { type: 'object', properties: { a: { type: 'string' } } },
      { type: 'object', required: ['b'], properties: { b: { type: 'string' } } },
    ],
  },
  'no undeclared properties': {
    allOf: [
      { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
      { type: 'object', properties: { b: { type: 'string' } } },
    ],
    unevaluatedProperties: false,
  },
  'an object among constants': { type: 'object', enum: [{ a: 1 }, { a: 2 }] },
  'an example that cannot be guessed': {
    type: 'object',
    minProperties: 1,
    not: { required: ['key1'] },
    example: { colour: 'green' },
  },
}

const RESPONSE = { $ref: '#/components/schemas/Thing' }

async function thingsWith(property: object) {
  const schema = { type: 'object', required: ['id', 'value'], properties: { id: { type: 'string' }, value: property } }
  const content = { 'application/json': { schema: RESPONSE } }
  const document = {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        get: {
          responses: {
            200: { description: 'OK', content: { 'application/json': { schema: { type: 'array', items: RESPONSE } } } },
          },
        },
        post: {
          requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
          responses: { 201: { description: 'Created', content } },
        },
      },
      '/things/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: { responses: { 200: { description: 'OK', content } } },
      },
    },
    components: { schemas: { Thing: schema } },
  }
  const things = await loadSpec('things.json', { read: async () => JSON.stringify(document) })
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  return { emulator: emulate({ vendors: { things } }), isValid: ajv.compile(schema) }
}

describe.each(Object.entries(PROPERTIES))('a property with %s', (_, property) => {
  it('has a valid value, which every response shows', async () => {
    const { emulator, isValid } = await thingsWith(property)
    const headers = { 'content-type': 'application/json' }
    const created = await emulator.fetch('/things', { method: 'POST', headers, body: '{}' })
    const thing = await created.json()

    expect(created.status, JSON.stringify(thing)).toBe(201)
    expect(isValid(thing), JSON.stringify([thing, isValid.errors])).toBe(true)
    expect(await (await emulator.fetch(`/things/${thing.id}`)).json()).toEqual(thing)
    expect(await (await emulator.fetch('/things')).json()).toEqual([thing])
  })
})
