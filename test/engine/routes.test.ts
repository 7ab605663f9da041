import { describe, expect, it } from 'vitest'
import type { Bindings } from '../../src/engine/exchange/call.ts'
import { handleRequest } from '../../src/engine/exchange/handle-request.ts'
import type { Document, OperationObject, PathItem } from '../../src/engine/spec/document.ts'
import type { Validators } from '../../src/engine/spec/validators.ts'
import { defineVendor } from '../../src/engine/vendor/define-vendor.ts'
import type { Vendor } from '../../src/engine/vendor/vendor.ts'
import { lastExchange, worldOf } from '../support/changed-vendor.ts'
import { noServices } from '../support/no-emulation.ts'
import { cleanPrototype } from '../support/prototype-guard.ts'

const ok = { bodies: { 'application/json': {} } }
const unmatched = { bodies: { 'text/plain': {} } }

function operation(id: string): OperationObject {
  const responses = { '200': { description: id, content: { 'application/json': {} } } }
  return { operationId: id, summary: id, 'x-provenance': 'assumed', responses }
}

/** Creates a vendor with these paths. Each operation responds with its operationId. */
function vendorOf(paths: Readonly<Record<string, PathItem>>): Vendor {
  const ids = Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId))
  const document: Document = {
    openapi: '3.1.0',
    info: { title: 'Desks', version: '1' },
    'x-roots': ['/desks'],
    'x-unmatched': {},
    paths,
    components: {},
  }
  const validators: Validators = {
    parameters: {},
    bodies: {},
    responses: Object.fromEntries(ids.map((id) => [id, { 200: ok }])),
    unmatched: { 404: unmatched, 405: unmatched },
  }
  return defineVendor({
    name: 'desk',
    spec: { document, digest: '', records: {}, validators: () => Promise.resolve({ validators }) },
    dialect: {
      id: (random) => random.uuid(),
      schemes: {},
      headers: () => ({}),
      formatProblem: ({ kind, details }) => ({ body: kind, headers: { Allow: details.allow?.join(', ') ?? 'none' } }),
    },
    // The operations above have no typed bodies, so any result type is correct.
    handlers: Object.fromEntries(ids.map((id) => [id, () => id])) as never,
    credentials: () => ({ headers: {}, settings: {} }),
  })
}

async function ask(vendor: Vendor, method: string, path: string) {
  const world = worldOf(vendor)
  const bindings: Bindings = { vendor, world, path, query: '', bodyLimit: 1000, services: noServices }
  const response = await handleRequest(new Request(`http://test${path}`, { method }), bindings)
  return { status: response.status, text: await response.text(), allow: response.headers.get('allow'), world }
}

const paths = {
  '/desks/{deskId}': { get: operation('getDesk'), delete: operation('deleteDesk') },
  '/desks/open': { get: operation('getOpen') },
  '/desks/{deskId}/queues': { get: operation('getQueues') },
  '/desks/open/{part}': { put: operation('putPart') },
  '/desks/{deskId}/{part}': { get: operation('getPart') },
}

describe.each([
  ['in order', paths],
  ['in reverse order', Object.fromEntries(Object.entries(paths).toReversed())],
])('a spec with its paths %s', (_, paths) => {
  const vendor = vendorOf(paths)

  it.each([
    ['GET', '/desks/open', 'getOpen'],
    ['GET', '/desks/opened', 'getDesk'],
    ['GET', '/desks/a/queues', 'getQueues'],
    ['GET', '/desks/a/other', 'getPart'],
    ['PUT', '/desks/open/queues', 'putPart'],
    ['GET', '/desks/a%2Fqueues', 'getDesk'],
    ['GET', '/desks/%6Fpen', 'getDesk'],
  ])('routes %s %s to %s, preferring literal segments', async (method, path, id) => {
    expect(await ask(vendor, method, path)).toMatchObject({ status: 200, text: JSON.stringify(id) })
  })

  it('answers 405 for a method that the literal path lacks, even if a template has it', async () => {
    const { status, text, allow } = await ask(vendor, 'DELETE', '/desks/open')

    expect({ status, text, allow }).toEqual({ status: 405, text: 'unknown-method', allow: 'GET' })
  })

  it.each(['POST', 'PATCH', 'OPTIONS', 'FOO', 'get', 'patch', 'ALL'])(
    'answers the method %s of a known path with 405 and Allow, or routes it',
    async (method) => {
      const allowed = method === 'get' ? { status: 200 } : { status: 405, allow: 'GET, DELETE' }
      expect(await ask(vendor, method, '/desks/a')).toMatchObject(allowed)
    },
  )

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'answers 405 for the method %s, a name that every object inherits',
    async (method) => {
      const response = await ask(vendor, method, '/desks/a').catch((error: unknown) => error)

      expect(cleanPrototype()).toEqual([])
      expect(response).toMatchObject({ status: 405, allow: 'GET, DELETE' })
    },
  )

  it('answers 404 for an unknown path', async () => {
    for (const path of [
      '/desks',
      '/desks/',
      '/desks/a/b/c',
      '/desks/a/',
      '/desks//queues',
      '/constructor',
      '/desks/*/x/y',
    ]) {
      expect(await ask(vendor, 'GET', path)).toMatchObject({ status: 404, text: 'unknown-path' })
    }
  })

  it('answers HEAD like GET without a body', async () => {
    const { status, text, world } = await ask(vendor, 'HEAD', '/desks/a')

    expect({ status, text }).toEqual({ status: 200, text: '' })
    expect(lastExchange(world)).toMatchObject({ method: 'HEAD', operation: 'getDesk' })
  })

  it('answers 405 for HEAD on a path without GET', async () => {
    expect(await ask(vendor, 'HEAD', '/desks/open/x')).toMatchObject({ status: 405, text: '', allow: 'PUT' })
  })
})

describe('a declared HEAD operation', () => {
  it('routes HEAD to its own operation if the spec declares one, with or without GET', async () => {
    const head = { ...operation('headDesk'), responses: { '200': { description: 'none' } } }
    for (const item of [{ get: operation('getDesk'), head }, { head }]) {
      const { status, world } = await ask(vendorOf({ '/desks/{deskId}': item }), 'HEAD', '/desks/a')
      expect(status).toBe(200)
      expect(lastExchange(world).operation).toBe('headDesk')
    }
  })
})
