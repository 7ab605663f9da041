import { fromBase64Url, toBase64Url } from './base64.ts'
import { fnv1a } from './digest.ts'
import { percentEncode } from './percent-encode.ts'
import { utf8 } from './utf8.ts'

/** Position of a row in its collection: its ordering value, then the order of insertion. */
export interface Place {
  readonly order: string | number
  readonly seq: number
}

/** A request for a page: `size` rows after or before a place, or from the start. */
export interface PageRequest {
  readonly size: number
  readonly after?: Place | undefined
  readonly before?: Place | undefined
}

/** One page in listing order, with the places where its neighbours start. */
export interface Page<R> {
  readonly records: readonly R[]
  /** present if more rows follow: pass it as `after` */
  readonly next?: Place
  /** present if rows precede: pass it as `before` */
  readonly previous?: Place
}

/**
 * Encodes a place as an opaque cursor.
 * @param scope identifies the listing and its filters; the cursor is valid only with the same scope
 * @example
 * const cursor = encodeCursor({ order: 'Window', seq: 3 }, 'desks')
 */
export function encodeCursor({ order, seq }: Place, scope: string): string {
  // JSON escapes a lone surrogate, which percent-encoding would reject.
  const position = JSON.stringify([order, seq])
  return encode(`${fnv1a(scope, '\u0000', position).toString(36)}${position}`)
}

/** Decodes a cursor. Returns undefined if it is malformed, altered, or of another scope. */
export function decodeCursor(cursor: string, scope: string): Place | undefined {
  const text = decode(cursor)
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

function encode(text: string): string {
  return toBase64Url(utf8.encode(percentEncode(text)))
}

function decode(cursor: string): string {
  try {
    return decodeURIComponent(new TextDecoder().decode(fromBase64Url(cursor)))
  } catch {
    return ''
  }
}
