import { countExchanges } from '../../../engine/journal/exchange-filter.ts'
import { type Journal, journalOf } from '../../../engine/journal/journal.ts'
import { Problem } from '../../../engine/vendor/problem.ts'
import type { Control } from '../control.ts'
import { vendorOf, worldOf } from '../lookup.ts'

export const pacts = {
  getPact: async ({ services, path, query }) => {
    const hosted = worldOf(services, path.world)
    const { name: vendor } = vendorOf(services, query.vendor)
    rejectLargeJournal(journalOf(hosted.world), vendor)
    const pactService = await services.pacts()
    const options = { consumer: query.consumer, vendor }
    const { interactions, ...pact } = await pactService.create([hosted], options)
    const interactionViews = interactions.map(({ request, response, ...interaction }) => {
      return { ...interaction, request: { ...request }, response: { ...response } }
    })
    return { ...pact, interactions: interactionViews }
  },

  postProviderState: async ({ services, path, body }) => {
    if (body.action === 'teardown') return {}
    const pactService = await services.pacts()
    const { state: name, params } = body
    return pactService.setUpState(path.world, { name, ...(params && { params }) })
  },
} satisfies Partial<Control>

/** Most requests of which a pact is created while a client waits. */
const MOST_REQUESTS = 200

/** Throws a Problem `conflict` if the pact would take too long, or would lack requests that the journal dropped. */
function rejectLargeJournal(journal: Journal, vendor: string): void {
  const count = countExchanges(journal, { vendor })
  if (count <= MOST_REQUESTS && count === journal.list().filter((exchange) => exchange.vendor === vendor).length) return
  const reason =
    count > MOST_REQUESTS ? `this operation records at most ${MOST_REQUESTS}` : 'some were removed from the journal'
  throw new Problem(
    'conflict',
    `The world received ${count} requests for ${vendor}, but ${reason}: run "deskdouble pact record" to record them all, or reset the world first`,
  )
}
