import type { Control } from '../control.ts'
import { vendorOf, worldOf } from '../lookup.ts'

export const pacts = {
  getPact: async ({ emulation, path, query }) => {
    const hosted = worldOf(emulation, path.world)
    const { name: vendor } = vendorOf(emulation, query.vendor)
    const desk = await emulation.pacts()
    const { interactions, ...pact } = await desk.of([hosted], { consumer: query.consumer, vendor })
    const shown = interactions.map(({ request, response, ...interaction }) => {
      return { ...interaction, request: { ...request }, response: { ...response } }
    })
    return { ...pact, interactions: shown }
  },

  postProviderState: async ({ emulation, path, body }) => {
    if (body.action === 'teardown') return {}
    const desk = await emulation.pacts()
    const { state: name, params } = body
    return desk.enter(path.world, { name, ...(params && { params }) })
  },
} satisfies Partial<Control>
