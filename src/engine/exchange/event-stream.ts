import { pause } from '../faults/delay.ts'
import { utf8 } from '../vendor/utf8.ts'

/** One event of a stream. */
export interface StreamEvent {
  /** its name; without one it is a plain message */
  readonly event?: string
  readonly data: string
}

/** How fast events are sent, in ms. */
export interface Pacing {
  /** between two events; 0: as fast as they are read */
  readonly pace: number
  /** after so long a silence a comment is sent */
  readonly keepAlive: number
}

/**
 * A reply as server-sent events that are all known beforehand. It is the handler's result where the spec declares
 * `text/event-stream`; the engine opens it for the client that is there, and the journal keeps all that it says.
 */
export class EventStream {
  readonly #events: readonly string[]
  readonly #pacing: Pacing

  constructor(events: readonly StreamEvent[], pacing: Pacing) {
    this.#events = events.map(written)
    this.#pacing = pacing
  }

  /** All that is sent, but for comments. */
  get text(): string {
    return this.#events.join('')
  }

  /** Begins to send. @param signal aborted when the client hangs up: then nothing is waited for any more */
  open(signal: AbortSignal): Response {
    const hungUp = new AbortController()
    const events = paced(this.#events, this.#pacing, AbortSignal.any([signal, hungUp.signal]))
    const body = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const { done, value } = await events.next()
          if (signal.aborted) controller.error(signal.reason)
          else if (done) controller.close()
          else controller.enqueue(utf8.encode(value))
        },
        cancel: () => hungUp.abort(),
      },
      // Nothing is made before it is read, and nothing waits that nobody reads.
      { highWaterMark: 0 },
    )
    return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' } })
  }
}

/** Sends the first event at once and each other after its pause; ends where the signal ends a pause. */
async function* paced(events: readonly string[], { pace, keepAlive }: Pacing, signal: AbortSignal) {
  for (const [i, event] of events.entries()) {
    let left = i === 0 ? 0 : pace
    for (; left > keepAlive; left -= keepAlive) {
      if (!(await pause(keepAlive, signal))) return
      yield ': keep-alive\n\n'
    }
    if (left > 0 && !(await pause(left, signal))) return
    yield event
  }
}

/** Each line of the data is a line of its own, as the format wants it. */
function written({ event, data }: StreamEvent): string {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
  return `${event === undefined ? '' : `event: ${event}\n`}${lines.join('')}\n`
}
