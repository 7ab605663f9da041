import type { Exchange } from '../live-journal.ts'

/** Returns the values in a request that may name records: path segments, query values, and values in the body. */
export function tokensOf({ path, query, request }: Pick<Exchange, 'path' | 'query' | 'request'>): ReadonlySet<string> {
  const values = [...new URLSearchParams(query).values()].flatMap((value) => [value, ...value.split(',')])
  return new Set([...segmentsOf(path), ...values, ...bodyValues(request)])
}

/** Returns the decoded segments of a path. */
export function segmentsOf(path: string): string[] {
  return path.split('/').map(decode)
}

/** Returns the values of the parameters of a path, by its template such as `/teams/{teamId}`. */
export function pathParameters(template: string | undefined, path: string): string[] {
  const segments = segmentsOf(path)
  return (template ?? '').split('/').flatMap((part, i) => (part.startsWith('{') ? [segments[i] ?? ''] : []))
}

/** Checks whether a path is another path or below it. */
export function isWithin(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}/`)
}

/** Parses a JSON body. Returns undefined for other bodies. */
export function parseJson({ body, encoding }: { readonly body: string; readonly encoding?: 'base64' }): unknown {
  if (encoding) return undefined
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function bodyValues(request: Exchange['request']): string[] {
  const value = parseJson(request)
  if (value !== undefined) return leavesOf(value)
  return request.encoding ? [] : [...new URLSearchParams(request.body).values()]
}

/** Returns the strings and numbers in a JSON value. */
function leavesOf(value: unknown): string[] {
  const leaves: string[] = []
  const pending = [value]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string' || typeof next === 'number') leaves.push(String(next))
    else if (typeof next === 'object' && next !== null) pending.push(...Object.values(next))
  }
  return leaves
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
