import type { Exchange } from '../engine/journal.ts'
import { type Trouble, troubleOf } from '../exchange-text.ts'
import { styled } from './style.ts'

const COLOURS = { bug: 'red', fault: 'yellow', refusal: 'yellow' } as const satisfies Record<Trouble['kind'], string>

/** One exchange in one line: method, path, operation, status, ms, and what was wrong. */
export function exchangeLine(exchange: Exchange, millis: number): string {
  const { method, path, query, operation = 'no operation', reply } = exchange
  const where = query === '' ? path : `${path}?${query}`
  const line = `${method.padEnd(6)} ${where}  ${styled('dim', operation)}  ${status(reply.status)}  ${millis.toFixed(1)} ms`
  const trouble = troubleOf(exchange)
  return trouble ? `${line}  ${styled(COLOURS[trouble.kind], trouble.text)}` : line
}

/** 0: the connection was cut before any status. */
function status(code: number): string {
  return styled(code >= 500 || code === 0 ? 'red' : code < 400 ? 'green' : 'yellow', String(code))
}
