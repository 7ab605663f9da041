import type { Exchange } from '../engine/journal/exchange.ts'
import { type ExchangeIssue, formatUndeclared, issueOf } from './exchange-text.ts'
import { printable } from './printable.ts'

/** A remark about an exchange. Its text is safe to print on a terminal. */
export interface ExchangeNote {
  readonly kind: ExchangeIssue['kind'] | 'undeclared'
  readonly text: string
}

/** Returns the remarks about an exchange: its issue, with the operation that was probably meant, and undeclared names. */
export function notesOf(exchange: Exchange): readonly ExchangeNote[] {
  const issue = issueOf(exchange)
  const { undeclared } = exchange
  return [
    ...(issue ? [{ kind: issue.kind, text: printable(issue.text) + suggestionFor(exchange) }] : []),
    ...(undeclared.length > 0 ? [{ kind: 'undeclared', text: formatUndeclaredNote(undeclared) } as const] : []),
  ]
}

/** Formats undeclared names as one remark: `not declared: query pagesize (did you mean pageSize?)`. */
export function formatUndeclaredNote(undeclared: Exchange['undeclared']): string {
  return `not declared: ${printable(formatUndeclared(undeclared))}`
}

/** Formats the nearest operation of a request that matched none: ` (did you mean GET /api/v2/assistants?)`. */
export function suggestionFor({ nearMisses: [near] }: Exchange): string {
  return near ? ` (did you mean ${near.method} ${near.path}?)` : ''
}
