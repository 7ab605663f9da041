import type { Vendor } from '../vendor/vendor.ts'
import { KnownPaths, MOST_REPORTED } from './known-paths.ts'
import type { Spec } from './spec.ts'

/** An operation that a request without a match may have meant, with what differs. */
export interface NearMiss {
  readonly vendor: string
  readonly operation: string
  readonly method: string
  /** the path template */
  readonly path: string
  /** such as `"assistant" instead of "assistants"` */
  readonly differences: readonly string[]
}

/** Segments of a request's path that are compared, and characters of each: the cost grows with both. */
const MOST_SEGMENTS = 12
const LONGEST_SEGMENT = 40

const known = new WeakMap<Spec, KnownPaths>()

/** Returns the operations that a request is nearest to, the nearest first. The cost is bounded, whatever the path. */
export function nearMisses(method: string, path: string, vendors: readonly Vendor[]): NearMiss[] {
  const segments = segmentsOf(path)
  return vendors
    .flatMap(({ name, spec }) =>
      pathsOf(spec)
        .nearest(method, segments)
        .map((near) => ({ name, ...near })),
    )
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST_REPORTED)
    .map(({ name, operation, differences }) => {
      const declared = operation.method.toUpperCase()
      return {
        vendor: name,
        operation: operation.id,
        method: declared,
        path: operation.path,
        differences: [...(declared === method ? [] : [`${method} instead of ${declared}`]), ...differences],
      }
    })
}

function pathsOf(spec: Spec): KnownPaths {
  const paths = known.get(spec) ?? new KnownPaths(spec)
  known.set(spec, paths)
  return paths
}

function segmentsOf(path: string): string[] {
  return path
    .split('/', MOST_SEGMENTS + 1)
    .slice(1)
    .map((segment) => segment.slice(0, LONGEST_SEGMENT))
}
