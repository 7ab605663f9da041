import type { AnyDeclaration } from '../../engine/vendor/collections.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { keyText, valueAtPlace } from '../../specs/handlers/place.ts'
import { collectionKey, keyParts, PATH } from '../../specs/handlers/record-key.ts'
import type { Model } from '../../specs/model/model.ts'
import { isObject } from '../../world/is-object.ts'
import type { Call } from './call.ts'
import { isInferred, type RecordIdentity, type ShownRecord } from './shown-record.ts'

interface Source {
  readonly vendor: Vendor
  readonly model: Model
}

/**
 * Identifies a record that a response shows. Keys of other records that the response leaves out are taken from the path
 * of the request. Returns undefined if the key cannot be known.
 */
export function identityOf({ vendor, model }: Source, shown: ShownRecord, call: Call): RecordIdentity | undefined {
  const { collection } = shown
  const declared = vendor.collections[collection]
  if (!declared) return undefined
  const value = isInferred(vendor, collection)
    ? withPathValues(model, shown, call)
    : withReferences({ vendor, declared }, shown, call)
  const key = keyOf(vendor, model, { collection, value })
  return key === undefined ? undefined : { collection, key, value }
}

/** Returns the key of a record; undefined if a part of it is missing. */
export function keyOf(
  vendor: Vendor,
  model: Model,
  { collection, value }: Omit<RecordIdentity, 'key'>,
): string | undefined {
  const declared = vendor.collections[collection]
  const resource = isInferred(vendor, collection) ? model.resources.get(collection) : undefined
  if (resource) {
    const parts = keyParts(resource)
    const path = isObject(value[PATH]) ? value[PATH] : {}
    const isComplete = parts.every(({ parameter, place }) => {
      return keyText(path[parameter]) !== undefined || (place && keyText(valueAtPlace(value, place)) !== undefined)
    })
    return isComplete ? collectionKey(resource)(value) : undefined
  }
  if (typeof declared?.key === 'string') return keyText(value[declared.key])
  return declared && derivedKey(declared, value)
}

/** Returns whether the key of a collection's records consists of the keys of other records. */
export function isJoint({ collections }: Vendor, collection: string): boolean {
  const { key, references = {} } = collections[collection] ?? {}
  return typeof key === 'function' && Object.keys(references).length > 1
}

function derivedKey({ key }: AnyDeclaration, value: object): string | undefined {
  if (typeof key === 'string') return undefined
  try {
    // The function reads only the properties that identify a record; if one is missing, the result shows it.
    const found = key(value as never)
    return typeof found !== 'string' || found.split('/').some((part) => part === '' || part === 'undefined')
      ? undefined
      : found
  } catch {
    return undefined
  }
}

/** Adds the keys of other records that a record must contain, from the path or from an object beside them. */
function withReferences(
  { vendor, declared }: { readonly vendor: Vendor; readonly declared: AnyDeclaration },
  { value }: ShownRecord,
  { operation, parameters }: Call,
): Readonly<Record<string, unknown>> {
  const missing = Object.entries(declared.references ?? {}).flatMap(([name, target]) => {
    if (name.includes('/') || value[name] !== undefined) return []
    const object = value[name.replace(/Id$/, '')]
    const nested = isObject(object) ? object['id'] : undefined
    const parameter = operation.parameters.find((one) => {
      return one.in === 'path' && vendor.collectionOf.get(one.refersTo ?? '') === target
    })
    const found = nested ?? parameters.get(name) ?? parameters.get(parameter?.name ?? '')
    return typeof found === 'string' ? [[name, found] as const] : []
  })
  return missing.length === 0 ? value : { ...value, ...Object.fromEntries(missing) }
}

/** Adds the path parameters that identify a record of an inferred resource and that the record does not contain. */
function withPathValues(model: Model, { collection, value, kind }: ShownRecord, call: Call) {
  const resource = model.resources.get(collection)
  if (!resource) return value
  const role = model.roles.get(call.operation.id)
  const isOwn = kind !== 'reference' && role && role.kind !== 'stateless' && role.resource === collection
  const names = isOwn ? role.parameters : {}
  const path = keyParts(resource).flatMap(({ parameter, place }) => {
    if (place && keyText(valueAtPlace(value, place)) !== undefined) return []
    const own = Object.keys(names).find((name) => names[name] === parameter) ?? parameter
    const found = call.parameters.get(own)
    return found === undefined ? [] : [[parameter, found] as const]
  })
  return path.length === 0 ? value : { ...value, [PATH]: Object.fromEntries(path) }
}
