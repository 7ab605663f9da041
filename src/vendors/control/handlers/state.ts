import { bodyFindings, formatFindings } from '../../../engine/exchange/findings.ts'
import { placeOfCursor } from '../../../engine/vendor/cursor.ts'
import { Problem } from '../../../engine/vendor/problem.ts'
import type { Vendor } from '../../../engine/vendor/vendor.ts'
import { withHeaders } from '../../../engine/vendor/with-headers.ts'
import type { Collection } from '../../../world/collection.ts'
import { encodeCursor } from '../../../world/page.ts'
import type { World } from '../../../world/world.ts'
import type { Schemas } from '../collections.ts'
import type { Control } from '../control.ts'
import { collectionOf, vendorOf, worldOf } from '../lookup.ts'

export const state = {
  getCollections: ({ services, path }) => {
    const { world } = worldOf(services, path.world)
    const collections = Object.keys(services.vendors).flatMap((vendor) => {
      return Object.entries(world.group(vendor)).map(([collection, { shape, size }]) => {
        return { vendor, collection, schema: shape.schema, size }
      })
    })
    return { collections }
  },

  getRecords: ({ services, path, query }) => {
    const collection = collectionOf(services, path)
    const { limit, cursor, search } = query
    const scope = `state/${path.vendor}/${path.collection}/${search ?? ''}`
    const selection = search === undefined ? {} : { where: saying(search) }
    const page = collection.page({ size: limit, after: placeOfCursor('cursor', cursor, scope) }, selection)
    return {
      total: search === undefined ? collection.size : collection.list(selection).length,
      records: page.records.map((record) => keyed(collection, record)),
      ...(page.next && { next: encodeCursor(page.next, scope) }),
    }
  },

  postRecords: ({ services, path, query, body, link }) => {
    const collection = collectionOf(services, path)
    const hosted = worldOf(services, path.world)
    const made = written(hosted.world, query.dryRun, () => {
      const key = hosted.createRecord(path.vendor, path.collection, body)
      return keyed(collection, collection.getOrThrow(key))
    })
    return withHeaders(made, { Location: link('getRecord', { ...path, key: made.key }) })
  },

  getRecord: ({ services, path }) => {
    const collection = collectionOf(services, path)
    return keyed(collection, collection.getOrThrow(path.key))
  },

  putRecord: ({ services, path, query, body }) => {
    const collection = collectionOf(services, path)
    const before = collection.getOrThrow(path.key)
    checkRecord(collection, vendorOf(services, path.vendor), body)
    if (collection.shape.key(body) !== collection.shape.key(before)) {
      throw new Problem('invalid', `The record would have another key than "${path.key}"`)
    }
    const { world } = worldOf(services, path.world)
    return written(world, query.dryRun, () => keyed(collection, collection.replace(path.key, body)))
  },

  deleteRecord: ({ services, path }) => {
    collectionOf(services, path).delete(path.key)
  },
} satisfies Partial<Control>

/** What comes of a write; after a dry run the world is as it was. */
function written<T>(world: World, dryRun: boolean, write: () => T): T {
  if (!dryRun) return write()
  const before = world.snapshot()
  try {
    return write()
  } finally {
    world.restore(before)
  }
}

/** Whether a text stands in any value of a record, in whichever case. */
function saying(text: string): (record: object) => boolean {
  const wanted = text.toLowerCase()
  const isSaid = (value: unknown): boolean => {
    if (typeof value === 'object' && value !== null) return Object.values(value).some(isSaid)
    return String(value).toLowerCase().includes(wanted)
  }
  return isSaid
}

function keyed({ shape }: Collection<object>, record: object): Schemas['KeyedRecord'] {
  return { key: shape.key(record), record: { ...record } }
}

function checkRecord({ shape }: Collection<object>, { spec }: Vendor, record: object): void {
  const check = spec.schemas[shape.schema]
  if (!check || check(record)) return
  const findings = bodyFindings(check.errors ?? [], record)
  throw new Problem('invalid', `The record breaks ${shape.schema}: ${formatFindings(findings)}`, { findings })
}
