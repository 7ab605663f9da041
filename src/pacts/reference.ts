import type { Vendor } from '../engine/vendor/vendor.ts'
import type { Collection } from '../world/collection.ts'
import type { World } from '../world/world.ts'
import { isObject } from './json.ts'

/** An expression for an id that a scenario decides, such as `genesys.assistants[Returns desk].id`. */
export interface RecordReference {
  readonly expression: string
  /** preferred name of a variable for the id */
  readonly hint: string
}

const REFERENCE = /^([\w-]+)\.([\w-]+)\[(.+)\]\.([\w-]+)$/s

/**
 * Returns references to the ids of a vendor's records, by id. A reference selects a record by its name, or by its
 * position if the name is missing or not unique.
 */
export function referencesIn(world: World, { name: vendor }: Vendor): Map<string, RecordReference> {
  const found = new Map<string, RecordReference>()
  const all = Object.entries(world.group(vendor)).flatMap(([collection, records]) => {
    return idsIn(records).map((id) => ({ ...id, collection }))
  })
  // If several records share an id, prefer a record with a name.
  for (const { value, name, property, collection, schema } of all.toSorted((a, b) => rankOf(a.name) - rankOf(b.name))) {
    const hint = property === 'id' ? `${schema[0]?.toLowerCase()}${schema.slice(1)}Id` : property
    if (!found.has(value)) found.set(value, { expression: `${vendor}.${collection}[${name}].${property}`, hint })
  }
  return found
}

/** Resolves a reference expression in a world. Returns undefined if it matches no record. */
export function resolveReference(expression: string, world: World, vendors: Readonly<Record<string, Vendor>>) {
  const [, vendor = '', collection = '', name = '', property = ''] = REFERENCE.exec(expression) ?? []
  const records = vendors[vendor] && world.group(vendor)[collection]
  return records && idsIn(records).find((id) => id.name === name && id.property === property)?.value
}

interface RecordId {
  readonly value: string
  readonly name: string
  readonly property: string
  readonly schema: string
}

function idsIn(records: Collection<object>): RecordId[] {
  const { schema, key } = records.shape
  const all = records.list()
  const names = all.map((record) => (isObject(record) && typeof record['name'] === 'string' ? record['name'] : ''))
  return all.flatMap((record, i) => {
    const own = names[i] ?? ''
    const name = own !== '' && names.indexOf(own) === i ? own : `#${i + 1}`
    return Object.entries(record).flatMap(([property, value]) => {
      const isId = typeof value === 'string' && (property === 'id' || value === key(record))
      return isId ? [{ value, name, property, schema }] : []
    })
  })
}

/** Ranks names before positions. */
function rankOf(name: string): number {
  return name.startsWith('#') ? 1 : 0
}
