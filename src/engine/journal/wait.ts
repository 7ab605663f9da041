import { EmulatorError, type EmulatorServices } from '../services/emulator-services.ts'
import { type ExchangeFilter, matchesFilter } from './exchange-filter.ts'
import type { Exchange, Journal } from './journal.ts'

/** What is waited for, and how long. */
export interface WaitOptions {
  readonly filter: ExchangeFilter
  /** how many exchanges it takes, those already in the journal included; 1 unless given */
  readonly count?: number
  /** ms of real time */
  readonly timeout: number
  /** ends the wait */
  readonly signal?: AbortSignal | undefined
}

/** Not enough exchanges came in time. */
export class WaitTimeout extends Error {
  /** those that did come */
  readonly found: readonly Exchange[]

  constructor({ filter, count = 1, timeout }: WaitOptions, found: readonly Exchange[], journal: Journal) {
    const last = journal.list().at(-1)
    const seen = last
      ? `the last of any was ${last.method} ${last.path} (${last.response.status})`
      : 'there were none at all'
    super(`Waited ${timeout} ms for ${count} matching ${JSON.stringify(filter)}: there were ${found.length}; ${seen}`)
    this.name = 'WaitTimeout'
    this.found = found
  }
}

/**
 * Waits until a journal holds enough exchanges that match; they may be there already.
 * @returns all that match
 * @throws Refused when too many wait already, or the world is deleted; WaitTimeout when they do not come in time; the
 *   signal's reason when it ends the wait
 */
export function waitForExchanges(
  journal: Journal,
  waiting: WaitOptions,
  services: Pick<EmulatorServices, 'waiting' | 'limits'>,
): Promise<readonly Exchange[]> {
  const { filter, count = 1, timeout, signal } = waiting
  const leave = reserveWaiter(services)
  const matching = () => journal.list().filter((exchange) => matchesFilter(exchange, filter))
  const { promise, resolve, reject } = Promise.withResolvers<readonly Exchange[]>()
  const look = () => {
    const found = matching()
    if (found.length >= count) resolve(found)
  }
  const unwatch = journal.watch({
    added: (exchange) => matchesFilter(exchange, filter) && look(),
    ended: () => reject(new EmulatorError('not-found', 'The world was deleted while its journal was waited on')),
  })
  const timer = setTimeout(() => reject(new WaitTimeout(waiting, matching(), journal)), timeout)
  const giveUp = () => reject(signal?.reason)
  signal?.addEventListener('abort', giveUp)
  // One that was aborted before never says so again.
  if (signal?.aborted) giveUp()
  look()
  return promise.finally(() => {
    leave()
    unwatch()
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
  })
}

/** Counts one that waits or listens, until what is returned is called. Throws {@link EmulatorError} when there are too many. */
export function reserveWaiter(services: Pick<EmulatorServices, 'waiting' | 'limits'>): () => void {
  const most = services.limits.waiters
  if (services.waiting >= most) {
    throw new EmulatorError(
      'conflict',
      `${most} clients wait or listen already, which is the limit: end one, or raise it`,
    )
  }
  services.waiting++
  return () => {
    services.waiting--
  }
}
