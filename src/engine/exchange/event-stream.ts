import { utf8 } from '../../world/utf8.ts'
import { pause } from '../faults/delay.ts'

/** One server-sent event. */
export interface StreamEvent {
  /** type of the event; without it, the client receives a plain message */
  readonly event?: string | undefined
  readonly data: string
  /** id that the client sends back when it reconnects */
  readonly id?: string | undefined
}

/** Pacing of a stream, in ms of real time. */
export interface Pacing {
  /** pause between two events; 0 sends each as soon as the client reads */
  readonly pace: number
  /** the longest silence before a comment is sent */
  readonly keepAlive: number
}

/**
 * A response of server-sent events that are all known before the first is sent. A handler returns it if the spec
 * declares `text/event-stream`. The engine opens it for the client, and the journal keeps its whole text.
 * @example
 * const stream = new EventStream([{ data: 'hello' }], { pace: 0, keepAlive: 15_000 })
 */
export class EventStream {
  readonly #events: readonly string[]
  readonly #pacing: Pacing

  constructor(events: readonly StreamEvent[], pacing: Pacing) {
    this.#events = events.map(formatEvent)
    this.#pacing = pacing
  }

  /** Text of all events, without comments. */
  get text(): string {
    return this.#events.join('')
  }

  /** Starts to send the events. @param signal aborted when the client closes the connection, which ends every pause */
  open(signal: AbortSignal): Response {
    const cancelled = new AbortController()
    const events = paced(this.#events, this.#pacing, AbortSignal.any([signal, cancelled.signal]))
    const body = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const { done, value } = await events.next()
          if (signal.aborted) controller.error(signal.reason)
          else if (done) controller.close()
          else controller.enqueue(utf8.encode(value))
        },
        cancel: () => cancelled.abort(),
      },
      // No event is produced, and no pause starts, before the client reads.
      { highWaterMark: 0 },
    )
    return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' } })
  }
}

/** Yields the first event at once and each other event after its pause. Ends when the signal ends a pause. */
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

/** Formats an event as `text/event-stream` (WHATWG HTML, 9.2). Each line of the data gets a `data` field of its own. */
export function formatEvent({ event, data, id }: StreamEvent): string {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
  return `${field('event', event)}${lines.join('')}${field('id', id)}\n`
}

function field(name: string, value: string | undefined): string {
  return value === undefined ? '' : `${name}: ${value}\n`
}
