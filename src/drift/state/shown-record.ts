import type { Vendor } from '../../engine/vendor/vendor.ts'
import { PATH } from '../../specs/handlers/record-key.ts'
import { isObject } from '../../world/is-object.ts'

/** A record as a response shows it. */
export interface ShownRecord {
  readonly collection: string
  readonly value: Readonly<Record<string, unknown>>
  /** JSON pointer of the value in the response */
  readonly at: string
  /**
   * `whole` for the record of a response, `item` for one of a list, `nested` for one inside of another value, and
   * `reference` for an object that names a record without its schema
   */
  readonly kind: 'whole' | 'item' | 'nested' | 'reference'
}

/** A record of a collection, with its key and the properties that identify it. */
export interface RecordIdentity {
  readonly collection: string
  readonly key: string
  readonly value: Readonly<Record<string, unknown>>
}

/** Returns whether the records of a collection are stored as a model of the document says. */
export function isInferred({ collections, spec }: Vendor, collection: string): boolean {
  const schemas = spec.document.components['schemas']
  const schema = isObject(schemas) ? schemas[collections[collection]?.schema ?? ''] : undefined
  return isObject(schema) && isObject(schema['properties']) && Object.hasOwn(schema['properties'], PATH)
}
