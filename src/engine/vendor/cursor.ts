import { decodeCursor, type Place } from '../../world/page.ts'
import { Problem } from './problem.ts'

/**
 * The place that a cursor stands for; undefined when there is none.
 * @param parameter the query parameter that it came in
 * @param scope the listing and its filters, with which it must have been made
 * @throws Problem `malformed` when it was not
 */
export function placeOfCursor(parameter: string, cursor: string | undefined, scope: string): Place | undefined {
  if (cursor === undefined) return undefined
  const place = decodeCursor(cursor, scope)
  if (place) return place
  const message = 'must be a cursor from this listing, with the same filters'
  const finding = { in: 'query', at: parameter, keyword: 'cursor', message, value: cursor } as const
  throw new Problem('malformed', `query ${parameter} ${message}`, { findings: [finding] })
}
