import { AUTH } from '../../../engine/call.ts'
import type { Emulation, HostedWorld } from '../../../engine/emulation.ts'
import { journalOf } from '../../../engine/journal.ts'
import { withHeaders } from '../../../engine/with-headers.ts'
import { worldUrl } from '../../../engine/world-url.ts'
import type { Schemas } from '../collections.ts'
import type { Control } from '../control.ts'
import { worldOf } from '../lookup.ts'

export const worlds = {
  getWorlds: ({ emulation, query }) => {
    const all = emulation.worlds.list()
    const start = query.after === undefined ? 0 : all.indexOf(worldOf(emulation, query.after)) + 1
    const page = all.slice(start, start + query.limit)
    const last = page.at(-1)?.world.name
    return {
      total: all.length,
      worlds: page.map(summary),
      ...(last !== undefined && start + page.length < all.length && { next: last }),
    }
  },

  postWorlds: ({ emulation, body, origin, link }) => {
    const hosted = emulation.worlds.fork(body ?? {})
    return withHeaders(shown(hosted, emulation, origin), { Location: link('getWorld', { world: hosted.world.name }) })
  },

  getWorld: ({ emulation, path, origin }) => shown(worldOf(emulation, path.world), emulation, origin),

  deleteWorld: ({ emulation, path }) => {
    worldOf(emulation, path.world)
    emulation.worlds.remove(path.world)
  },

  postReset: ({ emulation, path, body }) => {
    worldOf(emulation, path.world).reset(body)
  },
} satisfies Partial<Control>

function summary({ world, beginning, ephemeral, outdated, snapshots }: HostedWorld): Schemas['WorldSummary'] {
  const { scenario, from, with: given } = beginning
  return {
    name: world.name,
    beginning: { ...(scenario !== undefined && { scenario }), ...(from !== undefined && { from }), with: { ...given } },
    ephemeral,
    outdated,
    seed: world.seed,
    // Only the emulator writes this setting, with this type.
    auth: (world.setting(AUTH) as Schemas['Auth'] | undefined) ?? 'open',
    clock: { now: world.clock.now(), frozen: world.clock.frozen },
    exchanges: journalOf(world).size,
    snapshots: snapshots.size,
  }
}

function shown(hosted: HostedWorld, { vendors }: Emulation, origin: string): Schemas['World'] {
  const { world } = hosted
  const credentials = Object.values(vendors).map((vendor) => {
    return [vendor.name, vendor.credentials(world.group(vendor.name), world.name)] as const
  })
  return {
    ...summary(hosted),
    baseUrl: worldUrl(origin, world.name),
    headers: { 'X-World': world.name },
    credentials: Object.fromEntries(credentials),
  }
}
