import type { EmulatorServices, HostedWorld } from '../../engine/services/emulator-services.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { vendorNamed } from '../../engine/vendor/vendor-named.ts'
import type { Collection } from '../../world/collection.ts'
import type { World } from '../../world/world.ts'
import { RecordNotFound } from '../../world/world-error.ts'

/**
 * Returns the world with this name, after bringing its records up to date.
 * @throws RecordNotFound if no world has this name
 */
export function worldOf({ worlds, vendors }: EmulatorServices, name: string): HostedWorld {
  const hosted = worlds.get(name)
  if (!hosted) throw new RecordNotFound('World', name)
  for (const vendor of Object.values(vendors)) vendor.catchUp(hosted.world)
  return hosted
}

/**
 * Returns the vendor with this name.
 * @throws EmulatorError if no vendor has this name
 */
export function vendorOf({ vendors }: EmulatorServices, name: string): Vendor {
  return vendorNamed(vendors, name)
}

/** The names of a collection and its vendor. */
interface CollectionPath {
  readonly vendor: string
  readonly collection: string
}

/**
 * Returns a vendor's collection in a world.
 * @throws RecordNotFound if the world or collection does not exist; EmulatorError if the vendor does not
 */
export function collectionOf(
  services: EmulatorServices,
  path: CollectionPath & { readonly world: string },
): Collection<object> {
  const { world } = worldOf(services, path.world)
  return collectionIn(world, { ...path, vendor: vendorOf(services, path.vendor).name })
}

/**
 * Returns the collection of a vendor in a world that has the vendor.
 * @throws RecordNotFound if the collection does not exist
 */
export function collectionIn(world: World, { vendor, collection: name }: CollectionPath): Collection<object> {
  const collections = world.group(vendor)
  const collection = Object.hasOwn(collections, name) ? collections[name] : undefined
  if (collection) return collection
  throw new RecordNotFound('Collection', name)
}
