import { prefersMediaType } from '../engine/exchange/accept.ts'
import { matchOperation } from '../engine/spec/match-operation.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { vendorOf } from '../engine/vendor/vendor-of.ts'
import { roots } from '../generated/roots.ts'

const [CONTROL] = roots.control

/** Returns whether a request is for the address of the emulator itself. A vendor may have an operation there. */
export function isForRoot({ method }: Request, path: string, vendors: Readonly<Record<string, Vendor>>): boolean {
  if (path !== '/' || (method !== 'GET' && method !== 'HEAD')) return false
  const vendor = vendorOf(path, vendors, { method })
  return vendor === undefined || matchOperation(vendor.spec, method, path) === undefined
}

/** Responds to a request for the emulator's address: leads a browser to the inspector, and a program to the health. */
export function rootResponse({ method, headers }: Request): Response {
  const common = { vary: 'Accept', 'cache-control': 'no-store' }
  if (prefersMediaType(headers.get('accept'), 'text/html', ['application/json'])) {
    return new Response(null, { status: 302, headers: { ...common, location: `${CONTROL}/` } })
  }
  const body = JSON.stringify({ name: 'DeskDouble', health: `${CONTROL}/health`, inspector: `${CONTROL}/` })
  return new Response(method === 'HEAD' ? null : body, { headers: { ...common, 'content-type': 'application/json' } })
}
