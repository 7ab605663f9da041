import type { ActionRole } from '../model/model.ts'
import { carryOver, mergeInto } from './carry-over.ts'
import { findRecord } from './find-record.ts'
import { successOf } from './operation-facts.ts'
import { withValueAt } from './place.ts'
import { partialBody, respond } from './respond.ts'
import type { ResourceCall, StoredRecord } from './runtime.ts'
import { findSingleton } from './singleton.ts'
import { storeRecord } from './update-record.ts'

/** Changes a record as a verb in the path says. */
export function actOnRecord(call: ResourceCall<ActionRole>): unknown {
  const { target, role, operation, records, runtime } = call
  const existing = target.resource.key ? findRecord(call) : findSingleton(call)
  let changed: unknown = mergeInto(existing, carryOver(call), target.schema, runtime.shaper.schemas)
  for (const { place, value } of role.sets) changed = withValueAt(changed, place, value)
  // Only properties of an object were replaced.
  const record = storeRecord(call, changed as StoredRecord, existing)
  return respond(call, {
    success: successOf(operation, [200, 201, 202, 204]),
    partial: partialBody(role.responsePlace, record),
    seed: records.shape.key(record),
  })
}
