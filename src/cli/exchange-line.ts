import type { Exchange } from '../engine/journal.ts'
import { styled } from './style.ts'

/** One exchange in one line: method, path, operation, status, ms, and what was wrong. */
export function exchangeLine(exchange: Exchange, millis: number): string {
  const { method, path, query, operation = 'no operation', reply, problem, violation, error, fault } = exchange
  const where = query === '' ? path : `${path}?${query}`
  const line = `${method.padEnd(6)} ${where}  ${styled('dim', operation)}  ${status(reply.status)}  ${millis.toFixed(1)} ms`
  if (violation) return `${line}  ${styled('red', `BUG IN DESKDOUBLE: ${problem?.message}`)}`
  if (error !== undefined) return `${line}  ${styled('red', `BUG IN DESKDOUBLE: ${problem?.message}`)}`
  if (fault !== undefined) {
    return `${line}  ${styled('yellow', `struck by ${fault}${problem ? `: ${problem.message}` : ''}`)}`
  }
  return problem ? `${line}  ${styled('yellow', problem.message)}` : line
}

/** 0: the connection was cut before any status. */
function status(code: number): string {
  return styled(code >= 500 || code === 0 ? 'red' : code < 400 ? 'green' : 'yellow', String(code))
}
