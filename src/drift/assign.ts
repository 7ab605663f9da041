import { matchOperation } from '../engine/spec/match-operation.ts'
import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { hasHost } from '../engine/vendor/vendor-hosts.ts'
import { vendorOf } from '../engine/vendor/vendor-of.ts'
import type { RecordedExchange, Traffic } from './traffic.ts'

type Vendors = Readonly<Record<string, Vendor>>

/** A recorded exchange with the operation that it belongs to, if the spec has it. */
export interface AssignedExchange {
  readonly exchange: RecordedExchange
  readonly operation: Operation | undefined
}

/** Recorded exchanges by the vendor that they belong to. */
export interface AssignedTraffic {
  readonly vendors: ReadonlyMap<Vendor, readonly AssignedExchange[]>
  /** exchanges that belong to no vendor */
  readonly others: readonly RecordedExchange[]
  /** exchanges with the path of a vendor's operation, at a host that the vendor does not declare */
  readonly similar: readonly { readonly exchange: RecordedExchange; readonly vendor: Vendor }[]
}

/** Options for assigning exchanges to vendors. */
export interface AssignOptions {
  readonly vendors: Vendors
  /** true if exchanges with any host belong to the vendors, because the user named them */
  readonly anyHost?: boolean | undefined
}

/**
 * Assigns recorded exchanges to vendors by host and path. Requests to this machine belong to the vendor that has their
 * operation. Preflight requests of browsers are left out.
 */
export function assignTraffic({ exchanges }: Traffic, { vendors, anyHost = false }: AssignOptions): AssignedTraffic {
  const assigned = new Map<Vendor, AssignedExchange[]>()
  const others: RecordedExchange[] = []
  const similar: { exchange: RecordedExchange; vendor: Vendor }[] = []
  for (const exchange of exchanges) {
    if (exchange.method === 'OPTIONS') continue
    const found = vendorAt(exchange, vendors)
    if (!found) others.push(exchange)
    else if (found.isAtHost || (found.operation && (anyHost || isLocal(exchange) || hasNoHosts(found.vendor)))) {
      const known = assigned.get(found.vendor) ?? []
      known.push({ exchange, operation: found.operation })
      assigned.set(found.vendor, known)
    } else if (found.operation) similar.push({ exchange, vendor: found.vendor })
    else others.push(exchange)
  }
  return { vendors: assigned, others, similar }
}

/** Returns the path of a recorded request, without the prefix of a world of DeskDouble. */
export function recordedPath({ url }: RecordedExchange): string {
  return new URL(url).pathname.replace(/^\/_world\/[^/]+(?=\/)/, '')
}

function vendorAt(exchange: RecordedExchange, vendors: Vendors) {
  const { method, url } = exchange
  const path = recordedPath(exchange)
  const vendor = vendorOf(path, vendors, { method, url })
  if (!vendor) return undefined
  const match = matchOperation(vendor.spec, method, path)
  const operation = match && 'operation' in match ? match.operation : undefined
  return { vendor, operation, isAtHost: hasHost(vendor, new URL(url).hostname) }
}

function isLocal({ url }: RecordedExchange): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
}

function hasNoHosts({ spec: { document } }: Vendor): boolean {
  return (document['x-hosts'] ?? []).length === 0
}
