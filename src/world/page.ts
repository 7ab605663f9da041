import { fnv1a } from './digest.ts'

/** Where a row stands in its collection: its ordering value, then the order of insertion. */
export interface Place {
  readonly order: string | number
  readonly seq: number
}

/** Which rows to take: `size` of them, after or before a place, or from the start. */
export interface PageRequest {
  readonly size: number
  readonly after?: Place | undefined
  readonly before?: Place | undefined
}

/** One page in listing order, and the places from which its neighbours are reached. */
export interface Page<R> {
  readonly records: readonly R[]
  /** present when rows follow: ask for those after it */
  readonly next?: Place
  /** present when rows precede: ask for those before it */
  readonly previous?: Place
}

/**
 * Writes a place as an opaque cursor.
 * @param scope the listing and its filters; the cursor is of use with the same ones only
 */
export function encodeCursor({ order, seq }: Place, scope: string): string {
  // JSON writes half a surrogate pair as an escape, which percent-encoding would refuse.
  const position = JSON.stringify([order, seq])
  return toBase64Url(`${fnv1a(scope, '\u0000', position).toString(36)}${position}`)
}

/** Reads a cursor back; undefined when it is garbled, altered, or of another scope. */
export function decodeCursor(cursor: string, scope: string): Place | undefined {
  const text = fromBase64Url(cursor) ?? ''
  const place = placeFrom(text.slice(text.indexOf('[')))
  return place && encodeCursor(place, scope) === cursor ? place : undefined
}

function placeFrom(json: string): Place | undefined {
  try {
    const [order, seq]: unknown[] = JSON.parse(json)
    const known = (typeof order === 'string' || typeof order === 'number') && typeof seq === 'number'
    return known ? { order, seq } : undefined
  } catch {
    return undefined
  }
}

function toBase64Url(text: string): string {
  return btoa(encodeURIComponent(text)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): string | undefined {
  try {
    return decodeURIComponent(atob(text.replaceAll('-', '+').replaceAll('_', '/')))
  } catch {
    return undefined
  }
}
