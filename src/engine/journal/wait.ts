import { DeskDoubleError } from '../../errors/deskdouble-error.ts'
import { EmulatorError } from '../services/emulator-error.ts'
import type { EmulatorServices } from '../services/emulator-services.ts'
import type { Exchange } from './exchange.ts'
import { countExchanges, type ExchangeFilter, matchesFilter } from './exchange-filter.ts'
import type { Journal } from './journal.ts'

/** Options of a wait for exchanges. */
export interface WaitOptions {
  readonly filter: ExchangeFilter
  /** how many exchanges to wait for, those that already happened included. Defaults to 1 */
  readonly count?: number
  /** in ms of real time */
  readonly timeout: number
  /** ends the wait when aborted */
  readonly signal?: AbortSignal | undefined
}

/** Thrown when too few exchanges matched in time. */
export class WaitTimeout extends DeskDoubleError {
  /** the exchanges that did match and are still in the journal */
  readonly found: readonly Exchange[]

  constructor({ filter, count = 1, timeout }: WaitOptions, found: readonly Exchange[], journal: Journal) {
    const last = journal.get(journal.next - 1)
    const seen = last
      ? `${countExchanges(journal, filter)} matched; the last request was ${last.method} ${last.path} (${last.response.status})`
      : 'the journal is empty'
    const requests = `${count} ${count === 1 ? 'request' : 'requests'}`
    super('DD_WAIT_TIMEOUT', { timeout, count: requests, filter: JSON.stringify(filter), seen })
    this.found = found
  }
}

/** The services that bound how many clients may wait. */
type WaiterBounds = Pick<EmulatorServices, 'waiting' | 'limits'>

/**
 * Waits until enough exchanges of a journal match, and returns those that match and are still in the journal.
 * @throws WaitTimeout if too few match in time; EmulatorError if too many clients wait or the world is deleted; the
 *   signal's reason if it is aborted
 */
export function waitForExchanges(
  journal: Journal,
  options: WaitOptions,
  services: WaiterBounds,
): Promise<readonly Exchange[]> {
  const { filter, count = 1, timeout, signal } = options
  const release = reserveWaiter(services)
  const matching = () => journal.list().filter((exchange) => matchesFilter(exchange, filter))
  const { promise, resolve, reject } = Promise.withResolvers<readonly Exchange[]>()
  let matched = countExchanges(journal, filter)
  const check = () => {
    if (matched >= count) resolve(matching())
  }
  const stopListening = journal.listen({
    added: (exchange) => {
      if (!matchesFilter(exchange, filter)) return
      matched++
      check()
    },
    cleared: () => {
      matched = 0
    },
    ended: () => reject(new EmulatorError('DD_WORLD_DELETED', { name: journal.world })),
  })
  const timer = setTimeout(() => reject(new WaitTimeout(options, matching(), journal)), timeout)
  const abort = () => reject(signal?.reason)
  signal?.addEventListener('abort', abort)
  // A signal that is already aborted fires no event.
  if (signal?.aborted) abort()
  check()
  return promise.finally(() => {
    release()
    stopListening()
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  })
}

/** Counts a client that waits or listens. Returns a function that releases it. @throws EmulatorError at the limit */
export function reserveWaiter(services: WaiterBounds): () => void {
  const most = services.limits.waiters
  if (services.waiting >= most) throw new EmulatorError('DD_WAITER_LIMIT', { most })
  services.waiting++
  return () => {
    services.waiting--
  }
}
