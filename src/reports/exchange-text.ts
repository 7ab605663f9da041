import type { Exchange } from '../engine/journal/journal.ts'
import { redactQuery } from '../vendors/control/redact.ts'
import { secretsOf } from '../vendors/control/secrets.ts'

/** What was wrong with an exchange, in words; undefined when nothing was. */
export interface ExchangeIssue {
  /** `bug`: of ours; `fault`: one that was set; `refusal`: the request was refused */
  readonly kind: 'bug' | 'fault' | 'refusal'
  readonly text: string
}

/** As much of an exchange as tells what was wrong with it. */
interface Outcome {
  readonly problem?: { readonly message: string } | undefined
  readonly violation?: unknown
  readonly error?: unknown
  readonly fault?: string | undefined
}

/** What was wrong with an exchange, if anything was. */
export function issueOf({ problem, violation, error, fault }: Outcome): ExchangeIssue | undefined {
  const message = problem?.message ?? ''
  if (violation || error !== undefined) return { kind: 'bug', text: `BUG IN DESKDOUBLE: ${message}` }
  if (fault !== undefined) return { kind: 'fault', text: `struck by ${fault}${problem ? `: ${message}` : ''}` }
  return problem && { kind: 'refusal', text: message }
}

/** Returns the method, path and query of a request, without the values of secrets. */
export function requestText({ method, path, query }: Exchange): string {
  return `${method} ${query === '' ? path : `${path}?${redactQuery(query, secretsOf(undefined))}`}`
}

/** The last exchanges of a journal, a line each, oldest first. */
export function journalText(exchanges: readonly Exchange[], most = 20): string {
  const told = exchanges.slice(-most).map((exchange) => {
    const { number, operation = 'no operation', response } = exchange
    const issue = issueOf(exchange)
    return `${number}. ${requestText(exchange)}  ${operation}  ${response.status}${issue ? `  ${issue.text}` : ''}`
  })
  const before = exchanges.length - told.length
  return [...(before > 0 ? [`(${before} before these)`] : []), ...told].join('\n')
}
