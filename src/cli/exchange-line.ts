import type { Exchange } from '../engine/journal/journal.ts'
import { type ExchangeIssue, issueOf } from '../reports/exchange-text.ts'
import { styled } from './style.ts'

const COLOURS = { bug: 'red', fault: 'yellow', rejection: 'yellow' } as const satisfies Record<
  ExchangeIssue['kind'],
  string
>

/** One exchange in one line: method, path, operation, status, ms, and what was wrong. */
export function exchangeLine(exchange: Exchange, millis: number): string {
  const { method, path, query, operation = 'no operation', response } = exchange
  const where = query === '' ? path : `${path}?${query}`
  const line = `${method.padEnd(6)} ${where}  ${styled('dim', operation)}  ${status(response.status)}  ${millis.toFixed(1)} ms`
  const issue = issueOf(exchange)
  return issue ? `${line}  ${styled(COLOURS[issue.kind], issue.text)}` : line
}

/** 0: the connection was cut before any status. */
function status(code: number): string {
  return styled(code >= 500 || code === 0 ? 'red' : code < 400 ? 'green' : 'yellow', String(code))
}
