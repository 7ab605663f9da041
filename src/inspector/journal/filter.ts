import type { Exchange } from '../live-journal.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** Which exchanges are shown; what is empty is not asked. */
export interface Filter {
  /** `vendor operationId`, or `none` for those that matched no operation */
  readonly operation: string
  /** `2XX` or `404` */
  readonly status: string
  readonly verdict: Verdict | ''
  /** stands in the path, the query or a body */
  readonly text: string
}

export const EVERYTHING: Filter = { operation: '', status: '', verdict: '', text: '' }

export function isShown(exchange: Exchange, { operation, status, verdict, text }: Filter): boolean {
  return (
    (operation === '' || operationOf(exchange) === operation) &&
    (status === '' || statusesOf(exchange).includes(status)) &&
    (verdict === '' || verdictOf(exchange) === verdict) &&
    (text === '' || wordsIn(exchange).includes(text.toLowerCase()))
  )
}

export function operationOf({ vendor, operation }: Exchange): string {
  return operation === undefined ? 'none' : `${vendor} ${operation}`
}

/** A status and its class. */
export function statusesOf({ response: { status } }: Exchange): readonly string[] {
  return [String(status), `${Math.floor(status / 100)}XX`]
}

function wordsIn({ path, query, request, response }: Exchange): string {
  return [path, query, request.body, response.body].join('\n').toLowerCase()
}
