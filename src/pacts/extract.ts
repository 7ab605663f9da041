import { parseJson, stringsIn, valueAt } from './json.ts'

/** A response whose body has been read. */
export interface ReceivedResponse {
  readonly status: number
  readonly headers: Headers
  /** the text of a JSON body; empty for any other body */
  readonly text: string
}

/** A string in a response, with its location in the notation of {@link extract}. */
export interface LocatedString {
  readonly at: string
  readonly text: string
}

const LOCATION = /^(.*?)(?:\?([^?#]+)|#(\d+))?$/s

/**
 * Returns the string at a location in a response, or undefined if the location has no string.
 * @param location a JSON Pointer into the body, or a header name. If the string there is a URL, an appended `?name`
 * selects a query parameter and an appended `#2` the second segment of the path.
 */
export function extract(response: ReceivedResponse, location: string): string | undefined {
  return extractor(response)(location)
}

/** Returns {@link extract} for one response. Parses the body once, for a caller that reads many locations. */
export function extractor({ headers, text }: ReceivedResponse): (location: string) => string | undefined {
  const body = parseJson(text)
  return (location) => {
    const [, at = '', parameter, segment] = LOCATION.exec(location) ?? []
    const whole = at.startsWith('/') ? valueAt(body, at) : (headers.get(at) ?? undefined)
    if (typeof whole !== 'string' || (parameter === undefined && segment === undefined)) {
      return typeof whole === 'string' ? whole : undefined
    }
    const url = urlOf(whole)
    if (parameter !== undefined) return url?.searchParams.get(parameter) ?? undefined
    return url && segmentsOf(url)[Number(segment)]
  }
}

/** Returns every string of a response's body and its `Location` header, and the parts of strings that are URLs. */
export function locatedStrings({ headers, text }: ReceivedResponse): LocatedString[] {
  const location = headers.get('location')
  const whole = [...stringsIn(parseJson(text)), ...(location === null ? [] : [['location', location] as const])]
  return whole.flatMap(([at, value]) => [{ at, text: value }, ...urlParts(at, value)])
}

function urlParts(at: string, value: string): LocatedString[] {
  const url = urlOf(value)
  if (!url) return []
  // A repeated parameter has no location: its name alone does not tell its values apart.
  const single = [...url.searchParams].filter(([name]) => url.searchParams.getAll(name).length === 1)
  return [
    ...single.map(([name, text]) => ({ at: `${at}?${name}`, text })),
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
