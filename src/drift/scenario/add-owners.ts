import type { Vendor } from '../../engine/vendor/vendor.ts'
import { mappingAt } from '../../scenarios/json-schema.ts'
import { fold, singular } from '../../specs/model/words.ts'
import { isObject } from '../../world/is-object.ts'
import { type Call, hasSucceeded } from '../state/call.ts'
import type { RecordViews } from '../state/record-views.ts'
import type { SeenRecord, SeenRecords } from '../state/seen-records.ts'

interface Source {
  readonly vendor: Vendor
  readonly views: RecordViews
  readonly calls: readonly Call[]
}

/**
 * Adds the records that others name but no response shows: the targets of declared references, and owners such as an
 * account or a company, of which responses and paths contain only the id.
 */
export function addOwners({ initial, created }: SeenRecords, source: Source): Map<string, SeenRecord[]> {
  const { vendor } = source
  const all = new Map([...initial].map(([collection, records]) => [collection, [...records]]))
  const add = (collection: string, key: string, value: Readonly<Record<string, unknown>>) => {
    const records = all.get(collection) ?? []
    if (created.get(collection)?.has(key) || records.some((record) => record.key === key)) return
    all.set(collection, [...records, { collection, key, value }])
  }
  for (const [collection, records] of initial) {
    for (const { value } of records) {
      for (const [target, key] of referencesIn(vendor, collection, value)) {
        const property = vendor.collections[target]?.key
        if (typeof property === 'string' || !isObject(property)) add(target, key, { [keyName(property)]: key })
      }
    }
  }
  for (const [collection, owner] of ownersIn(all, source)) {
    const key = owner[keyName(vendor.collections[collection]?.key)]
    if (typeof key === 'string' && !all.has(collection)) add(collection, key, owner)
  }
  return all
}

function keyName(key: unknown): string {
  return typeof key === 'string' ? key : 'id'
}

/** Returns the collection and key of each record that a record names by a declared reference. */
function referencesIn({ collections }: Vendor, collection: string, value: unknown): [string, string][] {
  return Object.entries(collections[collection]?.references ?? {}).flatMap(([path, target]) => {
    return valuesAt(value, path.split('/')).flatMap((key): [string, string][] => {
      return typeof key === 'string' && key !== '' ? [[target, key]] : []
    })
  })
}

function valuesAt(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (step === undefined) return [value]
  if (step === '*') return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : []
  return isObject(value) ? valuesAt(value[step], rest) : []
}

/** Returns one record for each collection that no operation lists or reads, from the ids in records and paths. */
function ownersIn(all: ReadonlyMap<string, readonly SeenRecord[]>, { vendor, views, calls }: Source) {
  const ids = new Map<string, string>()
  const remember = (name: string, value: unknown) => {
    if (typeof value === 'string' && value !== '' && !ids.has(name)) ids.set(name, value)
  }
  for (const { operation, parameters } of calls.filter(hasSucceeded)) {
    // Only the first parameter of a path names an owner: `/workspaces/{workspaceId}/media/{fileId}`.
    const [owner] = operation.slots
    if (owner) remember(owner.name, parameters.get(owner.name))
  }
  for (const records of all.values()) {
    for (const { value } of records) for (const [name, found] of Object.entries(value)) remember(name, found)
  }
  const shown = new Set([...views.model.resources.keys()].map((resource) => views.collectionOf(resource)))
  const schemas = mappingAt(vendor.spec.document.components, 'schemas')
  return Object.entries(vendor.collections).flatMap(([collection, { schema, key }]) => {
    if (shown.has(collection) || typeof key !== 'string') return []
    const own = ids.get(`${singular(collection)}Id`)
    if (own === undefined) return []
    // Another id of the owner, such as an `orgId` beside the `accountId`.
    const others = Object.keys(mappingAt(schemas[schema] ?? {}, 'properties')).flatMap((name) => {
      const isId = fold(name).endsWith('id') && name !== key
      const value = ids.get(name)
      return isId && value !== undefined ? [[name, value] as const] : []
    })
    return [[collection, { [key]: own, ...Object.fromEntries(others) }] as const]
  })
}
