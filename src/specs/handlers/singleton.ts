import { RecordNotFound } from '../../world/world-error.ts'
import type { Role } from '../model/model.ts'
import { stableDraw } from '../sample/draw.ts'
import { checkParents } from './find-record.ts'
import { joinKey, outerParts, PATH, pathValues } from './record-key.ts'
import { asRecord, type ResourceCall, type StoredRecord } from './runtime.ts'
import { shapeRecord } from './store-record.ts'

type StatefulRole = Exclude<Role, { kind: 'stateless' }>

/** Property of the stored record of a singleton that was deleted. */
const GONE = '_gone'

/**
 * Returns the only record below a parent. It exists from the start: until it is written, it is sampled, the same way
 * each time.
 * @throws RecordNotFound if its parent does not exist, or if it was deleted
 */
export function findSingleton(call: ResourceCall<StatefulRole>): StoredRecord {
  checkParents(call)
  const { records, target } = call
  const values = pathValues(call, outerParts(target.resource))
  const key = singletonKey(call)
  const stored = records.get(key)
  if (!stored) return sampleSingleton(call, values, key)
  if (GONE in stored) throw new RecordNotFound(target.noun, key)
  return asRecord(stored)
}

/** Returns the key of the only record below the parents that a request names. */
function singletonKey(call: ResourceCall<StatefulRole>): string {
  const parts = outerParts(call.target.resource)
  const values = pathValues(call, parts)
  return joinKey(parts.map(({ parameter }) => values.get(parameter) ?? ''))
}

/** Marks the only record below a parent as deleted. */
export function deleteSingleton(call: ResourceCall<StatefulRole>): StoredRecord {
  const record = findSingleton(call)
  const path = Object.fromEntries(pathValues(call, outerParts(call.target.resource)))
  store(call, { [PATH]: path, [GONE]: true })
  return record
}

/** Stores the only record below a parent. */
export function storeSingleton(call: ResourceCall<StatefulRole>, record: StoredRecord): StoredRecord {
  store(call, record)
  return record
}

function store({ records }: ResourceCall<StatefulRole>, record: StoredRecord): void {
  const key = records.shape.key(record)
  if (records.has(key)) records.replace(key, record)
  else records.insert(record)
}

function sampleSingleton(
  { runtime, target }: ResourceCall<StatefulRole>,
  values: ReadonlyMap<string, string>,
  key: string,
): StoredRecord {
  const draw = stableDraw(runtime.name, target.resource.name, key)
  return shapeRecord({ runtime, target, partial: {}, key: values, draw })
}
