import type { Document } from '../spec/document.ts'
import type { Vendor } from './vendor.ts'

const patterns = new WeakMap<Document, readonly RegExp[]>()

/** Returns whether a host is one of those that the real API of a vendor has, whatever the scheme and the port. */
export function hasHost({ spec: { document } }: Vendor, hostname: string): boolean {
  const known = patterns.get(document) ?? hostsOf(document).map((host) => wildcardPattern(host, '[^/:]+'))
  patterns.set(document, known)
  return known.some((pattern) => pattern.test(hostname))
}

/** Returns whether two vendors declare hosts, and share none. */
export function haveOtherHosts(one: Vendor, other: Vendor): boolean {
  const [first, second] = [one, other].map(({ spec }) => hostsOf(spec.document))
  if (!first || !second || first.length === 0 || second.length === 0) return false
  const shares = (vendor: Vendor, hosts: readonly string[]) => {
    return hosts.some((host) => hasHost(vendor, host.replaceAll('*', 'any')))
  }
  return !shares(one, second) && !shares(other, first)
}

/** Returns a pattern of a text in which each `*` stands for a wildcard. */
export function wildcardPattern(text: string, wildcard: string): RegExp {
  const parts = text.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join(wildcard)}$`, 'i')
}

function hostsOf({ 'x-hosts': hosts = [] }: Document): readonly string[] {
  return hosts
}
