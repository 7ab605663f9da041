import { formatFindings } from '../engine/exchange/findings.ts'
import { shapeFindings } from '../engine/vendor/check-record.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { shortList } from '../errors/short-list.ts'
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

/** Records that are checked in one step. */
const PER_STEP = 100

/**
 * Finds the records of a world that violate their schemas, in steps.
 * @param checked records that were found to be valid; those of this world are added
 */
export function* findMisfits(world: World, vendors: Vendors, checked: WeakSet<object>): Generator<void, Misfit[]> {
  const misfits: Misfit[] = []
  for (const vendor of Object.values(vendors)) {
    for (const [name, collection] of Object.entries(world.group(vendor.name))) {
      for (const [i, record] of collection.list().entries()) {
        if (i % PER_STEP === 0) yield
        if (checked.has(record)) continue
        const findings = shapeFindings(vendor, name, record)
        if (findings.length === 0) checked.add(record)
        else {
          const key = collection.shape.key(record)
          misfits.push({ collection: `${vendor.name}/${name}`, key, problem: formatFindings(findings) })
        }
      }
    }
  }
  return misfits
}

/** Lists misfits in one line. */
export function formatMisfits(misfits: readonly Misfit[]): string {
  return shortList(
    misfits.map(({ collection, key, problem }) => `${[collection, key].filter(Boolean).join('/')}: ${problem}`),
  )
}

/** Deletes misfits from a world. */
export function dropMisfits(world: World, misfits: readonly Misfit[]): void {
  for (const { collection, key } of misfits) {
    const [group = '', name = ''] = collection.split('/')
    if (key !== undefined) world.group(group)[name]?.delete(key)
  }
}
