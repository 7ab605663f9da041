import { checkStoredRecord } from '../engine/vendor/check-record.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import { WorldError } from '../world/world-error.ts'
import { collectionOf, insertError, type PendingRecord, toShapeError } from './record-creator.ts'
import type { Located, VendorSection } from './scenario.ts'
import type { ShapeError } from './source-error.ts'

interface StoreOptions {
  readonly vendor: Vendor
  readonly stored: VendorSection['stored']
  readonly world: World
  readonly report: (at: Pick<Located<unknown>, 'source'>, error: ShapeError) => void
}

/** Stores the complete records of a scenario, one in each step, and reports the errors in each. */
export function* storeRecords({ vendor, stored, world, report }: StoreOptions): Generator<void> {
  const collections = world.group(vendor.name)
  for (const [name, records] of Object.entries(stored)) {
    // The schema of a scenario rejects unknown collections.
    if (!Object.hasOwn(vendor.collections, name)) continue
    const collection = collectionOf(collections, name)
    for (const record of records) {
      const pending: PendingRecord = { vendor, collection: name, draft: record.value, at: record, failed: false }
      const findings = checkStoredRecord(vendor, collections, name, record.value)
      for (const finding of findings) report(record, toShapeError(finding, pending))
      try {
        if (findings.length === 0) collection.insert(record.value)
      } catch (error) {
        if (!(error instanceof WorldError)) throw error
        report(record, insertError(error, collection, pending))
      }
      yield
    }
  }
}
