import { filterExchanges } from '../../../engine/journal/exchange-filter.ts'
import { journalOf } from '../../../engine/journal/journal.ts'
import { WaitTimeout, waitForExchanges } from '../../../engine/journal/wait.ts'
import { nearMisses } from '../../../engine/spec/near-miss.ts'
import { Problem } from '../../../engine/vendor/problem.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import type { Control } from '../control.ts'
import { eventsOf } from '../events.ts'
import { shownExchange } from '../exchange.ts'
import { harOf } from '../har.ts'
import { worldOf } from '../lookup.ts'

export const journal = {
  getExchanges: ({ services, path, query: { limit, ...filter } }) => {
    const found = filterExchanges(worldOf(services, path.world).world, filter)
    return {
      total: found.length,
      exchanges: found.slice(0, limit).map((exchange) => shownExchange(exchange, services)),
    }
  },

  getExchangeCount: ({ services, path, query }) => ({
    count: filterExchanges(worldOf(services, path.world).world, query).length,
  }),

  getExchangesAwaited: async ({ services, path, query: { count, timeout, ...filter }, signal }) => {
    const kept = journalOf(worldOf(services, path.world).world)
    try {
      const found = await waitForExchanges(kept, { filter, count, timeout, signal: signal() }, services)
      return { total: found.length, exchanges: found.map((exchange) => shownExchange(exchange, services)) }
    } catch (error) {
      if (error instanceof WaitTimeout) throw new Problem('timeout', error.message)
      throw error
    }
  },

  getExchange: ({ services, path }) => {
    const exchange = journalOf(worldOf(services, path.world).world).get(path.number)
    if (!exchange) throw new RecordNotFound('Exchange', String(path.number))
    return shownExchange(exchange, services)
  },

  getNearMisses: ({ services, path }) => {
    const vendors = Object.values(services.vendors)
    const missed = filterExchanges(worldOf(services, path.world).world, {}).filter(({ operation }) => !operation)
    return {
      requests: missed.map(({ number, method, path: asked }) => {
        const nearest = nearMisses(method, asked, vendors).map((near) => ({
          ...near,
          differences: [...near.differences],
        }))
        return { number, method, path: asked, nearest }
      }),
    }
  },

  getHar: ({ services, path, query, origin }) => {
    const found = filterExchanges(worldOf(services, path.world).world, query)
    const shown = found.map((exchange) => shownExchange(exchange, services))
    return harOf(shown, { origin, version: services.version })
  },

  getEvents: ({ services, path, query, header, signal }) => {
    const kept = journalOf(worldOf(services, path.world).world)
    return eventsOf({
      journal: kept,
      emulation: services,
      filter: query,
      heard: header['Last-Event-ID'],
      signal: signal(),
    })
  },
} satisfies Partial<Control>
