import { decodeCursor, type Place } from '../../world/page.ts'
import { formatFindings } from '../exchange/findings.ts'
import { Problem } from './problem.ts'

/**
 * Decodes the cursor of a request. Returns undefined if the request has none.
 * @param parameter name of the query parameter that contains the cursor
 * @param scope identifies the listing and its filters, which must be those that the cursor was created for
 * @throws Problem `malformed` if the cursor is not valid in this scope
 * @example
 * const place = placeOfCursor('cursor', undefined, 'desks') // undefined: the first page
 */
export function placeOfCursor(parameter: string, cursor: string | undefined, scope: string): Place | undefined {
  if (cursor === undefined) return undefined
  const place = decodeCursor(cursor, scope)
  if (place) return place
  const message = 'must be a cursor from this listing, with the same filters'
  const findings = [{ in: 'query', at: parameter, keyword: 'cursor', message, value: cursor }] as const
  throw new Problem('malformed', formatFindings(findings), { findings })
}
