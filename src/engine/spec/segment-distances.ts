import { editDistance } from './nearest.ts'
import { readSegment, type SegmentPattern, valuesIn } from './segment.ts'

/** Distance of a template, which matches any segment; a matching literal is nearer. */
export const TEMPLATE = 0.05

/** A segment of declared paths. */
export interface DeclaredSegment {
  readonly text: string
  readonly lowerCase: string
  /** undefined for a literal */
  readonly pattern: SegmentPattern | undefined
}

/** Reads a segment of a path template. */
export function declareSegment(text: string): DeclaredSegment {
  return { text, lowerCase: text.toLowerCase(), pattern: text.includes('{') ? readSegment(text) : undefined }
}

/**
 * Distances between the segments of a request and declared ones. Each is computed once. Once all comparisons together
 * took as many steps as they may, other segments count as entirely different.
 */
export class SegmentDistances {
  readonly #sent: readonly { readonly text: string; readonly lowerCase: string }[]
  readonly #declared: readonly DeclaredSegment[]
  readonly #known: readonly Float64Array[]
  #stepsLeft: number

  constructor(sent: readonly string[], declared: readonly DeclaredSegment[], steps: number) {
    this.#sent = sent.map((text) => ({ text, lowerCase: text.toLowerCase() }))
    this.#declared = declared
    this.#known = sent.map(() => new Float64Array(declared.length).fill(Number.NaN))
    this.#stepsLeft = steps
  }

  /** Returns 0 for equal segments, and up to 1 for entirely different ones. The arguments are indexes. */
  between(sent: number, declared: number): number {
    const known = this.#known[sent]?.[declared] ?? 1
    if (!Number.isNaN(known)) return known
    const computed = this.#compare(sent, declared)
    const row = this.#known[sent]
    if (row) row[declared] = computed
    return computed
  }

  #compare(i: number, j: number): number {
    const [sent, declared] = [this.#sent[i], this.#declared[j]]
    if (!sent || !declared) return 1
    if (declared.pattern) return valuesIn(declared.pattern, sent.text) ? TEMPLATE : 1
    if (sent.text === declared.text) return 0
    const longest = Math.max(sent.text.length, declared.text.length)
    const shorter = Math.min(sent.text.length, declared.text.length)
    // If their lengths differ by more than half, they are entirely different.
    if ((longest - shorter) * 2 > longest) return 1
    this.#stepsLeft -= shorter * longest
    return this.#stepsLeft < 0 ? 1 : editDistance(sent.lowerCase, declared.lowerCase) / longest
  }
}
