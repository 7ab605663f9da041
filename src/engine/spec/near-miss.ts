import type { Vendor } from '../vendor/vendor.ts'
import { editDistance } from './nearest.ts'
import { readSegment, valuesIn } from './segment.ts'
import type { Operation, Spec } from './spec.ts'

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

const MOST_REPORTED = 5
/** The largest distance of a near miss, in segments: a missing segment counts 1, a misspelt one a fraction. */
const FARTHEST = 2
const OTHER_METHOD = 0.5
/** Distance of a template, which matches any segment; a matching literal is nearer. */
const TEMPLATE = 0.05
/** Segments of a request's path that are compared, and characters of each: the cost grows with both. */
const MOST_SEGMENTS = 12
const LONGEST_SEGMENT = 40

/** An operation's path, split once. */
interface KnownPath {
  readonly operation: Operation
  readonly segments: readonly string[]
}

const known = new WeakMap<Spec, readonly KnownPath[]>()

/** Returns the operations that a request is nearest to, the nearest first. The cost is bounded, whatever the path. */
export function nearMisses(method: string, path: string, vendors: readonly Vendor[]): NearMiss[] {
  const segments = segmentsOf(path)
  const distances = new SegmentDistances()
  return vendors
    .flatMap(({ name, spec }) => {
      return pathsOf(spec).map(({ operation, segments: declared }) => {
        const other = operation.method.toUpperCase() === method ? 0 : OTHER_METHOD
        const rows = align(segments, declared, distances)
        return { name, operation, declared, rows, distance: (rows.at(-1)?.at(-1) ?? 0) + other }
      })
    })
    .filter(({ distance, declared }) => distance <= FARTHEST && sharesSegment(segments, declared, distances))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST_REPORTED)
    .map(({ name, operation, declared, rows }) => ({
      vendor: name,
      operation: operation.id,
      method: operation.method.toUpperCase(),
      path: operation.path,
      differences: [
        ...(operation.method.toUpperCase() === method
          ? []
          : [`${method} instead of ${operation.method.toUpperCase()}`]),
        ...differencesIn(rows, segments, declared, distances),
      ],
    }))
}

/** The largest distance of two segments that are still similar. */
const SIMILAR = 1 / 3

/** Returns whether two paths have a similar segment. Short paths are near each other even if they have none. */
function sharesSegment(sent: readonly string[], declared: readonly string[], distances: SegmentDistances): boolean {
  return declared.some((expected) => {
    return !expected.includes('{') && sent.some((segment) => distances.between(segment, expected) <= SIMILAR)
  })
}

function pathsOf(spec: Spec): readonly KnownPath[] {
  const paths =
    known.get(spec) ??
    [...spec.operations.values()].map((operation) => ({ operation, segments: operation.path.split('/').slice(1) }))
  known.set(spec, paths)
  return paths
}

/** Returns the cheapest distances between all beginnings of two paths (Wagner–Fischer). */
function align(sent: readonly string[], declared: readonly string[], distances: SegmentDistances): number[][] {
  const rows = [Array.from({ length: declared.length + 1 }, (_, j) => j)]
  for (const [i, segment] of sent.entries()) {
    const above = rows[i] ?? []
    const row = [i + 1]
    for (const [j, expected] of declared.entries()) {
      const replaced = (above[j] ?? 0) + distances.between(segment, expected)
      row.push(Math.min(replaced, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1))
    }
    rows.push(row)
  }
  return rows
}

/** Walks the cheapest alignment backwards and describes each difference. */
function differencesIn(
  rows: readonly (readonly number[])[],
  sent: readonly string[],
  declared: readonly string[],
  distances: SegmentDistances,
): string[] {
  const found: string[] = []
  let [i, j] = [sent.length, declared.length]
  while (i > 0 || j > 0) {
    const [segment = '', expected = ''] = [sent[i - 1], declared[j - 1]]
    const here = rows[i]?.[j] ?? 0
    const cost = i > 0 && j > 0 ? distances.between(segment, expected) : Number.POSITIVE_INFINITY
    if (here === (rows[i - 1]?.[j - 1] ?? Number.POSITIVE_INFINITY) + cost) {
      if (cost > TEMPLATE) found.push(`"${segment}" instead of "${expected}"`)
      i--
      j--
    } else if (i > 0 && here === (rows[i - 1]?.[j] ?? 0) + 1) {
      found.push(`"${segment}" is not part of the path`)
      i--
    } else {
      found.push(`"${expected}" is missing`)
      j--
    }
  }
  return found.toReversed()
}

/** Distances between segments, each computed once per request. */
class SegmentDistances {
  readonly #known = new Map<string, number>()

  /** Returns 0 for equal segments, and up to 1 for entirely different ones. */
  between(segment: string, expected: string): number {
    if (expected.includes('{')) return matchesPattern(segment, expected) ? TEMPLATE : 1
    if (segment === expected) return 0
    const key = `${segment}/${expected}`
    const distance = this.#known.get(key) ?? compare(segment.toLowerCase(), expected.toLowerCase())
    this.#known.set(key, distance)
    return distance
  }
}

/** Returns whether a segment matches a segment of a path template. */
function matchesPattern(segment: string, expected: string): boolean {
  const pattern = readSegment(expected)
  return pattern !== undefined && valuesIn(pattern, segment) !== undefined
}

/** Compares two segments. If their lengths differ by more than half, they are entirely different. */
function compare(segment: string, expected: string): number {
  const longest = Math.max(segment.length, expected.length, 1)
  if (Math.abs(segment.length - expected.length) * 2 > longest) return 1
  return editDistance(segment, expected) / longest
}

function segmentsOf(path: string): string[] {
  return path
    .split('/', MOST_SEGMENTS + 1)
    .slice(1)
    .map((segment) => segment.slice(0, LONGEST_SEGMENT))
}
