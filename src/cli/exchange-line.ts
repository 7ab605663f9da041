import type { Exchange } from '../engine/journal/exchange.ts'
import { redactQuery } from '../engine/journal/redact.ts'
import { type Secrets, secretsOf } from '../engine/journal/secrets.ts'
import { type ExchangeNote, notesOf } from '../reports/exchange-notes.ts'
import { printable } from '../reports/printable.ts'
import { styled } from './style.ts'

const COLOURS = {
  bug: 'red',
  fault: 'yellow',
  'invalid-fault': 'red',
  rejection: 'yellow',
  undeclared: 'yellow',
  forwarded: 'dim',
  fallback: 'yellow',
  difference: 'yellow',
} as const satisfies Record<ExchangeNote['kind'], string>

/**
 * Formats an exchange as one line: method, path, operation, status, duration in ms, and the remarks about it.
 * @param secrets names of query parameters whose values are not shown. Defaults to those that are always secret
 */
export function formatExchange(exchange: Exchange, millis: number, secrets: Secrets = secretsOf(undefined)): string {
  const { method, path, query, operation = 'no operation', response } = exchange
  const target = printable(query === '' ? path : `${path}?${redactQuery(query, secrets)}`)
  const line = `${printable(method).padEnd(6)} ${target}  ${styled('dim', operation)}  ${formatStatus(response.status)}  ${millis.toFixed(1)} ms`
  const notes = notesOf(exchange).map(({ kind, text }) => styled(COLOURS[kind], text))
  return [line, ...notes].join('  ')
}

/** Colours a status. 0 means that the connection was cut before a status was sent. */
function formatStatus(code: number): string {
  return styled(code >= 500 || code === 0 ? 'red' : code < 400 ? 'green' : 'yellow', String(code))
}
