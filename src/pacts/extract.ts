import { parsed, textsIn, valueAt } from './json.ts'

/** A reply, read. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** the text of a JSON body; empty where there is none */
  readonly text: string
}

/** A piece of a reply, and where it is: a place that {@link extract} understands. */
export interface Piece {
  readonly at: string
  readonly text: string
}

const PLACE = /^(.*?)(?:\?([^?#]+)|#(\d+))?$/s

/**
 * The text at a place of a reply. A place is a JSON Pointer into its body, or the name of a header; of a text that is
 * a URL, `?name` behind it means a parameter of the query, and `#2` the second segment of the path.
 */
export function extract({ headers, text }: Answer, place: string): string | undefined {
  const [, at = '', parameter, segment] = PLACE.exec(place) ?? []
  const whole = at.startsWith('/') ? valueAt(parsed(text), at) : (headers.get(at) ?? undefined)
  if (typeof whole !== 'string' || (parameter === undefined && segment === undefined)) {
    return typeof whole === 'string' ? whole : undefined
  }
  const url = urlOf(whole)
  if (parameter !== undefined) return url?.searchParams.get(parameter) ?? undefined
  return url && segmentsOf(url)[Number(segment)]
}

/** All texts of a reply, and the parts of those that are URLs. */
export function piecesOf({ headers, text }: Answer): Piece[] {
  const location = headers.get('location')
  const whole = [...textsIn(parsed(text)), ...(location === null ? [] : [['location', location] as const])]
  return whole.flatMap(([at, value]) => [{ at, text: value }, ...partsOf(at, value)])
}

function partsOf(at: string, value: string): Piece[] {
  const url = urlOf(value)
  if (!url) return []
  return [
    ...[...url.searchParams].map(([name, text]) => ({ at: `${at}?${name}`, text })),
    ...segmentsOf(url).map((text, i) => ({ at: `${at}#${i}`, text })),
  ]
}

function urlOf(text: string): URL | undefined {
  return /^(https?:\/)?\//.test(text) ? (URL.parse(text, 'http://relative.test') ?? undefined) : undefined
}

function segmentsOf({ pathname }: URL): string[] {
  return pathname.split('/').map((segment) => {
    try {
      return decodeURIComponent(segment)
    } catch {
      return segment
    }
  })
}
