import { handleRequest } from '../../src/engine/exchange/handle-request.ts'
import type { Exchange } from '../../src/engine/journal/exchange.ts'
import { journalOf } from '../../src/engine/journal/journal.ts'
import { shapesOf } from '../../src/engine/vendor/collections.ts'
import type { AnyHandler, Vendor } from '../../src/engine/vendor/vendor.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import { World } from '../../src/world/world.ts'
import { noServices } from './no-emulation.ts'

/** Returns the Genesys vendor with some handlers replaced. */
export function vendorWithHandlers(handlers: Readonly<Record<string, AnyHandler>>): Vendor {
  return { ...genesys, handlers: { ...genesys.handlers, ...handlers } }
}

/** Returns the Genesys vendor, with these security schemes for every operation, tried in this order. */
export function vendorWithSchemes(schemes: Vendor['dialect']['schemes']): Vendor {
  const operations = [...genesys.spec.operations].map(([id, operation]) => {
    return [id, { ...operation, schemes: Object.keys(schemes) }] as const
  })
  const spec = { ...genesys.spec, operations: new Map(operations) }
  return { ...genesys, spec, dialect: { ...genesys.dialect, schemes } }
}

/** Creates an empty world of a vendor, with its clock frozen at nine o'clock. */
export function worldOf(vendor: Vendor): World {
  const at = Date.parse('2026-01-15T09:00:00Z')
  return new World({ name: 'test', seed: 7, shapes: { [vendor.name]: shapesOf(vendor.collections) }, clock: { at } })
}

/** Sends a request to a vendor in a world, without an emulator. */
export async function sendRequest(
  vendor: Vendor,
  world: World,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const headers = new Headers({ authorization: 'Bearer any' })
  for (const [name, value] of new Headers(init.headers)) headers.set(name, value)
  const request = new Request(`http://test${path}`, { ...init, headers })
  const [bare = '', query = ''] = path.split('?')
  return handleRequest(request, { vendor, world, path: bare, query, bodyLimit: 1000, services: noServices })
}

export function post(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

export function lastExchange(world: World): Exchange {
  const last = journalOf(world).list().at(-1)
  if (!last) throw new Error('The journal of this world is empty')
  return last
}
