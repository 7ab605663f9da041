import type { Exchange } from '../engine/journal/exchange.ts'
import { type NearMiss, nearMisses } from '../engine/spec/near-miss.ts'
import { editDistance } from '../engine/spec/nearest.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'

/** The fields of an exchange that its nearest operation depends on. */
type UnmatchedRequest = Pick<Exchange, 'vendor' | 'operation' | 'method' | 'path'>

/**
 * Returns the operation that a request which matched none was most likely meant for; undefined if no path is similar.
 * Considers only the vendor that the path belongs to, or all vendors if it belongs to none of them.
 */
export function nearestOperation(request: UnmatchedRequest, vendors: readonly Vendor[]): NearMiss | undefined {
  if (request.operation !== undefined) return undefined
  const candidates = vendors.filter(({ name }) => request.vendor === undefined || name === request.vendor)
  const [near] = nearMisses(request.method, request.path, candidates)
  return near && sharesSegment(segmentsOf(request.path), segmentsOf(near.path)) ? near : undefined
}

/** Returns whether two paths have a similar segment. Short paths are near each other even if they have nothing in common. */
function sharesSegment(sent: readonly string[], declared: readonly string[]): boolean {
  return declared.some((segment) => !segment.startsWith('{') && sent.some((other) => isSimilar(other, segment)))
}

function isSimilar(sent: string, declared: string): boolean {
  return editDistance(sent.toLowerCase(), declared.toLowerCase()) <= declared.length / 3
}

/** Returns the segments of a path. Long paths are cut, because no operation has one. */
function segmentsOf(path: string): string[] {
  return path
    .slice(0, 500)
    .split('/')
    .filter((segment) => segment !== '' && segment.length < 60)
}
