import type { Vendor } from '../engine/vendor/vendor.ts'
import type { Collection } from '../world/collection.ts'
import type { World } from '../world/world.ts'
import { isObject } from './json.ts'

/** A way to say an id that a scenario decides, such as `genesys.assistants[Returns desk].id`. */
export interface Reference {
  readonly expression: string
  /** what a variable for it is best called */
  readonly hint: string
}

const REFERENCE = /^([\w-]+)\.([\w-]+)\[(.+)\]\.([\w-]+)$/s

/** The ids of a vendor's records by their values; records are told apart by name, or else by where they stand. */
export function referencesIn(world: World, { name: vendor }: Vendor): Map<string, Reference> {
  const found = new Map<string, Reference>()
  const all = Object.entries(world.group(vendor)).flatMap(([collection, records]) => {
    return idsIn(records).map((id) => ({ ...id, collection }))
  })
  // A record that has a name is the better way to an id that several records have.
  for (const { value, name, property, collection, schema } of all.toSorted((a, b) => rank(a.name) - rank(b.name))) {
    const hint = property === 'id' ? `${schema[0]?.toLowerCase()}${schema.slice(1)}Id` : property
    if (!found.has(value)) found.set(value, { expression: `${vendor}.${collection}[${name}].${property}`, hint })
  }
  return found
}

/** The id that an expression stands for in a world; undefined where it leads nowhere. */
export function resolveReference(expression: string, world: World, vendors: Readonly<Record<string, Vendor>>) {
  const [, vendor = '', collection = '', name = '', property = ''] = REFERENCE.exec(expression) ?? []
  const records = vendors[vendor] && world.group(vendor)[collection]
  return records && idsIn(records).find((id) => id.name === name && id.property === property)?.value
}

interface Id {
  readonly value: string
  readonly name: string
  readonly property: string
  readonly schema: string
}

function idsIn(records: Collection<object>): Id[] {
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

/** The place of a record says less than its name. */
function rank(name: string): number {
  return name.startsWith('#') ? 1 : 0
}
