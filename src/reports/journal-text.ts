import type { Exchange } from '../engine/journal/exchange.ts'
import { notesOf } from './exchange-notes.ts'
import { formatRequest } from './exchange-text.ts'

/**
 * Formats the last exchanges of a request journal, one per line, oldest first.
 * @param limit number of exchanges, at least 1
 */
export function formatJournal(exchanges: readonly Exchange[], limit = 20): string {
  const lines = exchanges.slice(-limit).map((exchange) => {
    const { number, operation = 'no operation', response } = exchange
    const notes = notesOf(exchange).map(({ text }) => `  ${text}`)
    return `${number}. ${formatRequest(exchange)}  ${operation}  ${response.status}${notes.join('')}`
  })
  const earlier = exchanges.length - lines.length
  return [...(earlier > 0 ? [`(${earlier} earlier requests)`] : []), ...lines].join('\n')
}
