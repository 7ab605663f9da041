import { type DeclaredSegment, declareSegment, SegmentDistances, TEMPLATE } from './segment-distances.ts'
import type { Operation, Spec } from './spec.ts'

/** An operation whose path is near that of a request. */
export interface NearPath {
  readonly operation: Operation
  readonly distance: number
  /** differences of the paths, such as `"assistant" instead of "assistants"` */
  readonly differences: readonly string[]
}

/** Most operations that are reported. */
export const MOST_REPORTED = 5
/** The largest distance of a near miss, in segments: a missing segment counts 1, a misspelt one a fraction. */
const FARTHEST = 2
const OTHER_METHOD = 0.5
/** Distance of paths that are not compared further. */
const FAR = Number.POSITIVE_INFINITY
/** The largest distance of two segments that are still similar. */
const SIMILAR = 1 / 3
/** Most steps of the comparisons of one request with one spec: a few milliseconds. */
const MOST_STEPS = 1_500_000
/** How many results are remembered: clients repeat their mistakes. */
const MOST_REMEMBERED = 100

/** An operation's path as indexes of segments. */
interface KnownPath {
  readonly operation: Operation
  readonly segments: readonly number[]
}

/** The paths of a spec, split once, and the nearest ones of the requests that were compared with them last. */
export class KnownPaths {
  readonly #segments: readonly DeclaredSegment[]
  readonly #paths: readonly KnownPath[]
  readonly #remembered = new Map<string, readonly NearPath[]>()

  constructor({ operations }: Spec) {
    const indexes = new Map<string, number>()
    const indexOf = (text: string) => {
      const index = indexes.get(text) ?? indexes.size
      indexes.set(text, index)
      return index
    }
    this.#paths = [...operations.values()].map((operation) => {
      return { operation, segments: operation.path.split('/').slice(1).map(indexOf) }
    })
    this.#segments = [...indexes.keys()].map(declareSegment)
  }

  /** Returns the operations with the nearest paths, the nearest first. The cost is bounded, however many there are. */
  nearest(method: string, sent: readonly string[]): readonly NearPath[] {
    const key = `${method} ${sent.join('/')}`
    const known = this.#remembered.get(key) ?? this.#search(method, sent)
    const [oldest] = this.#remembered.keys()
    if (this.#remembered.size >= MOST_REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest)
    this.#remembered.set(key, known)
    return known
  }

  #search(method: string, sent: readonly string[]): NearPath[] {
    const distances = new SegmentDistances(sent, this.#segments, MOST_STEPS)
    const found: { readonly path: KnownPath; readonly distance: number }[] = []
    for (const path of this.#paths) {
      const last = found.length < MOST_REPORTED ? undefined : found.at(-1)
      const other = path.operation.method.toUpperCase() === method ? 0 : OTHER_METHOD
      // Of two paths that are equally near, the one that is declared first is reported.
      const isTooFar = (least: number) => least + other > FARTHEST || (last && least + other >= last.distance) === true
      const distance = pathDistance(sent.length, path.segments, distances, isTooFar) + other
      if (distance === FAR || !this.#sharesSegment(sent.length, path, distances)) continue
      if (last) found.pop()
      const place = found.findIndex((one) => one.distance > distance)
      found.splice(place < 0 ? found.length : place, 0, { path, distance })
    }
    return found.map(({ path: { operation, segments }, distance }) => {
      return { operation, distance, differences: this.#differences(sent, segments, distances) }
    })
  }

  /** Returns whether two paths have a similar segment. Short paths are near each other even if they have none. */
  #sharesSegment(length: number, { segments }: KnownPath, distances: SegmentDistances): boolean {
    return segments.some((declared) => {
      if (this.#segments[declared]?.pattern) return false
      for (let i = 0; i < length; i++) if (distances.between(i, declared) <= SIMILAR) return true
      return false
    })
  }

  /** Walks the cheapest alignment backwards and describes each difference. */
  #differences(sent: readonly string[], segments: readonly number[], distances: SegmentDistances): string[] {
    const rows = align(sent.length, segments, distances)
    const found: string[] = []
    let [i, j] = [sent.length, segments.length]
    while (i > 0 || j > 0) {
      const [segment, expected] = [sent[i - 1] ?? '', this.#segments[segments[j - 1] ?? -1]?.text ?? '']
      const here = rows[i]?.[j] ?? 0
      const cost = i > 0 && j > 0 ? distances.between(i - 1, segments[j - 1] ?? -1) : FAR
      if (here === (rows[i - 1]?.[j - 1] ?? FAR) + cost) {
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
}

/** Returns the cheapest distances between all beginnings of two paths (Wagner–Fischer). */
function align(length: number, segments: readonly number[], distances: SegmentDistances): number[][] {
  const rows = [Array.from({ length: segments.length + 1 }, (_, j) => j)]
  for (let i = 0; i < length; i++) rows.push(nextRow(i, segments, distances, rows[i] ?? []))
  return rows
}

/** @param width how many segments two aligned segments may be apart. Defaults to any number */
function nextRow(
  i: number,
  segments: readonly number[],
  distances: SegmentDistances,
  above: readonly number[],
  width = FAR,
): number[] {
  let left = i + 1
  const row = [left]
  for (let j = 0; j < segments.length; j++) {
    const isNear = Math.abs(i - j) <= width
    const replaced = isNear ? (above[j] ?? 0) + distances.between(i, segments[j] ?? 0) : FAR
    left = isNear ? Math.min(replaced, (above[j + 1] ?? 0) + 1, left + 1) : FAR
    row.push(left)
  }
  return row
}

/** Returns the distance of two paths; infinity if it is too large, which is noticed as soon as each alignment is. */
function pathDistance(
  length: number,
  segments: readonly number[],
  distances: SegmentDistances,
  isTooFar: (least: number) => boolean,
): number {
  if (isTooFar(Math.abs(length - segments.length))) return FAR
  let row = Array.from({ length: segments.length + 1 }, (_, j) => j)
  for (let i = 0; i < length; i++) {
    // An alignment that leaves the diagonal further than this costs more.
    row = nextRow(i, segments, distances, row, FARTHEST)
    if (isTooFar(row.reduce((least, distance) => Math.min(least, distance), FAR))) return FAR
  }
  const distance = row.at(-1) ?? 0
  return isTooFar(distance) ? FAR : distance
}
