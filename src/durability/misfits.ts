import { formatFindings } from '../engine/exchange/findings.ts'
import { shapeFindings } from '../engine/vendor/check-record.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { ChangeSet, RecordChanges } from '../world/change-set.ts'
import type { World } from '../world/world.ts'

/** A kept record that no vendor has a collection for, or that violates its schema. */
export interface Misfit {
  /** such as `genesys/assistants` */
  readonly collection: string
  /** undefined if no vendor has the collection */
  readonly key?: string
  readonly problem: string
}

type Vendors = Readonly<Record<string, Vendor>>

/** Returns whether a vendor has the collection of some changes. */
function hasCollection(vendors: Vendors, { group, collection }: RecordChanges): boolean {
  const vendor = Object.hasOwn(vendors, group) ? vendors[group] : undefined
  return vendor !== undefined && Object.hasOwn(vendor.collections, collection)
}

/** Splits changes into those of collections that a vendor has, and the misfits for the others. */
export function withoutForeign(vendors: Vendors, changes: ChangeSet): readonly [ChangeSet, Misfit[]] {
  const foreign = changes.records?.filter((one) => !hasCollection(vendors, one)) ?? []
  if (foreign.length === 0) return [changes, []]
  const records = changes.records?.filter((one) => !foreign.includes(one)) ?? []
  return [{ ...changes, records }, foreign.map(foreignCollection)]
}

/** Returns the misfit for changes of a collection that no vendor has. */
function foreignCollection({ group, collection }: RecordChanges): Misfit {
  return { collection: `${group}/${collection}`, problem: 'no vendor has this collection' }
}

/**
 * Finds the records of a world that violate their schemas.
 * @param checked records that were found to be valid; those of this world are added
 */
export function misfitsIn(world: World, vendors: Vendors, checked: WeakSet<object>): Misfit[] {
  return Object.values(vendors).flatMap((vendor) => {
    const collections = Object.entries(world.group(vendor.name))
    return collections.flatMap(([name, collection]) => {
      return collection.list().flatMap((record): Misfit[] => {
        if (checked.has(record)) return []
        const findings = shapeFindings(vendor, name, record)
        if (findings.length > 0) {
          const key = collection.shape.key(record)
          return [{ collection: `${vendor.name}/${name}`, key, problem: formatFindings(findings) }]
        }
        checked.add(record)
        return []
      })
    })
  })
}

/** Deletes misfits from a world. */
export function dropMisfits(world: World, misfits: readonly Misfit[]): void {
  for (const { collection, key } of misfits) {
    const [group = '', name = ''] = collection.split('/')
    if (key !== undefined) world.group(group)[name]?.delete(key)
  }
}
