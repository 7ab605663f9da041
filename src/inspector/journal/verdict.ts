import { issueOf } from '../../reports/exchange-text.ts'
import type { Exchange } from '../live-journal.ts'

/** Outcome of an exchange. */
export type Verdict = keyof typeof VERDICT_LABELS

export const VERDICT_LABELS = {
  ok: 'ok',
  rejected: 'rejected',
  differs: 'differs from the spec',
  fault: 'fault injected',
  bug: 'bug in DeskDouble',
} as const

/** Checks that a string is a verdict. */
export function isVerdict(name: string): name is Verdict {
  return Object.hasOwn(VERDICT_LABELS, name)
}

/** Returns the outcome of an exchange. */
export function verdictOf(exchange: Exchange): Verdict {
  const issue = issueOf(exchange)
  if (!issue) return (exchange.forwarded?.differences.length ?? 0) > 0 ? 'differs' : 'ok'
  return issue.kind === 'bug' || issue.kind === 'fault' ? issue.kind : 'rejected'
}
