import type { Exchange } from '../engine/journal/exchange.ts'
import { formatDifference } from '../engine/journal/forwarded.ts'
import { type ExchangeIssue, formatUndeclared, issueOf } from './exchange-text.ts'
import { printable } from './printable.ts'

/** A remark about an exchange. Its text is safe to print on a terminal. */
export interface ExchangeNote {
  readonly kind: ExchangeIssue['kind'] | 'undeclared' | 'forwarded' | 'fallback' | 'difference'
  readonly text: string
}

/**
 * Returns the remarks about an exchange: if another server answered, its issue, with the operation that was probably
 * meant, undeclared names, and differences from the spec.
 */
export function notesOf(exchange: Exchange): readonly ExchangeNote[] {
  const issue = issueOf(exchange)
  const { undeclared } = exchange
  return [
    ...forwardedNotes(exchange),
    ...(issue ? [{ kind: issue.kind, text: printable(issue.text) + suggestionFor(exchange) }] : []),
    ...(undeclared.length > 0 ? [{ kind: 'undeclared', text: formatUndeclaredNote(undeclared) } as const] : []),
  ]
}

/** Most differences that one remark names. */
const MOST_SHOWN = 3

function forwardedNotes(exchange: Exchange): ExchangeNote[] {
  const { forwarded } = exchange
  if (!forwarded) return []
  const { fallback, differences } = forwarded
  const answered: ExchangeNote =
    fallback === undefined
      ? { kind: 'forwarded', text: 'forwarded' }
      : { kind: 'fallback', text: `answered by the double: ${fallback}` }
  if (differences.length === 0) return [answered]
  const shown = differences.slice(0, MOST_SHOWN).map(formatDifference)
  const more = differences.length - shown.length
  const text = printable([...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; '))
  return [answered, { kind: 'difference', text: `differs: ${text}${suggestionFor(exchange)}` }]
}

/** Formats undeclared names as one remark: `not declared: query pagesize (did you mean pageSize?)`. */
export function formatUndeclaredNote(undeclared: Exchange['undeclared']): string {
  return `not declared: ${printable(formatUndeclared(undeclared))}`
}

/** Formats the nearest operation of a request that matched none: ` (did you mean GET /api/v2/assistants?)`. */
export function suggestionFor({ nearMisses: [near] }: Exchange): string {
  return near ? ` (did you mean ${near.method} ${near.path}?)` : ''
}
