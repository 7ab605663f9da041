import { matchSocket } from '../engine/sockets/match-socket.ts'
import { matchOperation } from '../engine/spec/match-operation.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { Vendors } from './vendors.ts'

/**
 * Returns the vendor that a path belongs to; undefined if it belongs to none. If it lies below the roots of several, it
 * belongs to the first that has an operation there.
 */
export function vendorOf(path: string, vendors: Vendors): Vendor | undefined {
  let found: Vendor | undefined
  for (const name in vendors) {
    const vendor = vendors[name]
    if (!vendor || !isBelowAny(path, vendor.spec.document['x-roots'])) continue
    if (!found) found = vendor
    else if (!hasPath(found, path) && hasPath(vendor, path)) found = vendor
  }
  return found
}

/** Returns whether a vendor has an operation or a WebSocket at a path. */
export function hasPath({ spec }: Vendor, path: string): boolean {
  return matchOperation(spec, 'GET', path) !== undefined || matchSocket(spec.document, path) !== undefined
}

/** Returns whether a path equals one of the prefixes or lies below it. */
export function isBelowAny(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => isBelow(path, prefix))
}

function isBelow(path: string, root: string): boolean {
  if (root === '/' || root === '') return true
  return path.startsWith(root) && (path.length === root.length || path[root.length] === '/')
}
