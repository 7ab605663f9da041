import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { loadSpec } from '../../../src/specs/load-spec.ts'

/** Schemas that describe values without an end, of an enormous size, or none at all. */
const HOSTILE: Readonly<Record<string, unknown>> = {
  manyItems: { type: 'array', minItems: 1e9, items: { type: 'string' } },
  longText: { type: 'string', minLength: 1e9 },
  emptyText: { type: 'string', maxLength: 0 },
  tinySteps: { type: 'number', multipleOf: 1e-9 },
  noMember: { enum: [] },
  contradiction: { type: 'integer', minimum: 5, maximum: 1 },
  nothing: false,
  itself: { $ref: '#/components/schemas/Itself' },
  doubling: { $ref: '#/components/schemas/Doubling0' },
  alternatives: { $ref: '#/components/schemas/Alternatives' },
  openAlternatives: { $ref: '#/components/schemas/OpenAlternatives' },
  backtracking: { type: 'string', pattern: '^(a+)+$' },
  password: { type: 'string', pattern: '^(?=.*[A-Z])(?=.*\\d).{8,}$' },
  inherited: { type: 'object', required: ['constructor', 'toString'], properties: { constructor: {}, toString: {} } },
  numbered: { type: 'object', required: ['1', '01'], properties: { 1: { type: 'string' }, '01': { type: 'array' } } },
}

/** Returns schemas of which each requires the next one twice. */
function doubling(levels: number): Record<string, unknown> {
  const names = Array.from({ length: levels }, (_, i) => `Doubling${i}`)
  const nextOf = (i: number) => (i + 1 < levels ? { $ref: `#/components/schemas/Doubling${i + 1}` } : {})
  return Object.fromEntries(
    names.map((name, i) => [
      name,
      { type: 'object', required: ['a', 'b'], properties: { a: nextOf(i), b: nextOf(i) } },
    ]),
  )
}

/** Returns a schema with alternatives that each require the schema itself. */
function alternatives(name: string, { outer = {}, inner = {} }): object {
  const part = { $ref: `#/components/schemas/${name}` }
  const anyOf = Array.from({ length: 20 }, (_, i) => ({
    ...inner,
    required: ['part'],
    properties: { part, [`a${i}`]: {} },
  }))
  return { ...outer, anyOf }
}

const SCHEMAS = {
  Itself: { type: 'object', required: ['part'], properties: { part: { $ref: '#/components/schemas/Itself' } } },
  ...doubling(30),
  Alternatives: alternatives('Alternatives', { outer: { type: 'object' } }),
  OpenAlternatives: alternatives('OpenAlternatives', { inner: { type: 'object' } }),
}

function json(schema: unknown) {
  return { content: { 'application/json': { schema } } }
}

/** Returns the paths of a resource whose records have a value of a schema. */
function pathsOf([name, schema]: readonly [string, unknown]): [string, unknown][] {
  const record = { type: 'object', required: ['id'], properties: { id: { type: 'string' }, value: schema } }
  const body = { requestBody: json({ type: 'object', properties: { value: schema } }) }
  return [
    [
      `/${name}`,
      {
        get: { responses: { 200: { description: 'All', ...json({ type: 'array', items: record }) } } },
        post: { ...body, responses: { 201: { description: 'Created', ...json(record) } } },
      },
    ],
    [
      `/${name}/{id}`,
      {
        get: { responses: { 200: { description: 'One', ...json(record) } } },
        put: { ...body, responses: { 200: { description: 'Changed', ...json(record) } } },
      },
    ],
    [`/one-${name}`, { get: { responses: { 200: { description: 'One', ...json(schema) } } } }],
  ]
}

async function emulatorOf(paths: unknown) {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Hostile', version: '1' },
    paths,
    components: { schemas: SCHEMAS },
  }
  const hostile = await loadSpec('/hostile.json', { read: async () => JSON.stringify(document), name: 'hostile' })
  return createEmulator({ vendors: { hostile } })
}

/** Sends requests to a resource. @returns the statuses */
async function statusesOf(emulator: Awaited<ReturnType<typeof emulatorOf>>, name: string): Promise<number[]> {
  let nested: unknown = 'x'
  for (let i = 0; i < 15; i++) nested = { part: nested }
  const values = [undefined, `${'a'.repeat(20_000)}!`, nested, 1, ['x'], { constructor: 1 }]
  const sent = values.flatMap((value) => [
    { method: 'POST', path: `/${name}`, body: { value } },
    { method: 'PUT', path: `/${name}/constructor`, body: { value } },
  ])
  const read = [`/${name}`, `/${name}/__proto__`, `/one-${name}`].map((path) => ({ method: 'GET', path }))
  const statuses = []
  for (const { method, path, ...rest } of [...sent, ...read]) {
    const body = 'body' in rest ? { body: JSON.stringify(rest.body) } : {}
    const headers = { 'content-type': 'application/json' }
    const response = await emulator.handle(new Request(`http://desk.example${path}`, { method, headers, ...body }))
    statuses.push(response.status)
  }
  return statuses
}

describe('a hostile schema', () => {
  it.each(Object.entries(HOSTILE))('%s is answered in bounded time', async (name, schema) => {
    const emulator = await emulatorOf(Object.fromEntries(pathsOf([name, schema])))
    const start = process.cpuUsage()
    const statuses = await statusesOf(emulator, name)
    const { user, system } = process.cpuUsage(start)
    // 501 says that no valid value exists.
    expect(statuses.filter((status) => status >= 500 && status !== 501)).toEqual([])
    expect((user + system) / statuses.length).toBeLessThan(1_000_000)
  })

  it('of a header does not make responses invalid', async () => {
    const headers = { 'x-part': { required: true, schema: { type: 'object' } } }
    const emulator = await emulatorOf({ '/a': { get: { responses: { 200: { description: 'Done', headers } } } } })
    expect((await emulator.handle(new Request('http://desk.example/a'))).status).toBe(200)
  })
})

describe('a request that matches no operation', () => {
  it('is answered with a problem', async () => {
    const emulator = await emulatorOf({ '/a': { get: { responses: { 200: { description: 'Done' } } } } })
    const wrong = await emulator.handle(new Request('http://desk.example/a', { method: 'DELETE' }))
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, expect.stringContaining('GET')])
    expect(await wrong.json()).toMatchObject({ status: 405, title: 'Method Not Allowed' })
  })
})
