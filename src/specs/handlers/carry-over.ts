import { isObject } from '../../world/is-object.ts'
import { foldName } from '../fit/fold.ts'
import type { Expansion } from '../model/model.ts'
import type { FlatSchema } from '../schema/flat-schema.ts'
import type { Schemas } from '../schema/schemas.ts'
import { keyText, schemaAt, withValueAt } from './place.ts'
import { partOf } from './record-key.ts'
import { type ResourceCall, type StoredRecord, sentProperties } from './runtime.ts'
import type { WriteRole } from './write-role.ts'

/** Returns what a request changes in a record: the sent properties, under the names that the record has for them. */
export function carryOver(call: ResourceCall<WriteRole>): StoredRecord {
  const { target, runtime } = call
  const sent = sentProperties(call)
  const flat = runtime.shaper.schemas.flat(target.schema)
  const own = namesOf(flat, runtime.shaper.schemas)
  const accepted = schemaAt(call.operation.request, call.role.requestPlace, runtime.shaper.schemas)
  const changes: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(sent)) {
    const declared = own.get(foldName(name)) ?? name
    // What a request may contain is declared by its own schema: that of the record is read-only where a response is.
    const property = accepted.properties.get(name) ?? flat.properties.get(declared)
    if (runtime.shaper.schemas.flat(property).keywords['readOnly'] !== true) changes[declared] = value
  }
  return expand(changes, sent, call)
}

const names = new WeakMap<FlatSchema, ReadonlyMap<string, string>>()

/** Returns the declared names of a schema's properties, by their folded forms. */
function namesOf(flat: FlatSchema, schemas: Schemas): ReadonlyMap<string, string> {
  const known = names.get(flat)
  if (known) return known
  const options = flat.choices.flatMap((choice) => choice.options).map((option) => schemas.flat(option))
  const declared = [flat, ...options].flatMap(({ properties }) => [...properties.keys()])
  const found = new Map(declared.toReversed().map((name) => [foldName(name), name]))
  names.set(flat, found)
  return found
}

/** Puts the objects of related records at the places for which a request contains only their keys. */
function expand(changes: StoredRecord, sent: StoredRecord, call: ResourceCall<WriteRole>): StoredRecord {
  let expanded: unknown = changes
  for (const expansion of call.target.resource.expansions) {
    const value = sent[expansion.sent]
    if (value === undefined) continue
    const object = Array.isArray(value)
      ? value.map((key) => relatedRecord(key, expansion, call))
      : relatedRecord(value, expansion, call)
    if (object !== undefined) expanded = withValueAt(expanded, expansion.place, object)
  }
  // Only properties of an object were replaced.
  return expanded as StoredRecord
}

/** Returns the record that has a key, or the key in an object of its own if there is no such record. */
function relatedRecord(value: unknown, { resource: name }: Expansion, call: ResourceCall<WriteRole>): unknown {
  const key = keyText(value)
  if (key === undefined) return value
  const { resource } = call.runtime.resources.get(name ?? '') ?? {}
  if (!resource?.key) return value
  const { key: part } = resource
  const found = call.request.world[resource.name]?.first({ where: (record) => partOf(record, part) === key })
  if (found) return found
  return part.place && part.place.length > 0 ? withValueAt({}, part.place, value) : value
}

/** Returns an object with changes merged into it as JSON Merge Patch (RFC 7396) does. Null stays where it is allowed. */
export function mergeInto(base: StoredRecord, changes: StoredRecord, schema: unknown, schemas: Schemas): StoredRecord {
  const flat = schemas.flat(schema)
  const merged: Record<string, unknown> = { ...base }
  for (const [name, value] of Object.entries(changes)) {
    const property = flat.properties.get(name)
    const current = Object.hasOwn(merged, name) ? merged[name] : undefined
    if (isObject(value) && isObject(current)) merged[name] = mergeInto(current, value, property, schemas)
    else if (value === null && property !== undefined && !isNullable(property, schemas)) delete merged[name]
    else merged[name] = value
  }
  return merged
}

function isNullable(property: unknown, schemas: Schemas): boolean {
  const { types, choices, keywords } = schemas.flat(property)
  if (types.length > 0 || Array.isArray(keywords['enum'])) return types.includes('null') || isMember(keywords['enum'])
  return choices.every(({ options }) => options.some((option) => isNullable(option, schemas)))
}

function isMember(members: unknown): boolean {
  return Array.isArray(members) && members.includes(null)
}
