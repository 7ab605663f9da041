import type { Control } from '../control.ts'
import { vendorOf, worldOf } from '../lookup.ts'

export const pacts = {
  getPact: async ({ services, path, query }) => {
    const hosted = worldOf(services, path.world)
    const { name: vendor } = vendorOf(services, query.vendor)
    const pactService = await services.pacts()
    const { interactions, ...pact } = await pactService.create([hosted], { consumer: query.consumer, vendor })
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
