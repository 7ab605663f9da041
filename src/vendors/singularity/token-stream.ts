import { EventStream, type StreamEvent } from '../../engine/exchange/event-stream.ts'
import type { Problem } from '../../engine/vendor/problem.ts'
import { formatError } from './dialect.ts'

/** Milliseconds of silence after which the vendor sends a comment to keep the connection open. */
const KEEP_ALIVE = 20_000

/**
 * Streams an answer token by token, followed by a `done` event or by an event named `error`.
 *
 * @param pace milliseconds between two tokens
 * @param failure the problem to end the stream with
 */
export function tokenStream(response: string, pace: number, failure?: Problem): EventStream {
  const tokens = tokensOf(response).map((value): StreamEvent => ({ data: JSON.stringify({ type: 'token', value }) }))
  const end: StreamEvent = failure
    ? { event: 'error', data: JSON.stringify(formatError(failure)) }
    : { data: JSON.stringify({ type: 'done' }) }
  return new EventStream([...tokens, end], { pace, keepAlive: KEEP_ALIVE })
}

/** Splits a string into words with their leading whitespace; joined together, the parts are the string again. */
function tokensOf(text: string): readonly string[] {
  return text.match(/\s*\S+|\s+$/g) ?? []
}
