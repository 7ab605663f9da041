import { SSEStreamingApi } from 'hono/streaming'
import { type ExchangeFilter, matchesFilter } from '../../engine/journal/exchange-filter.ts'
import type { Exchange, Journal } from '../../engine/journal/journal.ts'
import { reserveWaiter } from '../../engine/journal/wait.ts'
import type { EmulatorServices } from '../../engine/services/emulator-services.ts'
import { shownExchange } from './exchange.ts'

/** Who listens to a journal, and to what of it. */
export interface Listening {
  readonly journal: Journal
  readonly emulation: EmulatorServices
  readonly filter: ExchangeFilter
  /** the number of the last exchange that was heard; undefined: only new ones are sent */
  readonly heard: number | undefined
  /** aborted when the client hangs up */
  readonly signal: AbortSignal
}

/** A listener that reads no faster than this is behind loses its connection, and may come back for what it missed. */
const MOST_UNREAD = 1000

/** Server-sent events: each exchange as it happens, until the client hangs up or the world is deleted. */
export function eventsOf({ journal, emulation: services, filter, heard, signal }: Listening): Response {
  const leave = reserveWaiter(services)
  const { readable, writable } = new TransformStream()
  const stream = new SSEStreamingApi(writable, readable)
  let unread = 0
  const send = (event: string, data: string, id?: number) => {
    if (++unread > MOST_UNREAD) return end()
    const message = id === undefined ? { event, data } : { event, data, id: String(id) }
    stream.writeSSE(message).then(() => unread--, end)
  }
  const tell = (exchange: Exchange) => {
    if (!matchesFilter(exchange, filter)) return
    send('exchange', JSON.stringify(shownExchange(exchange, services)), exchange.number)
  }
  const reset = () => send('reset', '{}', 0)
  const unwatch = journal.listen({ added: tell, cleared: reset, ended: end })
  let ended = false
  function end(): void {
    if (ended) return
    ended = true
    unwatch()
    leave()
    signal.removeEventListener('abort', end)
    // It fails when the client was the first to go, and then there is nothing to close.
    stream.close().catch(() => undefined)
  }
  stream.onAbort(end)
  signal.addEventListener('abort', end)
  if (signal.aborted) end()
  // A comment, so that the head goes out at once.
  stream.write(': listening\n\n').catch(end)
  if (heard !== undefined) {
    // Whoever heard of more than there is has heard another journal.
    const isAnother = heard >= journal.next
    if (isAnother) reset()
    for (const exchange of journal.list()) if (isAnother || exchange.number > heard) tell(exchange)
  }
  return new Response(stream.responseReadable, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  })
}
