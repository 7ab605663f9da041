import { fnv1a } from './digest.ts'
import { UnusableCursor } from './refusal.ts'

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
export function encodeCursor(place: Place, scope: string): string {
  const position = `${typeof place.order === 'number' ? 'n' : 's'}${place.order}|${place.seq}`
  return toBase64Url(`${digest(scope, position)}|${position}`)
}

/** Reads a cursor back. Throws {@link UnusableCursor} when it is garbled, altered, or of another scope. */
export function decodeCursor(cursor: string, scope: string): Place {
  const found = /^([0-9a-z]+)\|(([ns])(.*)\|(-?[\d.]+))$/su.exec(fromBase64Url(cursor) ?? '')
  const [, mark, position, kind, order, seq] = found ?? []
  if (position === undefined || order === undefined || mark !== digest(scope, position)) {
    throw new UnusableCursor(cursor)
  }
  return { order: kind === 'n' ? Number(order) : order, seq: Number(seq) }
}

/** Tells an altered or foreign cursor apart. */
function digest(scope: string, position: string): string {
  return fnv1a(scope, '\u0000', position).toString(36)
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
