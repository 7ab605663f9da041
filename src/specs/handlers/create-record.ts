import { DuplicateKey } from '../../world/world-error.ts'
import type { CreateRole } from '../model/model.ts'
import { stableDraw } from '../sample/draw.ts'
import { carryOver } from './carry-over.ts'
import { checkParents } from './find-record.ts'
import { locationOf } from './location.ts'
import { newKey } from './new-key.ts'
import { successOf } from './operation-facts.ts'
import { keyText, valueAtPlace } from './place.ts'
import { joinKey, keyParts, outerParts, pathValue, pathValues } from './record-key.ts'
import { partialBody, respond } from './respond.ts'
import { type ResourceCall, type StoredRecord, sentProperties } from './runtime.ts'
import { storeSingleton } from './singleton.ts'
import { drawOf, shapeRecord } from './store-record.ts'
import { stamp } from './timestamps.ts'
import { replaceRecord } from './update-record.ts'

/** Creates a record from the body of a request. */
export function createRecord(call: ResourceCall<CreateRole>): unknown {
  checkParents(call)
  const changes = carryOver(call)
  const key = keyOfNew(call, changes)
  const existing = call.records.get(
    joinKey(keyParts(call.target.resource).map(({ parameter }) => keyText(key.get(parameter)) ?? '')),
  )
  if (existing && call.target.resource.key) {
    if (!isUpsert(call)) throw duplicate(call, key)
    return respondWith(call, replaceRecord(call, { existing, changes }), [200, 204, 201])
  }
  const record = newRecord(call, changes, key)
  if (call.target.resource.key) call.records.insert(record)
  else storeSingleton(call, record)
  return respondWith(call, record, [201, 200, 202, 204])
}

function newRecord(
  call: ResourceCall<CreateRole>,
  changes: StoredRecord,
  key: ReadonlyMap<string, unknown>,
): StoredRecord {
  const { runtime, target, request } = call
  const now = request.clock.now()
  const { schemas } = runtime.shaper
  const partial = stamp(changes, { target, schemas, now, on: ['created', 'updated'] })
  return shapeRecord({ runtime, target, partial, key, draw: drawOf(request.id(), now) })
}

/** Returns the values that identify a new record: those in the path, the key that the client sent, or a new one. */
function keyOfNew(call: ResourceCall<CreateRole>, changes: StoredRecord): Map<string, unknown> {
  const { target, records, request, runtime } = call
  const { resource } = target
  const key = new Map<string, unknown>(pathValues(call, keyParts(resource)))
  for (const { parameter, place } of outerParts(resource)) {
    const found = key.get(parameter) ?? (place && valueAtPlace(changes, place)) ?? request.query[parameter]
    key.set(parameter, keyText(found) ?? sampleParameter(parameter, call))
  }
  if (!resource.key || key.has(resource.key.parameter)) return key
  const { parameter } = resource.key
  const sent = sentKey(call, changes)
  const outer = outerParts(resource).map((part) => keyText(key.get(part.parameter)) ?? '')
  const isTaken = (own: string) => records.has(joinKey([...outer, own]))
  const draw = drawOf(request.id(), request.clock.now())
  key.set(parameter, sent ?? newKey({ target, records, schemas: runtime.shaper.schemas, draw, isTaken }))
  return key
}

/** Returns a value for a parameter that the path does not contain, such as the owner of a caller's own record. */
function sampleParameter(parameter: string, { runtime, target }: ResourceCall<CreateRole>): string {
  const schema = target.parameters.get(parameter)
  const { types, keywords } = runtime.shaper.schemas.flat(schema)
  const isPlain = types.join() === 'string' && keywords['format'] === undefined && keywords['pattern'] === undefined
  if (schema === undefined || isPlain) return parameter
  return keyText(runtime.shaper.shape(undefined, schema, stableDraw(runtime.name, parameter))) ?? parameter
}

/** Returns the key that a client chose, if the record's schema allows it. */
function sentKey(call: ResourceCall<CreateRole>, changes: StoredRecord): unknown {
  const { key } = call.target.resource
  if (!key) return undefined
  const sent = key.place ? valueAtPlace(changes, key.place) : sentProperties(call)[key.parameter]
  return keyText(sent) === undefined ? undefined : sent
}

/** Returns whether a create replaces a record that exists: with `PUT`, or if the operation declares no conflict. */
function isUpsert(call: ResourceCall<CreateRole>): boolean {
  const { operation, target } = call
  const isPut = operation.method === 'put' && pathValue(call, target.resource.key?.parameter ?? '') !== undefined
  return isPut || !['409', '422', '400', '4XX', 'default'].some((status) => operation.responses.has(status))
}

function duplicate({ target }: ResourceCall<CreateRole>, key: ReadonlyMap<string, unknown>): DuplicateKey {
  const value = keyText(key.get(target.resource.key?.parameter ?? '')) ?? ''
  const field = target.resource.key?.place?.at(-1) ?? 'key'
  return new DuplicateKey({ entity: target.noun, field, value, holder: value })
}

function respondWith(call: ResourceCall<CreateRole>, record: StoredRecord, preferred: readonly number[]): unknown {
  const { operation, role, records } = call
  const success = successOf(operation, preferred)
  return respond(call, {
    success,
    partial: partialBody(role.responsePlace, record),
    seed: records.shape.key(record),
    headersOf: (body) => locationOf(call, record, { success, body }),
  })
}
