import { formatEvent } from '../../engine/exchange/event-stream.ts'
import type { Exchange } from '../../engine/journal/exchange.ts'
import { type ExchangeFilter, matchesFilter } from '../../engine/journal/exchange-filter.ts'
import type { Journal } from '../../engine/journal/journal.ts'
import { reserveWaiter } from '../../engine/journal/wait.ts'
import type { EmulatorServices } from '../../engine/services/emulator-services.ts'
import { EventQueue } from './event-queue.ts'
import { toExchangeView } from './exchange-view.ts'

/** Options for {@link streamExchanges}. */
export interface EventStreamOptions {
  readonly journal: Journal
  readonly services: EmulatorServices
  readonly filter: ExchangeFilter
  /** number of the last exchange that the client received; if undefined, only new exchanges are sent */
  readonly lastEventId: number | undefined
  /** aborted when the client disconnects */
  readonly signal: AbortSignal
}

/**
 * Streams each exchange as a server-sent event until the client disconnects or the world is deleted.
 * @throws EmulatorError if too many clients are waiting or listening already
 */
export function streamExchanges(options: EventStreamOptions): Response {
  const { journal, services, filter, lastEventId, signal } = options
  const releaseWaiter = reserveWaiter(services)
  // An id beyond the end means the client followed an earlier journal (the world was reset or the emulator restarted).
  const isOtherJournal = lastEventId !== undefined && lastEventId >= journal.next
  // A comment line makes the server send the response headers at once.
  const queue = new EventQueue(`: listening\n\n${isOtherJournal ? RESET : ''}`, end)
  const unwatch = journal.listen({
    added: (exchange) => matchesFilter(exchange, filter) && queue.add(eventOf(exchange, services)),
    cleared: () => queue.addReset(RESET),
    ended: () => queue.finish(),
  })
  let ended = false
  function end(): void {
    if (ended) return
    ended = true
    unwatch()
    releaseWaiter()
    signal.removeEventListener('abort', disconnect)
  }
  const disconnect = () => queue.close()
  signal.addEventListener('abort', disconnect)
  if (lastEventId !== undefined) queue.replay(missedEvents(options, isOtherJournal ? 0 : lastEventId))
  if (signal.aborted) disconnect()
  return new Response(queue.stream, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  })
}

const RESET = formatEvent({ event: 'reset', data: '{}', id: '0' })

/**
 * Yields an event for each exchange after a number that is in the journal now and still is when its turn comes. Reads
 * the journal one exchange at a time, so that a client that does not read holds none of them.
 */
function* missedEvents({ journal, services, filter }: EventStreamOptions, after: number): Generator<string> {
  const end = journal.next
  for (let number = after + 1; number < end; number++) {
    number = Math.max(number, journal.next - journal.size)
    const exchange = number < end ? journal.get(number) : undefined
    if (exchange && matchesFilter(exchange, filter)) yield eventOf(exchange, services)
  }
}

let latest: { readonly exchange: Exchange; readonly event: string } | undefined

/** Returns the event of an exchange. All listeners share the event of the latest one. */
function eventOf(exchange: Exchange, services: EmulatorServices): string {
  if (latest?.exchange === exchange) return latest.event
  const data = JSON.stringify(toExchangeView(exchange, services))
  const event = formatEvent({ event: 'exchange', data, id: String(exchange.number) })
  latest = { exchange, event }
  return event
}
