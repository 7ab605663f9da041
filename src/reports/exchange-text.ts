import type { Exchange } from '../engine/journal/exchange.ts'
import { redactQuery } from '../engine/journal/redact.ts'
import { secretsOf } from '../engine/journal/secrets.ts'

/** An error, a fault or a bug in an exchange, with a message. */
export interface ExchangeIssue {
  /** `bug`: a bug in DeskDouble; `fault`: an injected fault; `rejection`: the request was rejected */
  readonly kind: 'bug' | 'fault' | 'rejection'
  readonly text: string
}

/** The fields of an exchange that contain its issues. */
interface Outcome {
  readonly problem?: { readonly message: string } | undefined
  readonly violation?: unknown
  readonly error?: unknown
  readonly fault?: string | undefined
}

/** Returns the issue of an exchange, or undefined if the exchange has none. */
export function issueOf({ problem, violation, error, fault }: Outcome): ExchangeIssue | undefined {
  const message = problem?.message ?? ''
  if (violation || error !== undefined) return { kind: 'bug', text: `BUG IN DESKDOUBLE: ${message}` }
  if (fault !== undefined) return { kind: 'fault', text: `injected by ${fault}${problem ? `: ${message}` : ''}` }
  return problem && { kind: 'rejection', text: message }
}

/** Formats the method, path and query of a request, without the values of secrets. */
export function formatRequest({ method, path, query }: Exchange): string {
  return `${method} ${query === '' ? path : `${path}?${redactQuery(query, secretsOf(undefined))}`}`
}

/**
 * Formats the last exchanges of a request journal, one per line, oldest first.
 * @param limit number of exchanges, at least 1
 */
export function formatJournal(exchanges: readonly Exchange[], limit = 20): string {
  const lines = exchanges.slice(-limit).map((exchange) => {
    const { number, operation = 'no operation', response } = exchange
    const issue = issueOf(exchange)
    return `${number}. ${formatRequest(exchange)}  ${operation}  ${response.status}${issue ? `  ${issue.text}` : ''}`
  })
  const earlier = exchanges.length - lines.length
  return [...(earlier > 0 ? [`(${earlier} earlier requests)`] : []), ...lines].join('\n')
}

/** Formats the names that a request has and its operation does not declare: `query pagesize (did you mean pageSize?)`. */
export function formatUndeclared(undeclared: Exchange['undeclared']): string {
  return undeclared
    .map(({ in: place, at, nearest }) => `${place} ${at}${nearest === undefined ? '' : ` (did you mean ${nearest}?)`}`)
    .join(', ')
}
