import { createWorldHandle, type WorldHandle } from '../../src/emulator/world-handle.ts'
import { WorldHost } from '../../src/emulator/world-host.ts'
import { DEFAULT_LIMITS, type Limits } from '../../src/engine/services/limits.ts'
import { shapesOf } from '../../src/engine/vendor/collections.ts'
import type { Vendor } from '../../src/engine/vendor/vendor.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import { World } from '../../src/world/world.ts'
import { noServices } from './no-emulation.ts'

const vendors = { genesys, other: { ...genesys, name: 'other' } satisfies Vendor }

/** Creates the host of a world with two vendors that have the same operations. */
export function hostOfTwoVendors(limits: Partial<Limits> = {}): WorldHost {
  const shapes = { genesys: shapesOf(genesys.collections), other: shapesOf(genesys.collections) }
  const world = new World({ name: 'test', seed: 7, shapes })
  return new WorldHost({
    world,
    ephemeral: false,
    loaded: { options: { name: 'test' }, version: 0 },
    limits: { ...DEFAULT_LIMITS, ...limits },
    vendors,
    isOutdated: () => false,
    prepareReload: async () => {},
    reload: () => world.snapshot(),
  })
}

/** Creates the handle of a world with two vendors that have the same operations. */
export function handleOfTwoVendors(): WorldHandle<typeof vendors> {
  const hosted = hostOfTwoVendors()
  return createWorldHandle({ hosted, vendors, services: noServices, handle: () => new Response() })
}
