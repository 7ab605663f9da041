import type { World } from '../../world/world.ts'
import { Problem } from './problem.ts'
import { findReferrers, type Referrer } from './references.ts'
import type { Vendor } from './vendor.ts'

/** Most referrers that an error names. */
const MOST_NAMED = 5

/**
 * Deletes a record as the vendor's own operation does, with everything that goes with it. Deletes nothing if the vendor
 * rejects that, or if other records would still name the record.
 * @throws RecordNotFound if the collection has no such record; Problem if the record cannot be deleted
 */
export function removeRecord(world: World, vendor: Vendor, collection: string, key: string): void {
  const collections = world.group(vendor.name)
  const records = collections[collection]
  if (!records) throw new TypeError(`${vendor.name} has no collection "${collection}"`)
  records.getOrThrow(key)
  const before = world.snapshot()
  try {
    const remove = vendor.removals[collection]
    if (remove) remove(collections, key, world.clock.now())
    else records.delete(key)
    const target = { collection, key }
    const referrers = findReferrers(vendor.collections, collections, target, MOST_NAMED + 1)
    if (referrers.length > 0) throw referredTo(target, referrers)
  } catch (error) {
    world.undoTo(before)
    throw error
  }
}

function referredTo({ collection, key }: Referrer, referrers: readonly Referrer[]): Problem {
  const named = referrers.slice(0, MOST_NAMED).map((referrer) => `${referrer.collection}/${referrer.key}`)
  const more = referrers.length > MOST_NAMED ? ' and more' : ''
  const message = `Record "${key}" of ${collection} cannot be deleted because other records refer to it: ${named.join(', ')}${more}. Delete or change those first.`
  return new Problem('conflict', message)
}
