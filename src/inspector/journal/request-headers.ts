import type { SpecOperation } from '../documents.ts'
import type { Exchange } from '../live-journal.ts'

/** Headers that decide how a body is read and which media type is returned. */
const MEDIA_HEADERS = ['accept', 'content-type', 'content-encoding']

/**
 * Returns the headers of a request that decide its response, names in lower case: media types, and parameters of the
 * operation. Credentials are left out.
 */
export function ownHeaders(
  { request }: Exchange,
  operation: SpecOperation | undefined,
  credentials: Readonly<Record<string, string>>,
): Record<string, string> {
  const declared = (operation?.parameters ?? []).flatMap(({ in: where, name }) => (where === 'header' ? [name] : []))
  const copied = new Set([...MEDIA_HEADERS, ...declared].map((name) => name.toLowerCase()))
  for (const name of Object.keys(credentials)) copied.delete(name.toLowerCase())
  const own = request.headers.map(({ name, value }) => [name.toLowerCase(), value] as const)
  return Object.fromEntries(own.filter(([name, value]) => copied.has(name) && !(name === 'accept' && value === '*/*')))
}

/** Returns the path and query of a request. */
export function targetOf({ path, query }: Exchange): string {
  return query === '' ? path : `${path}?${query}`
}
