import type { CreateRole, UpdateRole } from '../model/model.ts'
import { carryOver, mergeInto } from './carry-over.ts'
import { findRecord } from './find-record.ts'
import { successOf } from './operation-facts.ts'
import { isPatch, patched } from './patch-operations.ts'
import { valueAtPlace, withValueAt } from './place.ts'
import { keyParts, partOf } from './record-key.ts'
import { partialBody, respond } from './respond.ts'
import { asRecord, type ResourceCall, type StoredRecord } from './runtime.ts'
import { findSingleton, storeSingleton } from './singleton.ts'
import { drawOf, shapeRecord } from './store-record.ts'
import { stamp } from './timestamps.ts'
import type { WriteRole } from './write-role.ts'

/** Changes the record that a request identifies. */
export function updateRecord(call: ResourceCall<UpdateRole>): unknown {
  const { target, role, operation, records } = call
  const existing = target.resource.key ? findRecord(call) : findSingleton(call)
  const record = changeRecord(call, asRecord(existing))
  return respond(call, {
    success: successOf(operation, [200, 204, 202, 201]),
    partial: partialBody(role.responsePlace, record),
    seed: records.shape.key(record),
  })
}

function changeRecord(call: ResourceCall<UpdateRole>, existing: StoredRecord): StoredRecord {
  const { role, request, runtime, target } = call
  if (isPatch(request.body)) return storeRecord(call, patched(existing, request.body), existing)
  const changes = carryOver(call)
  if (role.replaces) return replaceRecord(call, { existing, changes })
  return storeRecord(call, mergeInto(existing, changes, target.schema, runtime.shaper.schemas), existing)
}

/** A record with what replaces it. */
interface Replacement {
  readonly existing: object
  readonly changes: StoredRecord
}

/** Replaces a record by what was sent. What the client cannot set stays. */
export function replaceRecord(
  call: ResourceCall<UpdateRole | CreateRole>,
  { existing, changes }: Replacement,
): StoredRecord {
  const { target, runtime } = call
  const kept = asRecord(existing)
  const { schemas } = runtime.shaper
  let base: unknown = {}
  for (const [name, schema] of schemas.flat(target.schema).properties) {
    const isSet = schemas.flat(schema).keywords['readOnly'] !== true && !schemas.flat(target.schema).required.has(name)
    if (!isSet && Object.hasOwn(kept, name)) base = withValueAt(base, [name], kept[name])
  }
  for (const { place } of target.resource.timestamps) {
    const instant = valueAtPlace(kept, place)
    if (instant !== undefined) base = withValueAt(base, place, instant)
  }
  // Only properties of an object were set.
  return storeRecord(call, { ...(base as StoredRecord), ...changes }, kept)
}

/** Stores the changed form of a record under the key that it has. */
export function storeRecord(
  call: ResourceCall<WriteRole>,
  changed: StoredRecord,
  existing: StoredRecord,
): StoredRecord {
  const { runtime, target, request, records } = call
  const { resource } = target
  const { schemas } = runtime.shaper
  const stamped = stamp(changed, { target, schemas, now: request.clock.now(), on: ['updated'] })
  const key = new Map(
    keyParts(resource).flatMap((part) => {
      const value = partOf(existing, part)
      const inRecord = part.place && valueAtPlace(existing, part.place)
      return value === undefined ? [] : [[part.parameter, String(inRecord) === value ? inRecord : value] as const]
    }),
  )
  const draw = drawOf(request.id(), request.clock.now())
  const record = shapeRecord({ runtime, target, partial: stamped, key, draw })
  if (!resource.key) return storeSingleton(call, record)
  records.replace(records.shape.key(existing), record)
  return record
}
