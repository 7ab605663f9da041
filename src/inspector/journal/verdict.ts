import { issueOf } from '../../reports/exchange-text.ts'
import type { Exchange } from '../live-journal.ts'

/** Outcome of an exchange. */
export type Verdict = 'ok' | 'rejected' | 'differs' | 'fault' | 'bug'

/** Duration in ms from which on a request counts as slow. */
const SLOW_MS = 500

/** Returns the outcome of an exchange. */
export function verdictOf(exchange: Exchange): Verdict {
  const issue = issueOf(exchange)
  if (!issue) return (exchange.forwarded?.differences.length ?? 0) > 0 ? 'differs' : 'ok'
  if (issue.kind === 'invalid-fault') return 'fault'
  return issue.kind === 'bug' || issue.kind === 'fault' ? issue.kind : 'rejected'
}

/** Checks that a request got an error or no response. */
export function isFailed({ response: { status } }: Exchange): boolean {
  return status === 0 || status >= 400
}

/** Checks that a request took long. */
export function isSlow({ duration }: Exchange): boolean {
  return duration >= SLOW_MS
}

/** Checks that a request was probably not meant as it was sent, or shows a difference from the spec. */
export function hasWarning(exchange: Exchange): boolean {
  return remarksOf(exchange).some(({ kind }) => kind !== 'fault')
}

/** Short remark beside the status of an exchange. */
export interface Remark {
  readonly kind: 'fault' | 'warning' | 'bug'
  readonly text: string
  /** the remark in full */
  readonly title: string
}

/** Returns the remarks of an exchange: its fault, its misspelt names and path, and differences from the spec. */
export function remarksOf(exchange: Exchange): Remark[] {
  const { fault, undeclared = [], nearMisses = [], forwarded, violation, error } = exchange
  const [near] = nearMisses
  const [name] = undeclared
  return [
    ...(violation || error !== undefined ? [{ kind: 'bug', text: 'bug', title: 'A bug in DeskDouble' } as const] : []),
    ...(fault === undefined ? [] : [{ kind: 'fault', ...describeFault(exchange) } as const]),
    ...(near ? [{ kind: 'warning', text: `${suggestion(near)}?`, title: near.differences.join('; ') } as const] : []),
    ...(name ? [{ kind: 'warning', text: describeUndeclared(undeclared), title: 'Undeclared names' } as const] : []),
    ...((forwarded?.differences.length ?? 0) > 0
      ? [{ kind: 'warning', text: 'differs', title: 'The messages differ from the spec' } as const]
      : []),
  ]
}

function describeFault({ fault, faultRule, response: { status }, duration }: Exchange) {
  const title = `Fault ${fault} was injected`
  if (status !== 0 && faultRule?.transport === 'truncated') return { text: 'truncated', title }
  const isDelay = status < 400 && status !== 0 && faultRule?.delay !== undefined
  return { text: isDelay ? `+${Math.round(duration)} ms` : 'injected', title }
}

/** Returns what a near miss has instead of what was sent: a quoted name at the end of a difference, or the operation. */
function suggestion({ differences, operation }: NonNullable<Exchange['nearMisses']>[number]): string {
  return /instead of "([^"]+)"/.exec(differences[0] ?? '')?.[1] ?? operation
}

function describeUndeclared(undeclared: NonNullable<Exchange['undeclared']>): string {
  const [first] = undeclared
  const rest = undeclared.length > 1 ? ` +${undeclared.length - 1}` : ''
  return first?.nearest === undefined ? `${lastName(first?.at)} unknown${rest}` : `${lastName(first.nearest)}?${rest}`
}

/** Returns a name, or the last segment of a pointer into the body. */
function lastName(text = ''): string {
  return text.slice(text.lastIndexOf('/') + 1)
}
