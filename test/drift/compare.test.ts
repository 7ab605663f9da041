import { describe, expect, it } from 'vitest'
import { type CheckDriftOptions, checkDrift } from '../../src/drift/check-drift.ts'
import type { RecordedExchange } from '../../src/drift/traffic.ts'
import { loadSpec } from '../../src/specs/load-spec.ts'

const DESK = {
  type: 'object',
  required: ['id'],
  'x-provenance': 'assumed',
  properties: {
    id: { type: 'integer' },
    label: { anyOf: [{ $ref: '#/components/schemas/Plain' }, { $ref: '#/components/schemas/Rich' }] },
    tags: { type: 'object', additionalProperties: { type: 'string' } },
    seats: { type: 'array', uniqueItems: true },
    code: { type: 'string', not: { pattern: '^0' } },
    price: { type: 'number', multipleOf: 0.1 },
    place: {
      type: 'object',
      properties: { kind: { type: 'string' }, size: { type: 'integer' }, floor: { type: 'integer' } },
      if: { properties: { kind: { const: 'floor' } }, required: ['kind'] },
      // A literal property with this name would make the object thenable for linters.
      ...JSON.parse('{ "then": { "required": ["floor"] } }'),
      else: { properties: { size: { maximum: 9 } } },
    },
    loop: { $ref: '#/components/schemas/Loop' },
    token: { type: 'integer', format: 'password' },
  },
}

const LOOP = { $ref: '#/components/schemas/Loop' }

/** Loads a document with one list, one record and one create, all of the same schema. */
async function desks() {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Desk' } } }
  const one = { description: 'A desk', content }
  const list = { 'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Desk' } } } }
  const text = JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Desks', version: '1' },
    paths: {
      '/desks': {
        get: { operationId: 'listDesks', responses: { 200: { description: 'Desks', content: list } } },
        post: { operationId: 'createDesk', requestBody: { content }, responses: { 201: one } },
      },
      '/desks/{deskId}': { get: { operationId: 'readDesk', responses: { 200: one } } },
    },
    components: {
      schemas: {
        Desk: DESK,
        Loop: { type: 'object', anyOf: [LOOP, LOOP, { items: LOOP }], not: { not: LOOP } },
        Plain: {
          type: 'object',
          required: ['kind', 'text'],
          properties: { kind: { const: 'plain' }, text: { type: 'string' } },
        },
        Rich: {
          type: 'object',
          required: ['kind', 'html'],
          properties: { kind: { const: 'rich' }, html: { type: 'string' } },
        },
      },
    },
  })
  return loadSpec('/desks.json', { read: async () => text, name: 'desks' })
}

function exchange(
  method: string,
  path: string,
  response: unknown,
  { status = 200, request }: { status?: number; request?: object } = {},
): RecordedExchange {
  return {
    file: 'a.har',
    number: 1,
    at: '2026-11-25T09:00:00.000Z',
    method,
    url: `http://127.0.0.1:8080${path}`,
    request: { headers: [], ...(request && bodyOf(request)) },
    response: { status, headers: [], ...bodyOf(response) },
  }
}

function bodyOf(value: unknown) {
  return { body: { text: JSON.stringify(value), mediaType: 'application/json' } }
}

async function differencesIn(exchanges: readonly RecordedExchange[], options: Partial<CheckDriftOptions> = {}) {
  const { report } = checkDrift({ exchanges }, { vendors: { desks: await desks() }, ...options })
  return report.vendors.flatMap(({ differences }) => differences)
}

describe('checkDrift', () => {
  it('reports a difference in a shared schema once, with every response that has it', async () => {
    const found = await differencesIn([
      exchange('GET', '/desks', [{ id: 'a' }, { id: 2 }]),
      exchange('GET', '/desks/a', { id: 'a' }),
    ])

    expect(found).toMatchObject([
      {
        severity: 'DIFFERS',
        message: '[].id is string, integer is declared',
        provenance: 'assumed',
        places: [
          { operation: 'listDesks', status: 200, place: '[].id', times: 1, of: 2 },
          { operation: 'readDesk', status: 200, place: 'id', times: 1, of: 1 },
        ],
      },
    ])
  })

  it('compares a value with the alternative that it fits best', async () => {
    const label = { kind: 'rich', html: 7 }
    const found = await differencesIn([exchange('GET', '/desks/1', { id: 1, label })])

    expect(found.map(({ message }) => message)).toEqual(['label.html is integer, string is declared'])
  })

  it.each([
    [
      {
        seats: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
      'seats contains the same item twice',
    ],
    [{ seats: [1, 2] }, undefined],
    [{ seats: ['[redacted]', '[redacted]'] }, undefined],
    [{ code: '07' }, 'code has a form that the spec rules out'],
    [{ code: '70' }, undefined],
    [{ code: '[redacted]' }, undefined],
    [{ price: 0.3 }, undefined],
    [{ price: 0.35 }, 'price is not a multiple of 0.1'],
    [{ place: { kind: 'floor', size: 12 } }, 'place.floor is missing'],
    [{ place: { kind: 'floor', size: 12, floor: 2 } }, undefined],
    [{ place: { kind: 'roof', size: 12 } }, 'place.size is not at most 9'],
    [{ place: { size: 3 } }, undefined],
  ])('compares a record that has %j', async (members, message) => {
    const found = await differencesIn([exchange('GET', '/desks/1', { id: 1, ...members })])

    expect(found.map((one) => one.message)).toEqual(message === undefined ? [] : [message])
  })

  it('ends at a schema whose alternative and exclusion refer to the schema itself', async () => {
    const found = await differencesIn([exchange('GET', '/desks/1', { id: 1, loop: 3 })])

    expect(found.map(({ message }) => message)).toEqual(['loop is integer, object is declared'])
  })

  it('reports no property of a map as new, and no value that was redacted', async () => {
    const desk = { id: 1, tags: { floor: 'first' }, token: '[redacted]' }

    expect(await differencesIn([exchange('GET', '/desks/1', desk)])).toEqual([])
  })

  it('replaces names that look like data', async () => {
    const found = await differencesIn([exchange('GET', '/desks/1', { id: 1, 'ada@harbour.example': { size: 3 } })])

    expect(found.map(({ message }) => message)).toEqual(['*, object'])
  })

  it('reports what an accepted request contains and the spec does not declare', async () => {
    const request = { id: 1, colour: 'red' }
    const found = await differencesIn([exchange('POST', '/desks?notify=true', { id: 1 }, { status: 201, request })])

    expect(found.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'NEW query notify is accepted',
      'NEW request colour, string, is accepted',
    ])
  })

  it('compares neither an unchanged response nor a body that the archive does not contain', async () => {
    const read = exchange('GET', '/desks/1', {})
    const bodiless = { ...read, response: { status: 200, headers: [] } }

    expect(await differencesIn([bodiless, { ...read, response: { ...read.response, status: 304 } }])).toEqual([])
  })
})
