import type { Vendor } from '../vendor/vendor.ts'
import { editDistance } from './nearest.ts'
import type { Operation } from './spec.ts'

/** An operation that a request which matched none may have meant, and what would have to be otherwise. */
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
/** Beyond this a path is another path. In segments: one that is missing counts 1, and a letter a fraction. */
const FARTHEST = 2
const OTHER_METHOD = 0.5
/** A template fits any segment, but a literal that fits is better. */
const TEMPLATE = 0.05

/** The operations that a request comes nearest to, the nearest first. */
export function nearMisses(method: string, path: string, vendors: readonly Vendor[]): NearMiss[] {
  const asked = segmentsOf(path)
  return vendors
    .flatMap(({ name, spec }) => {
      return [...spec.operations.values()].map((operation) => ({
        ...compare(method, asked, operation),
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

interface Compared {
  readonly distance: number
  readonly differences: readonly string[]
}

function compare(method: string, asked: readonly string[], operation: Operation): Compared {
  const has = operation.method.toUpperCase()
  const { distance, differences } = align(asked, segmentsOf(operation.path))
  if (has === method) return { distance, differences }
  return { distance: distance + OTHER_METHOD, differences: [`the method is ${has} here`, ...differences] }
}

/** The cheapest way to make the one path of the other, segment by segment. */
function align(asked: readonly string[], declared: readonly string[]): Compared {
  let row: Compared[] = [{ distance: 0, differences: [] }]
  for (const segment of declared) row.push(longer(row.at(-1), 1, `"${segment}" is missing`))
  for (const given of asked) {
    const next: Compared[] = [longer(row[0], 1, `"${given}" is too much`)]
    for (const [i, wanted] of declared.entries()) {
      const cost = segmentDistance(given, wanted)
      const changed = longer(row[i], cost, cost > TEMPLATE ? `"${given}" is "${wanted}" here` : undefined)
      const dropped = longer(row[i + 1], 1, `"${given}" is too much`)
      const added = longer(next[i], 1, `"${wanted}" is missing`)
      next.push([changed, dropped, added].reduce((best, other) => (other.distance < best.distance ? other : best)))
    }
    row = next
  }
  return row.at(-1) ?? { distance: 0, differences: [] }
}

function longer(before: Compared | undefined, cost: number, difference: string | undefined): Compared {
  const { distance, differences } = before ?? { distance: 0, differences: [] }
  return {
    distance: distance + cost,
    differences: difference === undefined ? differences : [...differences, difference],
  }
}

function segmentDistance(given: string, wanted: string): number {
  if (wanted.startsWith('{')) return given === '' ? 1 : TEMPLATE
  return editDistance(given.toLowerCase(), wanted.toLowerCase()) / Math.max(given.length, wanted.length, 1)
}

/** Long paths are cut: nothing that long is a near miss, and the comparison takes the product of both lengths. */
function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1, 20)
    .map((segment) => segment.slice(0, 60))
}
