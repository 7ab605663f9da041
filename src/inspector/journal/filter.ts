import type { Exchange } from '../live-journal.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** Criteria that an exchange must match; an empty string matches every exchange. */
export interface Filter {
  /** `vendor operationId`, or `none` for requests that matched no operation */
  readonly operation: string
  /** a status such as `404`, or a class such as `2XX` */
  readonly status: string
  readonly verdict: Verdict | ''
  /** occurs in the path, the query or a body; ignores case */
  readonly text: string
}

export const NO_FILTER: Filter = { operation: '', status: '', verdict: '', text: '' }

/** Checks an exchange against all criteria of a filter. */
export function matchesFilter(exchange: Exchange, { operation, status, verdict, text }: Filter): boolean {
  return (
    (operation === '' || operationOf(exchange) === operation) &&
    (status === '' || statusesOf(exchange).includes(status)) &&
    (verdict === '' || verdictOf(exchange) === verdict) &&
    (text === '' || searchableText(exchange).includes(text.toLowerCase()))
  )
}

/** Returns the value of {@link Filter.operation} that an exchange matches. */
export function operationOf({ vendor, operation }: Exchange): string {
  return operation === undefined ? 'none' : `${vendor} ${operation}`
}

/** Returns the values of {@link Filter.status} that an exchange matches: its status and its status class. */
export function statusesOf({ response: { status } }: Exchange): readonly string[] {
  return [String(status), `${Math.floor(status / 100)}XX`]
}

function searchableText({ path, query, request, response }: Exchange): string {
  return [path, query, request.body, response.body].join('\n').toLowerCase()
}
