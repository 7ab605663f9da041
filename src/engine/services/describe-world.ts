import { AUTH_SETTING } from '../exchange/call.ts'
import { journalOf } from '../journal/journal.ts'
import type { Auth } from '../vendor/handler.ts'
import type { Vendor } from '../vendor/vendor.ts'
import type { HostedWorld, WorldDescription, WorldSummary } from './emulator-services.ts'

/** Returns the facts about a world. */
export function summarizeWorld({ world, initialState, ephemeral, outdated, snapshots }: HostedWorld): WorldSummary {
  return {
    name: world.name,
    initialState,
    ephemeral,
    outdated,
    seed: world.seed,
    // Safe: only the emulator writes this setting, and always with this type.
    auth: (world.setting(AUTH_SETTING) as Auth | undefined) ?? 'open',
    clock: { now: world.clock.now(), frozen: world.clock.frozen },
    exchanges: journalOf(world).next - 1,
    snapshots: snapshots.size,
  }
}

/** Returns the facts about a world with the credentials that select it. */
export function describeWorld(hosted: HostedWorld, vendors: Readonly<Record<string, Vendor>>): WorldDescription {
  const { world } = hosted
  const credentials = Object.values(vendors).map((vendor) => {
    return [vendor.name, vendor.credentials(world.group(vendor.name), world.name, world.clock)] as const
  })
  return { ...summarizeWorld(hosted), credentials: Object.fromEntries(credentials) }
}
