import { journalOf } from '../../engine/journal/journal.ts'
import type { EmulatorServices, HostedWorld } from '../../engine/services/emulator-services.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { Collection } from '../../world/collection.ts'
import type { Snapshot } from '../../world/snapshot.ts'
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
 * @throws RecordNotFound if no vendor has this name
 */
export function vendorOf({ vendors }: EmulatorServices, name: string): Vendor {
  const vendor = Object.hasOwn(vendors, name) ? vendors[name] : undefined
  if (vendor) return vendor
  throw new RecordNotFound('Vendor', name)
}

/** The names of a collection and its vendor. */
interface CollectionPath {
  readonly vendor: string
  readonly collection: string
}

/**
 * Returns a vendor's collection in a world.
 * @throws RecordNotFound if the world, vendor or collection does not exist
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

/**
 * Returns the state of a world at a moment.
 * @param moment `origin`, `now`, `snapshot:NAME`, or `before:NUMBER` or `exchange:NUMBER` for the moment before or after
 *   that exchange
 * @throws RecordNotFound if the snapshot or exchange does not exist
 */
export function momentOf(hosted: HostedWorld, moment: string): Snapshot {
  if (moment === 'origin') return hosted.origin
  if (moment === 'now') return hosted.world.snapshot()
  const [kind, name = ''] = moment.split(':')
  const snapshot = kind === 'snapshot' ? hosted.snapshots.get(name)?.snapshot : momentAt(hosted, kind, Number(name))
  if (snapshot) return snapshot
  throw new RecordNotFound(kind === 'snapshot' ? 'Snapshot' : 'Exchange', name)
}

function momentAt({ world }: HostedWorld, side: string | undefined, number: number): Snapshot | undefined {
  const exchange = journalOf(world).get(number)
  return side === 'before' ? exchange?.before : exchange?.after
}
