import { describe, expect, it } from 'vitest'
import { notImplemented } from '../../src/engine/vendor/handler.ts'
import type { AnyHandler, AnyRequest, Vendor } from '../../src/engine/vendor/vendor.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import type { World } from '../../src/world/world.ts'
import { ask, lastExchange, post, withHandlers, worldOf } from '../support/changed-vendor.ts'

const assistant = { name: 'Support', transcriptionConfig: { vendorName: 'Genesys' } }

/** A world with one assistant. */
async function worldWithOne(vendor: Vendor): Promise<{ world: World; path: string }> {
  const world = worldOf(vendor)
  await ask(genesys, world, '/api/v2/assistants', post(assistant))
  return { world, path: `/api/v2/assistants/${assistants(world)[0]?.id}` }
}

function assistants(world: World): { id: string; name: string }[] {
  return (world.group('genesys')['assistants']?.list() ?? []).map((record) => {
    return { id: textOf(record, 'id'), name: textOf(record, 'name') }
  })
}

function textOf(record: object, name: string): string {
  return String(Object.getOwnPropertyDescriptor(record, name)?.value)
}

/** Renames the assistant of the path, and then does what `then` does. */
function renaming(then: () => unknown): AnyHandler {
  return ({ path, world, id }: AnyRequest) => {
    id()
    world['assistants']?.update(String(path['assistantId']), { name: 'Renamed' })
    return then()
  }
}

describe('a handler whose reply lacks what the spec requires', () => {
  const vendor = withHandlers({ getAssistant: () => ({}) })

  it("gets the client a 500 in the vendor's shape that names operation, status, place and keyword", async () => {
    const { world, path } = await worldWithOne(vendor)

    const response = await ask(vendor, world, path)

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

  it('is marked in the journal', async () => {
    const { world, path } = await worldWithOne(vendor)

    await ask(vendor, world, path)

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
  ['nothing at all', 'getAssistant', async () => undefined, '', 'required'],
  [
    'a wrong record in a list',
    'getAssistants',
    async (record: object) => ({ entities: [record, {}], selfUri: '/' }),
    '/entities/1/',
    'required',
  ],
  [
    'a list without its own reference',
    'getAssistants',
    async (record: object) => ({ entities: [record] }),
    '/selfUri',
    'required',
  ],
])('a reply with %s', (_, id, replyWith, at, keyword) => {
  it.each(['at once', 'later'])('is never sent, if it is given %s', async (when) => {
    const { world, path } = await worldWithOne(genesys)
    const record = world.group('genesys')['assistants']?.list()[0] ?? {}
    const body = await replyWith(record)
    const vendor = withHandlers({ [id]: () => (when === 'later' ? Promise.resolve(body) : body) })

    const response = await ask(vendor, world, id === 'getAssistant' ? path : '/api/v2/assistants')

    expect(response.status).toBe(500)
    expect(lastExchange(world).violation).toMatchObject({ operation: id, status: 200, keyword })
    expect(lastExchange(world).violation?.at.startsWith(at)).toBe(true)
  })
})

describe('an undeclared status', () => {
  it('is never sent', async () => {
    const { world, path } = await worldWithOne(genesys)
    const vendor = withHandlers({ deleteAssistant: () => ({ status: 202 }) })

    const response = await ask(vendor, world, path, { method: 'DELETE' })

    expect(response.status).toBe(500)
    expect(await response.text()).toContain('The 202 response of deleteAssistant violates the spec')
    expect(lastExchange(world).violation).toMatchObject({ status: 202, at: '', keyword: 'status' })
  })

  it('is found where a handler gives no status at all', async () => {
    const { world, path } = await worldWithOne(genesys)
    const vendor = withHandlers({ deleteAssistant: () => undefined })

    const response = await ask(vendor, world, path, { method: 'DELETE' })

    expect(response.status).toBe(500)
    expect(await response.text()).toContain('deleteAssistant')
  })
})

describe('a body where the spec declares none', () => {
  it('is never sent', async () => {
    const { world, path } = await worldWithOne(genesys)
    const vendor = withHandlers({ deleteAssistant: () => ({ status: 204, body: {} }) })

    const response = await ask(vendor, world, path, { method: 'DELETE' })

    expect(response.status).toBe(500)
    expect(lastExchange(world).violation).toMatchObject({ status: 204, keyword: 'body' })
  })
})

describe('a bug in a handler', () => {
  const thrown = new TypeError('x is not a function')

  it('is a 500 that says what failed, without a stack', async () => {
    const { world, path } = await worldWithOne(genesys)
    const vendor = withHandlers({
      getAssistant: () => {
        throw thrown
      },
    })

    const response = await ask(vendor, world, path)

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
    ['throws', () => renaming(fail)],
    ['breaks the spec', () => renaming(() => ({}))],
    ['throws later', () => renaming(() => Promise.reject(thrown))],
    ['breaks the spec later', () => renaming(() => Promise.resolve({}))],
  ])('that %s leaves nothing of what it did', async (_, handler) => {
    const { world, path } = await worldWithOne(genesys)
    const random = world.random.state()

    const response = await ask(withHandlers({ getAssistant: handler() }), world, path)

    expect(response.status).toBe(500)
    expect(assistants(world)).toMatchObject([{ name: 'Support' }])
    expect(world.random.state()).toEqual(random)
  })

  it('does not undo what others do while it is under way', async () => {
    const { world, path } = await worldWithOne(genesys)
    const waiting = Promise.withResolvers<void>()
    const vendor = withHandlers({ getAssistant: async () => waiting.promise.then(fail) })

    const failing = ask(vendor, world, path)
    const other = ask(vendor, world, '/api/v2/assistants', post({ ...assistant, name: 'Meanwhile' }))
    await new Promise((resolve) => {
      setTimeout(resolve, 20)
    })
    waiting.resolve()

    expect((await failing).status).toBe(500)
    expect((await other).status).toBe(200)
    expect(assistants(world).map(({ name }) => name)).toEqual(['Support', 'Meanwhile'])
  })
})

describe('an operation that is not emulated yet', () => {
  it('is refused with a 501, or told of as a violation where the spec declares none', async () => {
    const { world, path } = await worldWithOne(genesys)
    const vendor = withHandlers({ getAssistant: notImplemented })

    const response = await ask(vendor, world, path)

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
