import { formatFindings } from '../../../engine/exchange/findings.ts'
import type { Exchange } from '../../../engine/journal/exchange.ts'
import { countExchanges, filterExchanges } from '../../../engine/journal/exchange-filter.ts'
import { journalOf } from '../../../engine/journal/journal.ts'
import { WaitTimeout, waitForExchanges } from '../../../engine/journal/wait.ts'
import type { EmulatorServices } from '../../../engine/services/emulator-services.ts'
import { Problem } from '../../../engine/vendor/problem.ts'
import { streamList } from '../../../engine/vendor/streamed-list.ts'
import { type Duration, millisOf } from '../../../world/duration.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import type { Control } from '../control.ts'
import { streamExchanges } from '../events.ts'
import { toExchangeView, toNearMissView } from '../exchange-view.ts'
import { serverOf, toHar, toHarEntry } from '../har.ts'
import { worldOf } from '../lookup.ts'

export const journal = {
  getExchanges: ({ services, path, query: { limit, ...filter } }) => {
    const { world } = worldOf(services, path.world)
    const found = filterExchanges(world, filter)
    const total = countExchanges(journalOf(world), filter)
    return streamViews(found.slice(0, limit), total, services)
  },

  getExchangeCount: ({ services, path, query }) => ({
    count: countExchanges(journalOf(worldOf(services, path.world).world), query),
  }),

  getExchangesAwaited: async ({ services, path, query: { count, timeout, ...filter }, signal }) => {
    const journal = journalOf(worldOf(services, path.world).world)
    try {
      const options = { filter, count, timeout: waitMillis(timeout), signal: signal() }
      const found = await waitForExchanges(journal, options, services)
      return streamViews(found, countExchanges(journal, filter), services)
    } catch (error) {
      if (error instanceof WaitTimeout) throw new Problem('timeout', error.message)
      throw error
    }
  },

  getExchange: ({ services, path }) => {
    const exchange = journalOf(worldOf(services, path.world).world).get(path.number)
    if (!exchange) throw new RecordNotFound('Exchange', String(path.number))
    return toExchangeView(exchange, services)
  },

  getNearMisses: ({ services, path }) => {
    const unmatched = filterExchanges(worldOf(services, path.world).world, {}).filter(({ operation }) => !operation)
    return streamList(
      unmatched,
      ({ number, method, path: requestPath, nearMisses }) => {
        return { number, method, path: requestPath, nearest: nearMisses.map(toNearMissView) }
      },
      (requests) => ({ requests }),
    )
  },

  getHar: ({ services, path, query, origin }) => {
    const found = filterExchanges(worldOf(services, path.world).world, query)
    return streamList(
      found,
      (exchange) => {
        const view = toExchangeView(exchange, services)
        return toHarEntry(view, serverOf(view) ?? origin)
      },
      (entries) => toHar(entries, services.version),
    )
  },

  getEvents: ({ services, path, query, header, signal }) => {
    const journal = journalOf(worldOf(services, path.world).world)
    return streamExchanges({ journal, services, filter: query, lastEventId: header['Last-Event-ID'], signal: signal() })
  },
} satisfies Partial<Control>

/** The longest wait in ms: ten minutes. */
const LONGEST_WAIT = 600_000

/** Returns the time to wait in ms. Throws a Problem `invalid` if it is out of range. */
function waitMillis(timeout: Duration): number {
  const millis = millisOf(timeout)
  if (millis >= 0 && millis <= LONGEST_WAIT) return millis
  const finding = {
    in: 'query',
    at: 'timeout',
    keyword: 'duration',
    message: 'must be from 0 to 10m, such as 5s',
  } as const
  const findings = [{ ...finding, value: timeout }]
  throw new Problem('invalid', formatFindings(findings), { findings })
}

/** Streams exchanges in the form that the journal returns. */
function streamViews(exchanges: readonly Exchange[], total: number, services: EmulatorServices) {
  return streamList(
    exchanges,
    (exchange) => toExchangeView(exchange, services),
    (views) => ({ total, exchanges: views }),
  )
}
