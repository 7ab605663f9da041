import type { Exchange } from '../engine/journal/exchange.ts'
import { type ExchangeIssue, issueOf } from '../reports/exchange-text.ts'
import { styled } from './style.ts'

const COLOURS = { bug: 'red', fault: 'yellow', rejection: 'yellow' } as const satisfies Record<
  ExchangeIssue['kind'],
  string
>

/** Formats an exchange as one line: method, path, operation, status, duration in ms, and the problem if there is one. */
export function formatExchange(exchange: Exchange, millis: number): string {
  const { method, path, query, operation = 'no operation', response } = exchange
  const target = query === '' ? path : `${path}?${query}`
  const line = `${method.padEnd(6)} ${target}  ${styled('dim', operation)}  ${formatStatus(response.status)}  ${millis.toFixed(1)} ms`
  const issue = issueOf(exchange)
  return issue ? `${line}  ${styled(COLOURS[issue.kind], issue.text)}` : line
}

/** Colours a status. 0 means that the connection was cut before a status was sent. */
function formatStatus(code: number): string {
  return styled(code >= 500 || code === 0 ? 'red' : code < 400 ? 'green' : 'yellow', String(code))
}
