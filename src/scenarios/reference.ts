import type { ParameterValue } from '../engine/services/emulator-services.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { Collection } from '../world/collection.ts'
import type { World } from '../world/world.ts'
import { listed, nearest } from './nearest.ts'
import { valueAt } from './path.ts'
import type { ShapeError } from './source-error.ts'

const REFERENCE = /^([\w-]+)\.([\w-]+)\[(.+)\]\.([\w.-]+)$/

/** Whether an expression is about a record, such as `genesys.routingQueues[Billing].id`, and no parameter. */
export function isReference(expression: string): boolean {
  return /[.[\]]/.test(expression)
}

interface Planted {
  readonly world: World
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly isMissing: (vendor: string, collection: string, name: string) => boolean
}

type Wrong = Omit<ShapeError, 'path'>

/**
 * The property of a record that was planted before, or what is wrong with the expression; with a record that is
 * missing because of a mistake of its own, nothing is expected.
 */
export function referred(expression: string, { world, vendors, isMissing }: Planted): ParameterValue | Wrong {
  const found = `\${${expression}}`
  const [, vendor = '', collection = '', name = '', property = ''] = REFERENCE.exec(expression) ?? []
  if (vendor === '') return { found, expected: 'must be like vendor.collection[name].property' }
  if (!vendors[vendor]) return unknown({ found, kind: 'a vendor', name: vendor, names: Object.keys(vendors) })
  const collections = world.group(vendor)
  const records = collections[collection]
  if (!records) {
    return unknown({ found, kind: `a collection of ${vendor}`, name: collection, names: Object.keys(collections) })
  }
  const named = records.list().map((record) => ({ record, name: nameOf(record, records) }))
  const record = named.find((one) => one.name === name)?.record
  if (!record && isMissing(vendor, collection, name)) return { expected: '' }
  const names = named.map((one) => one.name)
  if (!record) return unknown({ found, kind: `an earlier record of ${vendor}.${collection}`, name, names })
  const value = valueAt(record, property.split('.'))
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  const properties = Object.entries(record).flatMap(([key, held]) => (typeof held === 'object' ? [] : [key]))
  return unknown({ found, kind: `a property of ${name} with one value`, name: property, names: properties })
}

interface Unknown {
  readonly found: string
  readonly kind: string
  readonly name: string
  readonly names: readonly string[]
}

function unknown({ found, kind, name, names }: Unknown): Wrong {
  const known = listed(names) || 'there is none'
  return { found, expected: `must refer to ${kind}: ${known}`, nearest: nearest(name, names) }
}

function nameOf(record: object, { shape }: Collection<object>): string {
  return 'name' in record ? String(record.name) : shape.key(record)
}
