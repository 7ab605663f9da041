import { describe, expect, it } from 'vitest'
import { notImplemented } from '../../src/engine/vendor/handler.ts'
import type { AnyHandler, AnyRequest, Vendor } from '../../src/engine/vendor/vendor.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import type { World } from '../../src/world/world.ts'
import { lastExchange, post, sendRequest, vendorWithHandlers, worldOf } from '../support/changed-vendor.ts'

const assistant = { name: 'Support', transcriptionConfig: { vendorName: 'Genesys' } }

/** Creates a world with one assistant. */
async function worldWithOne(vendor: Vendor): Promise<{ world: World; path: string }> {
  const world = worldOf(vendor)
  await sendRequest(genesys, world, '/api/v2/assistants', post(assistant))
  return { world, path: `/api/v2/assistants/${assistants(world)[0]?.id}` }
}

function assistants(world: World): { id: string; name: string }[] {
  return (world.group('genesys')['assistants']?.list() ?? []).map((record) => {
    return { id: stringIn(record, 'id'), name: stringIn(record, 'name') }
  })
}

function stringIn(record: object, name: string): string {
  return String(Object.getOwnPropertyDescriptor(record, name)?.value)
}

/** Creates a handler that renames the assistant in the path and returns the result of `then`. */
function renameThen(then: () => unknown): AnyHandler {
  return ({ path, world, id }: AnyRequest) => {
    id()
    world['assistants']?.update(String(path['assistantId']), { name: 'Renamed' })
    return then()
  }
}

describe('a handler whose response lacks a required property', () => {
  const vendor = vendorWithHandlers({ getAssistant: () => ({}) })

  it("answers 500 in the vendor's error format with operation, status, location and keyword", async () => {
    const { world, path } = await worldWithOne(vendor)

    const response = await sendRequest(vendor, world, path)

    expect(response.status).toBe(500)
    const body: unknown = await response.json()
    expect(body).toMatchObject({
      code: 'internal.server.error',
      status: 500,
      contextId: response.headers.get('inin-correlation-id'),
      message: expect.stringMatching(
        /^The 200 response of getAssistant violates the spec at "\/\w+": is required \(required\)$/,
      ),
    })
  })

  it('records the violation in the journal', async () => {
    const { world, path } = await worldWithOne(vendor)

    await sendRequest(vendor, world, path)

    const { violation, error, response } = lastExchange(world)
    expect(violation).toMatchObject({ operation: 'getAssistant', status: 200, keyword: 'required' })
    expect(violation?.at).toMatch(/^\/\w+$/)
    expect(error).toBeUndefined()
    expect(response.status).toBe(500)
  })
})

describe.each([
  ['a field of the wrong type', 'getAssistant', async (record: object) => ({ ...record, name: 7 }), '/name', 'type'],
  [
    'an undeclared field',
    'getAssistant',
    async (record: object) => ({ ...record, nmae: 'x' }),
    '/nmae',
    'additionalProperties',
  ],
  ['no body', 'getAssistant', async () => undefined, '', 'required'],
  [
    'an invalid record in a list',
    'getAssistants',
    async (record: object) => ({ entities: [record, {}], selfUri: '/' }),
    '/entities/1/',
    'required',
  ],
  [
    'a list without selfUri',
    'getAssistants',
    async (record: object) => ({ entities: [record] }),
    '/selfUri',
    'required',
  ],
])('a response with %s', (_, id, createBody, at, keyword) => {
  it.each(['at once', 'later'])('is answered with 500 if the handler returns it %s', async (when) => {
    const { world, path } = await worldWithOne(genesys)
    const record = world.group('genesys')['assistants']?.list()[0] ?? {}
    const body = await createBody(record)
    const vendor = vendorWithHandlers({ [id]: () => (when === 'later' ? Promise.resolve(body) : body) })

    const response = await sendRequest(vendor, world, id === 'getAssistant' ? path : '/api/v2/assistants')

    expect(response.status).toBe(500)
    expect(lastExchange(world).violation).toMatchObject({ operation: id, status: 200, keyword })
    expect(lastExchange(world).violation?.at.startsWith(at)).toBe(true)
  })
})

describe('an undeclared status', () => {
  /** Sends a PUT for a queue of an assistant, an operation with two declared successes. */
  async function putQueue(handler: AnyHandler): Promise<{ world: World; response: Response }> {
    const { world, path } = await worldWithOne(genesys)
    const created = await sendRequest(genesys, world, '/api/v2/routing/queues', post({ name: 'Billing' }))
    const queueId = stringIn(Object(await created.json()), 'id')
    const vendor = vendorWithHandlers({ putAssistantQueue: handler })
    const init = { ...post({ mediaTypes: ['Call'] }), method: 'PUT' }
    return { world, response: await sendRequest(vendor, world, `${path}/queues/${queueId}`, init) }
  }

  it('answers 500 if a handler returns an undeclared status', async () => {
    const { world, response } = await putQueue(() => ({ status: 202 }))

    expect(response.status).toBe(500)
    expect(await response.text()).toContain('The 202 response of putAssistantQueue violates the spec')
    expect(lastExchange(world).violation).toMatchObject({ status: 202, at: '', keyword: 'status' })
  })

  it('answers 500 if a handler returns no status where one is required', async () => {
    const { response } = await putQueue(() => undefined)

    expect(response.status).toBe(500)
    expect(await response.text()).toContain('putAssistantQueue')
  })
})

describe('an undeclared body', () => {
  it('answers 500 if a handler returns a body where the spec declares none', async () => {
    const { world, path } = await worldWithOne(genesys)
    const vendor = vendorWithHandlers({ deleteAssistant: () => ({ status: 204, body: {} }) })

    const response = await sendRequest(vendor, world, path, { method: 'DELETE' })

    expect(response.status).toBe(500)
    expect(lastExchange(world).violation).toMatchObject({ status: 204, keyword: 'body' })
  })
})

describe('a failing handler', () => {
  const thrown = new TypeError('x is not a function')

  it('answers 500 with the operation and the message, without a stack', async () => {
    const { world, path } = await worldWithOne(genesys)
    const vendor = vendorWithHandlers({
      getAssistant: () => {
        throw thrown
      },
    })

    const response = await sendRequest(vendor, world, path)

    const text = await response.text()
    expect(response.status).toBe(500)
    expect(JSON.parse(text)).toMatchObject({
      code: 'internal.server.error',
      message: 'getAssistant failed: x is not a function',
    })
    expect(text).not.toMatch(/\bat |\.ts|node_modules/)
    expect(lastExchange(world)).toMatchObject({ error: thrown, problem: { kind: 'internal' } })
  })

  it.each([
    ['throws', () => renameThen(fail)],
    ['violates the spec', () => renameThen(() => ({}))],
    ['throws later', () => renameThen(() => Promise.reject(thrown))],
    ['violates the spec later', () => renameThen(() => Promise.resolve({}))],
  ])('undoes all changes of a handler that %s', async (_, handler) => {
    const { world, path } = await worldWithOne(genesys)
    const random = world.random.state()

    const response = await sendRequest(vendorWithHandlers({ getAssistant: handler() }), world, path)

    expect(response.status).toBe(500)
    expect(assistants(world)).toMatchObject([{ name: 'Support' }])
    expect(world.random.state()).toEqual(random)
  })

  it('keeps the changes of other requests when a handler fails later', async () => {
    const { world, path } = await worldWithOne(genesys)
    const waiting = Promise.withResolvers<void>()
    const vendor = vendorWithHandlers({ getAssistant: async () => waiting.promise.then(fail) })

    const failing = sendRequest(vendor, world, path)
    const other = sendRequest(vendor, world, '/api/v2/assistants', post({ ...assistant, name: 'Meanwhile' }))
    expect((await other).status).toBe(200)
    waiting.resolve()

    expect((await failing).status).toBe(500)
    expect(assistants(world).map(({ name }) => name)).toEqual(['Support', 'Meanwhile'])
  })
})

describe('an operation that is not emulated yet', () => {
  it('reports a 501 that the spec does not declare as a violation', async () => {
    const { world, path } = await worldWithOne(genesys)
    const vendor = vendorWithHandlers({ getAssistant: notImplemented })

    const response = await sendRequest(vendor, world, path)

    expect(lastExchange(world).problem).toMatchObject({ kind: 'not-implemented' })
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.text()).toContain('The 501 response of getAssistant violates the spec')
    expect(lastExchange(world).violation).toMatchObject({ operation: 'getAssistant', status: 501, keyword: 'status' })
  })
})

function fail(): never {
  throw new TypeError('x is not a function')
}
