import type { ReadRole } from '../model/model.ts'
import { findRecord } from './find-record.ts'
import { successOf } from './operation-facts.ts'
import { partialBody, respond } from './respond.ts'
import type { ResourceCall } from './runtime.ts'
import { findSingleton } from './singleton.ts'

/** Responds with the record that a request identifies. */
export function readRecord(call: ResourceCall<ReadRole>): unknown {
  const { target, role, operation, records } = call
  const record = target.resource.key ? findRecord(call) : findSingleton(call)
  const seed = records.shape.key(record)
  return respond(call, {
    success: successOf(operation, [200]),
    partial: partialBody(role.responsePlace, record),
    seed,
    only: record,
  })
}
