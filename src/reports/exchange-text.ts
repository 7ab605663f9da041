import { isFailedInjection } from '../engine/faults/failed-injection.ts'
import type { Exchange } from '../engine/journal/exchange.ts'
import { redactQuery } from '../engine/journal/redact.ts'
import { secretsOf } from '../engine/journal/secrets.ts'
import { printable } from './printable.ts'

/** An error, a fault or a bug in an exchange, with a message. */
export interface ExchangeIssue {
  /**
   * `bug`: a bug in DeskDouble; `fault`: an injected fault; `invalid-fault`: a fault whose response violates the spec, so
   * that it could not be injected; `rejection`: the request was rejected
   */
  readonly kind: 'bug' | 'fault' | 'invalid-fault' | 'rejection'
  readonly text: string
}

/** The fields of an exchange that contain its issues. */
interface Outcome {
  readonly problem?: { readonly message: string } | undefined
  readonly violation?: unknown
  readonly error?: unknown
  readonly fault?: string | undefined
  readonly overridden?: boolean | undefined
}

/** Returns the issue of an exchange, or undefined if the exchange has none. */
export function issueOf({ problem, violation, error, fault, overridden }: Outcome): ExchangeIssue | undefined {
  const message = problem?.message ?? ''
  if (violation || error !== undefined) return { kind: 'bug', text: `BUG IN DESKDOUBLE: ${message}` }
  if (isFailedInjection({ fault, problem })) return { kind: 'invalid-fault', text: `INVALID FAULT: ${message}` }
  if (fault !== undefined && overridden) return { kind: 'fault', text: `response set by ${fault}` }
  if (fault !== undefined) return { kind: 'fault', text: `injected by ${fault}${problem ? `: ${message}` : ''}` }
  return problem && { kind: 'rejection', text: message }
}

/** Formats the method, path and query of a request, without the values of secrets and safe to print on a terminal. */
export function formatRequest({ method, path, query }: Pick<Exchange, 'method' | 'path' | 'query'>): string {
  return printable(`${method} ${query === '' ? path : `${path}?${redactQuery(query, secretsOf(undefined))}`}`)
}

/** Formats the names that a request has and its operation does not declare: `query pagesize (did you mean pageSize?)`. */
export function formatUndeclared(undeclared: Exchange['undeclared']): string {
  return undeclared
    .map(({ in: place, at, nearest }) => `${place} ${at}${nearest === undefined ? '' : ` (did you mean ${nearest}?)`}`)
    .join(', ')
}
