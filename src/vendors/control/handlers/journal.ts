import { exchangesOf } from '../../../engine/exchange-filter.ts'
import { journalOf } from '../../../engine/journal.ts'
import { nearMisses } from '../../../engine/near-miss.ts'
import { Problem } from '../../../engine/problem.ts'
import { WaitTimeout, waitForExchanges } from '../../../engine/wait.ts'
import { RecordNotFound } from '../../../world/refusal.ts'
import type { Control } from '../control.ts'
import { eventsOf } from '../events.ts'
import { shownExchange } from '../exchange.ts'
import { harOf } from '../har.ts'
import { worldOf } from '../lookup.ts'

export const journal = {
  getExchanges: ({ emulation, path, query: { limit, ...filter } }) => {
    const found = exchangesOf(worldOf(emulation, path.world).world, filter)
    return {
      total: found.length,
      exchanges: found.slice(0, limit).map((exchange) => shownExchange(exchange, emulation)),
    }
  },

  getExchangeCount: ({ emulation, path, query }) => ({
    count: exchangesOf(worldOf(emulation, path.world).world, query).length,
  }),

  getExchangesAwaited: async ({ emulation, path, query: { count, timeout, ...filter }, signal }) => {
    const kept = journalOf(worldOf(emulation, path.world).world)
    try {
      const found = await waitForExchanges(kept, { filter, count, timeout, signal: signal() }, emulation)
      return { total: found.length, exchanges: found.map((exchange) => shownExchange(exchange, emulation)) }
    } catch (error) {
      if (error instanceof WaitTimeout) throw new Problem('timeout', error.message)
      throw error
    }
  },

  getExchange: ({ emulation, path }) => {
    const exchange = journalOf(worldOf(emulation, path.world).world).get(path.number)
    if (!exchange) throw new RecordNotFound('Exchange', String(path.number))
    return shownExchange(exchange, emulation)
  },

  getNearMisses: ({ emulation, path }) => {
    const vendors = Object.values(emulation.vendors)
    const missed = exchangesOf(worldOf(emulation, path.world).world, {}).filter(({ operation }) => !operation)
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

  getHar: ({ emulation, path, query, origin }) => {
    const found = exchangesOf(worldOf(emulation, path.world).world, query)
    const shown = found.map((exchange) => shownExchange(exchange, emulation))
    return harOf(shown, { origin, version: emulation.version })
  },

  getEvents: ({ emulation, path, query, header, signal }) => {
    const kept = journalOf(worldOf(emulation, path.world).world)
    return eventsOf({ journal: kept, emulation, filter: query, heard: header['Last-Event-ID'], signal: signal() })
  },
} satisfies Partial<Control>
