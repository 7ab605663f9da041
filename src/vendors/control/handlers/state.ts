import { placeOfCursor } from '../../../engine/cursor.ts'
import { bodyFindings, sayFindings } from '../../../engine/findings.ts'
import { Problem } from '../../../engine/problem.ts'
import type { Vendor } from '../../../engine/vendor.ts'
import { withHeaders } from '../../../engine/with-headers.ts'
import type { Collection } from '../../../world/collection.ts'
import { encodeCursor } from '../../../world/page.ts'
import type { Schemas } from '../collections.ts'
import type { Control } from '../control.ts'
import { collectionOf, vendorOf, worldOf } from '../lookup.ts'

export const state = {
  getCollections: ({ emulation, path }) => {
    const { world } = worldOf(emulation, path.world)
    const collections = Object.keys(emulation.vendors).flatMap((vendor) => {
      return Object.entries(world.group(vendor)).map(([collection, { shape, size }]) => {
        return { vendor, collection, schema: shape.schema, size }
      })
    })
    return { collections }
  },

  getRecords: ({ emulation, path, query }) => {
    const collection = collectionOf(emulation, path)
    const scope = `state/${path.vendor}/${path.collection}`
    const page = collection.page({ size: query.limit, after: placeOfCursor('cursor', query.cursor, scope) })
    return {
      total: collection.size,
      records: page.records.map((record) => keyed(collection, record)),
      ...(page.next && { next: encodeCursor(page.next, scope) }),
    }
  },

  postRecords: ({ emulation, path, body, link }) => {
    const collection = collectionOf(emulation, path)
    const key = worldOf(emulation, path.world).make(path.vendor, path.collection, body)
    return withHeaders(keyed(collection, collection.getOrThrow(key)), { Location: link('getRecord', { ...path, key }) })
  },

  getRecord: ({ emulation, path }) => {
    const collection = collectionOf(emulation, path)
    return keyed(collection, collection.getOrThrow(path.key))
  },

  putRecord: ({ emulation, path, body }) => {
    const collection = collectionOf(emulation, path)
    const before = collection.getOrThrow(path.key)
    checkRecord(collection, vendorOf(emulation, path.vendor), body)
    if (collection.shape.key(body) !== collection.shape.key(before)) {
      throw new Problem('invalid', `The record would have another key than "${path.key}"`)
    }
    return keyed(collection, collection.replace(path.key, body))
  },

  deleteRecord: ({ emulation, path }) => {
    collectionOf(emulation, path).delete(path.key)
  },
} satisfies Partial<Control>

function keyed({ shape }: Collection<object>, record: object): Schemas['KeyedRecord'] {
  return { key: shape.key(record), record: { ...record } }
}

function checkRecord({ shape }: Collection<object>, { spec }: Vendor, record: object): void {
  const check = spec.schemas[shape.schema]
  if (!check || check(record)) return
  const findings = bodyFindings(check.errors ?? [], record)
  throw new Problem('invalid', `The record breaks ${shape.schema}: ${sayFindings(findings)}`, { findings })
}
