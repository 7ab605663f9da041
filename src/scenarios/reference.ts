import type { ParameterValue } from '../engine/services/emulator-services.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { Collection } from '../world/collection.ts'
import { percentEncode } from '../world/percent-encode.ts'
import type { World } from '../world/world.ts'
import { formatNames, nearest } from './nearest.ts'
import { own } from './own.ts'
import { valueAt } from './path.ts'
import type { ShapeError } from './source-error.ts'

const REFERENCE = /^([\w-]+)\.([^.[\]]+)\[(.+)\]\.([^[\]]+)$/

/** Checks that an expression refers to a record, such as `genesys.routingQueues[Billing].id`, and not to a parameter. */
export function isReference(expression: string): boolean {
  return /[.[\]]/.test(expression)
}

interface ReferenceContext {
  readonly world: World
  readonly vendors: Readonly<Record<string, Vendor>>
  /** checks that a record was not created because of its own error */
  readonly isMissing: (vendor: string, collection: string, name: string) => boolean
}

type ReferenceError = Omit<ShapeError, 'path'>

/**
 * Returns the property of an earlier record that an expression refers to, or the error in the expression. If the
 * record is missing because of its own error, `expected` is empty: only the record's error is reported.
 */
export function resolveReference(
  expression: string,
  { world, vendors, isMissing }: ReferenceContext,
): ParameterValue | ReferenceError {
  const found = `\${${expression}}`
  const [, vendor = '', collection = '', name = '', property = ''] = REFERENCE.exec(expression) ?? []
  if (vendor === '') return { found, expected: 'must have the form vendor.collection[name].property' }
  if (!own(vendors, vendor)) return unknown({ found, kind: 'a vendor', name: vendor, names: Object.keys(vendors) })
  const collections = world.group(vendor)
  const records = own(collections, collection)
  if (!records) {
    return unknown({ found, kind: `a collection of ${vendor}`, name: collection, names: Object.keys(collections) })
  }
  const record = recordNamed(name, records)
  if (!record && isMissing(vendor, collection, name)) return { expected: '' }
  const names = records.list().map((one) => nameOrKey(one, records))
  if (!record) return unknown({ found, kind: `an earlier record of ${vendor}.${collection}`, name, names })
  const value = valueAt(record, property.split('.'))
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  const properties = Object.entries(record).flatMap(([key, inner]) => (typeof inner === 'object' ? [] : [key]))
  return unknown({ found, kind: `a string, number or boolean property of ${name}`, name: property, names: properties })
}

/** Formats the rule that a reference breaks: `must name a record in queues (Billing, Returns)`. */
export function formatExpectedReference(verb: 'name' | 'refer to', kind: string, names: readonly string[]): string {
  return `must ${verb} ${kind} (${formatNames(names) || 'none exists yet'})`
}

interface UnknownName {
  readonly found: string
  readonly kind: string
  readonly name: string
  readonly names: readonly string[]
}

function unknown({ found, kind, name, names }: UnknownName): ReferenceError {
  return { found, expected: formatExpectedReference('refer to', kind, names), nearest: nearest(name, names) }
}

/** Returns the first record with a name; else the record with that key, or with that last part of its key. */
function recordNamed(name: string, records: Collection<object>): object | undefined {
  const all = records.list()
  const byName = all.find((record) => nameOrKey(record, records) === name)
  if (byName) return byName
  const isKey = (key: string) => key === name || key.endsWith(`/${percentEncode(name)}`)
  return all.find((record) => isKey(records.shape.key(record)))
}

function nameOrKey(record: object, { shape }: Collection<object>): string {
  return 'name' in record && typeof record.name === 'string' ? record.name : shape.key(record)
}
