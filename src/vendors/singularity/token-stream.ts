import { EventStream, type StreamEvent } from '../../engine/exchange/event-stream.ts'
import type { Problem } from '../../engine/vendor/problem.ts'
import { errorOf } from './dialect.ts'

/** The vendor's own: after so many ms of silence it sends a comment. */
const KEEP_ALIVE = 20_000

/** An answer as the vendor streams it: token by token, and in the end that it is done, or why it failed. */
export function tokenStream(response: string, pace: number, failure?: Problem): EventStream {
  const tokens = tokensOf(response).map((value): StreamEvent => ({ data: JSON.stringify({ type: 'token', value }) }))
  const end: StreamEvent = failure
    ? { event: 'error', data: JSON.stringify(errorOf(failure)) }
    : { data: JSON.stringify({ type: 'done' }) }
  return new EventStream([...tokens, end], { pace, keepAlive: KEEP_ALIVE })
}

/** Words with the blanks before them, and what blanks are left: put together they are the text. */
function tokensOf(text: string): readonly string[] {
  return text.match(/\s*\S+|\s+$/g) ?? []
}
