import { worldUrl } from '../../../engine/exchange/world-url.ts'
import { describeWorld } from '../../../engine/services/describe-world.ts'
import type { WorldDescription, WorldSummary } from '../../../engine/services/emulator-services.ts'
import { withHeaders } from '../../../engine/vendor/with-headers.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import type { Schemas } from '../collections.ts'
import type { Control } from '../control.ts'
import { worldOf } from '../lookup.ts'

export const worlds = {
  getWorlds: async ({ services, query }) => {
    const { worlds: page, ...rest } = await services.directory.page(query)
    return { ...rest, worlds: page.map(toWorldSummary) }
  },

  postWorlds: async ({ services, body = {}, origin, link }) => {
    const world = await services.directory.start(body)
    return withHeaders(toWorldView(world, origin), { Location: link('getWorld', { world: world.name }) })
  },

  getWorld: ({ services, path, origin }) => {
    return toWorldView(describeWorld(worldOf(services, path.world), services.vendors), origin)
  },

  deleteWorld: async ({ services, path }) => {
    if (!(await services.directory.end(path.world))) throw new RecordNotFound('World', path.world)
  },

  postReset: async ({ services, path, body }) => {
    const hosted = worldOf(services, path.world)
    await hosted.prepareReset(body)
    // The world may have been deleted meanwhile, and another one may have its name.
    if (worldOf(services, path.world) !== hosted) throw new RecordNotFound('World', path.world)
    hosted.reset(body)
  },
} satisfies Partial<Control>

function toWorldSummary({ name, initialState, ...facts }: WorldSummary): Schemas['WorldSummary'] {
  const { scenario, from, with: parameters } = initialState
  return {
    name,
    initialState: {
      ...(scenario !== undefined && { scenario }),
      ...(from !== undefined && { from }),
      with: { ...parameters },
    },
    ...facts,
  }
}

/** Returns a world as the API shows it, with its credentials. */
export function toWorldView({ credentials, ...summary }: WorldDescription, origin: string): Schemas['World'] {
  return {
    ...toWorldSummary(summary),
    baseUrl: worldUrl(origin, summary.name),
    headers: { 'X-World': summary.name },
    credentials: { ...credentials },
  }
}
