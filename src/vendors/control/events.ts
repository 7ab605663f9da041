import { StreamingApi } from 'hono/utils/stream'
import { formatEvent } from '../../engine/exchange/event-stream.ts'
import type { Exchange } from '../../engine/journal/exchange.ts'
import { type ExchangeFilter, matchesFilter } from '../../engine/journal/exchange-filter.ts'
import type { Journal } from '../../engine/journal/journal.ts'
import { reserveWaiter } from '../../engine/journal/wait.ts'
import type { EmulatorServices } from '../../engine/services/emulator-services.ts'
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

/** Number of unread events after which a client is disconnected; it can reconnect and receive what it missed. */
const MAX_UNREAD = 1000

/**
 * Streams each exchange as a server-sent event until the client disconnects or the world is deleted.
 * @throws EmulatorError if too many clients are waiting or listening already
 */
export function streamExchanges(options: EventStreamOptions): Response {
  const { journal, services, filter, lastEventId, signal } = options
  const releaseWaiter = reserveWaiter(services)
  const { readable, writable } = new TransformStream()
  const stream = new StreamingApi(writable, readable)
  let unread = 0
  const send = (event: string, data: string, id?: number) => {
    if (++unread > MAX_UNREAD) return end()
    stream.write(formatEvent({ event, data, id: id?.toString() })).then(() => unread--, end)
  }
  const sendExchange = (exchange: Exchange) => {
    if (!matchesFilter(exchange, filter)) return
    send('exchange', JSON.stringify(toExchangeView(exchange, services)), exchange.number)
  }
  const sendReset = () => send('reset', '{}', 0)
  const unwatch = journal.listen({ added: sendExchange, cleared: sendReset, ended: end })
  let ended = false
  function end(): void {
    if (ended) return
    ended = true
    unwatch()
    releaseWaiter()
    signal.removeEventListener('abort', end)
    // Rejects if the client disconnected first; the stream is closed then.
    stream.close().catch(() => undefined)
  }
  stream.onAbort(end)
  signal.addEventListener('abort', end)
  if (signal.aborted) end()
  // A comment line makes the server send the response headers at once.
  stream.write(': listening\n\n').catch(end)
  if (lastEventId !== undefined) {
    // An id beyond the end means the client followed an earlier journal (the world was reset or the emulator restarted).
    const isOtherJournal = lastEventId >= journal.next
    if (isOtherJournal) sendReset()
    for (const exchange of journal.list()) {
      if (isOtherJournal || exchange.number > lastEventId) sendExchange(exchange)
    }
  }
  return new Response(stream.responseReadable, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  })
}
