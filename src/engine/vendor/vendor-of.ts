import { matchOperation } from '../spec/match-operation.ts'
import type { Vendor } from './vendor.ts'
import { hasHost } from './vendor-hosts.ts'

/** Facts about a request that distinguish vendors with the same path. */
export interface RequestFacts {
  /** Defaults to `GET` */
  readonly method?: string
  /** absolute URL. Defaults to one at no vendor's host */
  readonly url?: string
}

/**
 * Returns the vendor that a path belongs to; undefined if it belongs to none. Of several vendors with the path below
 * their roots, the one that has an operation there is preferred. Of several operations, the one at the host of the
 * request is preferred, and then the one with the longest root.
 */
export function vendorOf(path: string, vendors: Vendors, request: RequestFacts = {}): Vendor | undefined {
  if (shareRoots(vendors)) return nearest(path, vendors, request)
  for (const name in vendors) {
    const vendor = vendors[name]
    if (vendor && longestRoot(vendor, path) >= 0) return vendor
  }
  return undefined
}

type Vendors = Readonly<Record<string, Vendor>>

const shared = new WeakMap<Vendors, boolean>()

/** Returns whether a path can lie below the roots of several vendors. */
function shareRoots(vendors: Vendors): boolean {
  let known = shared.get(vendors)
  if (known === undefined) {
    const all = Object.values(vendors)
    known = all.some((vendor) => {
      return all.some((other) => other !== vendor && rootsOf(other).some((root) => longestRoot(vendor, root) >= 0))
    })
    shared.set(vendors, known)
  }
  return known
}

function nearest(path: string, vendors: Vendors, { method = 'GET', url = '' }: RequestFacts): Vendor | undefined {
  const hostname = hostnameOf(url)
  const candidates = Object.values(vendors)
    .map((vendor) => ({ vendor, length: longestRoot(vendor, path), isAtHost: hasHost(vendor, hostname) }))
    .filter(({ length }) => length >= 0)
    .toSorted((a, b) => Number(b.isAtHost) - Number(a.isAtHost) || b.length - a.length)
    .map(({ vendor }) => ({ vendor, match: matchOperation(vendor.spec, method, path) }))
  const found =
    candidates.find(({ match }) => match && 'operation' in match) ??
    candidates.find(({ match }) => match !== undefined) ??
    candidates[0]
  return found?.vendor
}

function hostnameOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/?#]*@)?([^/?#:]*)/i.exec(url)?.[1] ?? ''
}

/** Returns the length of the longest root that a path lies below, or -1 if it lies below no root. */
function longestRoot({ spec: { document, basePaths } }: Vendor, path: string): number {
  let longest = -1
  for (const root of document['x-roots']) if (root.length > longest && isBelow(path, root)) longest = root.length
  for (const root of basePaths) if (root.length > longest && isBelow(path, root)) longest = root.length
  return longest
}

function rootsOf({ spec: { document, basePaths } }: Vendor): string[] {
  return [...document['x-roots'], ...basePaths]
}

/** Returns whether a path equals one of the prefixes or lies below it. */
export function isBelowAny(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => isBelow(path, prefix))
}

function isBelow(path: string, root: string): boolean {
  if (root === '/' || root === '') return true
  return path.startsWith(root) && (path.length === root.length || path[root.length] === '/')
}
