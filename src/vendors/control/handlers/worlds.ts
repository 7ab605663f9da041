import { AUTH_SETTING } from '../../../engine/exchange/call.ts'
import { worldUrl } from '../../../engine/exchange/world-url.ts'
import { journalOf } from '../../../engine/journal/journal.ts'
import type { EmulatorServices, HostedWorld } from '../../../engine/services/emulator-services.ts'
import { withHeaders } from '../../../engine/vendor/with-headers.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import type { Schemas } from '../collections.ts'
import type { Control } from '../control.ts'
import { worldOf } from '../lookup.ts'

export const worlds = {
  getWorlds: ({ services, query }) => {
    const all = services.worlds.list()
    const start = query.after === undefined ? 0 : all.indexOf(worldOf(services, query.after)) + 1
    const page = all.slice(start, start + query.limit)
    const last = page.at(-1)?.world.name
    return {
      total: all.length,
      worlds: page.map(toWorldSummary),
      ...(last !== undefined && start + page.length < all.length && { next: last }),
    }
  },

  postWorlds: async ({ services, body = {}, origin, link }) => {
    await services.worlds.prepare(body)
    const hosted = services.worlds.fork(body)
    return withHeaders(toWorldView(hosted, services, origin), {
      Location: link('getWorld', { world: hosted.world.name }),
    })
  },

  getWorld: ({ services, path, origin }) => toWorldView(worldOf(services, path.world), services, origin),

  deleteWorld: ({ services, path }) => {
    worldOf(services, path.world)
    services.worlds.remove(path.world)
  },

  postReset: async ({ services, path, body }) => {
    const hosted = worldOf(services, path.world)
    await hosted.prepareReset(body)
    // The world may have been deleted meanwhile, and another one may have its name.
    if (worldOf(services, path.world) !== hosted) throw new RecordNotFound('World', path.world)
    hosted.reset(body)
  },
} satisfies Partial<Control>

function toWorldSummary({ world, initialState, ephemeral, outdated, snapshots }: HostedWorld): Schemas['WorldSummary'] {
  const { scenario, from, with: parameters } = initialState
  return {
    name: world.name,
    initialState: {
      ...(scenario !== undefined && { scenario }),
      ...(from !== undefined && { from }),
      with: { ...parameters },
    },
    ephemeral,
    outdated,
    seed: world.seed,
    // Safe: only the emulator writes this setting, and always with this type.
    auth: (world.setting(AUTH_SETTING) as Schemas['Auth'] | undefined) ?? 'open',
    clock: { now: world.clock.now(), frozen: world.clock.frozen },
    exchanges: journalOf(world).next - 1,
    snapshots: snapshots.size,
  }
}

/** Returns a world as the API shows it, with its credentials. */
export function toWorldView(hosted: HostedWorld, { vendors }: EmulatorServices, origin: string): Schemas['World'] {
  const { world } = hosted
  const credentials = Object.values(vendors).map((vendor) => {
    return [vendor.name, vendor.credentials(world.group(vendor.name), world.name, world.clock)] as const
  })
  return {
    ...toWorldSummary(hosted),
    baseUrl: worldUrl(origin, world.name),
    headers: { 'X-World': world.name },
    credentials: Object.fromEntries(credentials),
  }
}
