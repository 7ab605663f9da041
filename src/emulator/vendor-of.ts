import type { Vendor } from '../engine/vendor/vendor.ts'

/** Returns the vendor that a path belongs to; undefined if it belongs to none. */
export function vendorOf(path: string, vendors: Readonly<Record<string, Vendor>>): Vendor | undefined {
  for (const name in vendors) {
    const vendor = vendors[name]
    if (vendor && isBelowAny(path, vendor.spec.document['x-roots'])) return vendor
  }
  return undefined
}

/** Returns whether a path equals one of the prefixes or lies below it. */
export function isBelowAny(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => isBelow(path, prefix))
}

function isBelow(path: string, root: string): boolean {
  return path.startsWith(root) && (path.length === root.length || path[root.length] === '/')
}
