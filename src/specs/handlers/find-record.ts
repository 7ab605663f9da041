import { RecordNotFound } from '../../world/world-error.ts'
import type { Resource, Role } from '../model/model.ts'
import { keyText } from './place.ts'
import { joinKey, keyParts, outerParts, partOf, pathValues, sentValue } from './record-key.ts'
import { asRecord, type ResourceCall, type StoredRecord } from './runtime.ts'

type StatefulRole = Exclude<Role, { kind: 'stateless' }>

/** Returns the record that a request identifies. @throws RecordNotFound */
export function findRecord(call: ResourceCall<StatefulRole>): StoredRecord {
  const { records, target } = call
  const values = keyParts(target.resource).map(({ parameter }) => keyText(sentValue(call, parameter)))
  const found = values.every((value) => value !== undefined) ? records.get(joinKey(values)) : findByParts(call, values)
  if (!found) throw new RecordNotFound(target.noun, values.at(-1) ?? '')
  return asRecord(found)
}

/** Returns the record with the values that a request contains, for paths that do not name all parents. */
function findByParts({ records, target }: ResourceCall<StatefulRole>, values: readonly (string | undefined)[]) {
  const parts = keyParts(target.resource)
  if (target.resource.key && values.at(-1) === undefined) return undefined
  return records.first({
    where: (record) => parts.every((part, i) => values[i] === undefined || partOf(record, part) === values[i]),
  })
}

/** Returns the records below the parents that a request names. */
export function recordsBelow(call: ResourceCall<StatefulRole>): object[] {
  const parts = outerParts(call.target.resource)
  const values = pathValues(call, parts)
  if (values.size === 0) return call.records.list()
  const named = parts.filter(({ parameter }) => values.has(parameter))
  return call.records.list({
    where: (record) => named.every((part) => partOf(record, part) === values.get(part.parameter)),
  })
}

/**
 * Rejects a request below a parent that does not exist. A parent of a kind of which the world has no record at all is
 * accepted, because nothing could be created below it otherwise.
 * @throws RecordNotFound
 */
export function checkParents(call: ResourceCall<StatefulRole>): void {
  const values = pathValues(call, outerParts(call.target.resource))
  for (const { parameter, resource: name } of call.target.resource.parents) {
    const value = values.get(parameter)
    const parent = call.runtime.resources.get(name ?? '')
    const parents = call.request.world[name ?? '']
    if (value === undefined || !parent?.resource.key || !parents || parents.size === 0) continue
    if (!isKnown(parent.resource, { parameter, value, values }, parents.list()))
      throw new RecordNotFound(parent.noun, value)
  }
}

interface ParentValue {
  readonly parameter: string
  readonly value: string
  /** values of all parents in the path */
  readonly values: ReadonlyMap<string, string>
}

function isKnown(resource: Resource, { value, values }: ParentValue, records: readonly object[]): boolean {
  const parts = keyParts(resource)
  const key = parts.at(-1)
  if (!key) return true
  const outer = parts.slice(0, -1)
  return records.some((record) => {
    if (partOf(record, key) !== value) return false
    return outer.every((part) => {
      const wanted = values.get(part.parameter)
      return wanted === undefined || partOf(record, part) === wanted
    })
  })
}
