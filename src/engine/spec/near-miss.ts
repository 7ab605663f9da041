import type { Vendor } from '../vendor/vendor.ts'
import { editDistance } from './nearest.ts'
import type { Operation } from './spec.ts'

/** An operation that is similar to a request which matched none, with the differences. */
export interface NearMiss {
  readonly vendor: string
  readonly operation: string
  readonly method: string
  /** the path template */
  readonly path: string
  /** such as `"assistant" is "assistants" here` */
  readonly differences: readonly string[]
}

const MOST = 5
/** The largest distance of a near miss. A missing segment counts 1; a changed segment counts a fraction. */
const FARTHEST = 2
const OTHER_METHOD = 0.5
/** The cost of a template: it matches any segment, but an equal literal is better. */
const TEMPLATE = 0.05

/** Returns the operations that are most similar to a request, the most similar first. */
export function nearMisses(method: string, path: string, vendors: readonly Vendor[]): NearMiss[] {
  const requested = segmentsOf(path)
  return vendors
    .flatMap(({ name, spec }) => {
      return [...spec.operations.values()].map((operation) => ({
        ...compare(method, requested, operation),
        name,
        operation,
      }))
    })
    .filter(({ distance }) => distance <= FARTHEST)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ name, operation, differences }) => ({
      vendor: name,
      operation: operation.id,
      method: operation.method.toUpperCase(),
      path: operation.path,
      differences,
    }))
}

/** The result of a comparison of a request with an operation. */
interface Comparison {
  readonly distance: number
  readonly differences: readonly string[]
}

function compare(method: string, requested: readonly string[], operation: Operation): Comparison {
  const declared = operation.method.toUpperCase()
  const { distance, differences } = align(requested, segmentsOf(operation.path))
  if (declared === method) return { distance, differences }
  return { distance: distance + OTHER_METHOD, differences: [`the method is ${declared} here`, ...differences] }
}

/** Finds the cheapest way to turn the requested path into the declared one, segment by segment. */
function align(requested: readonly string[], declared: readonly string[]): Comparison {
  let row: Comparison[] = [{ distance: 0, differences: [] }]
  for (const segment of declared) row.push(extend(row.at(-1), 1, `"${segment}" is missing`))
  for (const segment of requested) {
    const next: Comparison[] = [extend(row[0], 1, `"${segment}" is not part of the path`)]
    for (const [i, expected] of declared.entries()) {
      const cost = segmentDistance(segment, expected)
      const changed = extend(row[i], cost, cost > TEMPLATE ? `"${segment}" is "${expected}" here` : undefined)
      const dropped = extend(row[i + 1], 1, `"${segment}" is not part of the path`)
      const added = extend(next[i], 1, `"${expected}" is missing`)
      next.push([changed, dropped, added].reduce((best, other) => (other.distance < best.distance ? other : best)))
    }
    row = next
  }
  return row.at(-1) ?? { distance: 0, differences: [] }
}

function extend(from: Comparison | undefined, cost: number, difference: string | undefined): Comparison {
  const { distance, differences } = from ?? { distance: 0, differences: [] }
  return {
    distance: distance + cost,
    differences: difference === undefined ? differences : [...differences, difference],
  }
}

function segmentDistance(requested: string, declared: string): number {
  if (declared.startsWith('{')) return requested === '' ? 1 : TEMPLATE
  const longest = Math.max(requested.length, declared.length, 1)
  return editDistance(requested.toLowerCase(), declared.toLowerCase()) / longest
}

/** Splits a path into segments. Long paths are cut: they match nothing, and comparing them would take too long. */
function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1, 20)
    .map((segment) => segment.slice(0, 60))
}
