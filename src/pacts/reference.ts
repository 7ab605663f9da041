import { nearest } from '../engine/spec/nearest.ts'
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
    if (!found.has(value))
      found.set(value, { expression: expressionOf(vendor, collection, keyOf(name, property)), hint })
  }
  return found
}

/** The ids of a world's records by reference. Each collection is read once, so the world must not change. */
export class RecordReferences {
  readonly #world: World
  readonly #vendors: Readonly<Record<string, Vendor>>
  readonly #values = new Map<string, ReadonlyMap<string, string>>()

  constructor(world: World, vendors: Readonly<Record<string, Vendor>>) {
    this.#world = world
    this.#vendors = vendors
  }

  /** Resolves a reference expression. Returns undefined if it matches no record. */
  resolve(expression: string): string | undefined {
    const [, vendor = '', collection = '', name = '', property = ''] = REFERENCE.exec(expression) ?? []
    return this.#valuesIn(vendor, collection).get(keyOf(name, property))
  }

  /** Returns the references of the same kind that are most similar to an expression, nearest first. */
  nearest(expression: string, most: number): string[] {
    const [, vendor = '', collection = ''] = REFERENCE.exec(expression) ?? []
    const known = [...this.#valuesIn(vendor, collection).keys()].slice(0, MOST_COMPARED)
    return nearest(
      expression,
      known.map((key) => expressionOf(vendor, collection, key)),
      most,
    )
  }

  #valuesIn(vendor: string, collection: string): ReadonlyMap<string, string> {
    const known = this.#values.get(`${vendor}.${collection}`)
    if (known) return known
    const group = Object.hasOwn(this.#vendors, vendor) ? this.#world.group(vendor) : {}
    const records = Object.hasOwn(group, collection) ? group[collection] : undefined
    const values = new Map<string, string>()
    for (const { name, property, value } of records ? idsIn(records) : []) {
      const key = keyOf(name, property)
      if (!values.has(key)) values.set(key, value)
    }
    this.#values.set(`${vendor}.${collection}`, values)
    return values
  }
}

/** How many references are compared with an unknown one. A collection may have many more records. */
const MOST_COMPARED = 500

function keyOf(name: string, property: string): string {
  return `[${name}].${property}`
}

function expressionOf(vendor: string, collection: string, key: string): string {
  return `${vendor}.${collection}${key}`
}

interface RecordId {
  readonly value: string
  readonly name: string
  readonly property: string
  readonly schema: string
}

function idsIn(records: Collection<object>): RecordId[] {
  const { schema, key } = records.shape
  const taken = new Set<string>()
  return records.list().flatMap((record, i) => {
    const own = isObject(record) && typeof record['name'] === 'string' ? record['name'] : ''
    const name = own !== '' && !taken.has(own) ? own : `#${i + 1}`
    taken.add(own)
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
