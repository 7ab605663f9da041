import type { Exchange } from '../engine/journal/exchange.ts'
import { redactQuery } from '../engine/journal/redact.ts'
import { type Secrets, secretsOf } from '../engine/journal/secrets.ts'
import { notesOf } from '../reports/exchange-notes.ts'

/**
 * Returns an exchange as `--json` prints it: what the line of text shows, by name.
 * @param secrets names of query parameters whose values are not shown. Defaults to those that are always secret
 */
export function toExchangeJson(exchange: Exchange, millis: number, secrets: Secrets = secretsOf(undefined)) {
  const { method, path, query, vendor, operation, response, fault } = exchange
  return {
    method,
    path,
    query: redactQuery(query, secrets),
    ...(vendor !== undefined && { vendor }),
    ...(operation !== undefined && { operation }),
    status: response.status,
    milliseconds: Number(millis.toFixed(1)),
    ...(fault !== undefined && { fault }),
    notes: notesOf(exchange),
  }
}
