import { formatFindings } from '../../../engine/exchange/findings.ts'
import { runInTurns } from '../../../engine/exchange/in-turns.ts'
import type { EmulatorServices } from '../../../engine/services/emulator-services.ts'
import { checkRecord } from '../../../engine/vendor/check-record.ts'
import { placeOfCursor } from '../../../engine/vendor/cursor.ts'
import { type Finding, Problem } from '../../../engine/vendor/problem.ts'
import { removeRecord } from '../../../engine/vendor/remove-record.ts'
import { withHeaders } from '../../../engine/vendor/with-headers.ts'
import type { Collection } from '../../../world/collection.ts'
import { encodeCursor, type Page } from '../../../world/page.ts'
import type { World } from '../../../world/world.ts'
import type { Schemas } from '../collections.ts'
import type { Control } from '../control.ts'
import { collectionIn, collectionOf, vendorOf, worldOf } from '../lookup.ts'
import { findSteps } from '../search.ts'

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
    const place = placeOfCursor('cursor', cursor, scope)
    const toView = ({ records, next }: Page<object>, total: number) => ({
      total,
      records: records.map((record) => toKeyedRecord(collection, record)),
      ...(next && { next: encodeCursor(next, scope) }),
    })
    if (search === undefined) return toView(collection.page({ size: limit, after: place }), collection.size)
    // The records as they are now, whatever is written while they are searched.
    const present = collectionIn(worldOf(services, path.world).world.fork({ name: path.world }), path)
    return runInTurns(findSteps(present, search)).then((found) => {
      return toView(present.page({ size: limit, after: place }, { where: (record) => found.has(record) }), found.size)
    })
  },

  postRecords: ({ services, path, query, body, link }) => {
    const collection = collectionOf(services, path)
    const hosted = worldOf(services, path.world)
    reserveFor(body, services, Object.values(hosted.world.group(path.vendor)))
    const created = runWrite(hosted.world, query.dryRun, () => {
      const key = hosted.createRecord(path.vendor, path.collection, body)
      return toKeyedRecord(collection, collection.getOrThrow(key))
    })
    return withHeaders(created, { Location: link('getRecord', { ...path, key: created.key }) })
  },

  getRecord: ({ services, path }) => {
    const collection = collectionOf(services, path)
    return toKeyedRecord(collection, collection.getOrThrow(path.key))
  },

  putRecord: ({ services, path, query, body }) => {
    const collection = collectionOf(services, path)
    const before = collection.getOrThrow(path.key)
    const { world } = worldOf(services, path.world)
    const vendor = vendorOf(services, path.vendor)
    rejectInvalid(checkRecord(vendor, world.group(vendor.name), path.collection, body), collection.shape.schema)
    const key = collection.shape.key(body)
    if (key !== collection.shape.key(before)) {
      throw new Problem(
        'invalid',
        `The key of record "${path.key}" cannot change, got "${key}"; create a new record instead`,
      )
    }
    reserveFor(body, services, [collection])
    return runWrite(world, query.dryRun, () => toKeyedRecord(collection, collection.replace(path.key, body)))
  },

  deleteRecord: ({ services, path }) => {
    const { world } = worldOf(services, path.world)
    collectionOf(services, path)
    removeRecord(world, vendorOf(services, path.vendor), path.collection, path.key)
  },
} satisfies Partial<Control>

/** Reserves memory for a record if it may be stored in a collection whose memory is limited. */
function reserveFor(body: object, { storage, limits }: EmulatorServices, targets: readonly Collection<object>[]): void {
  if (!targets.some(({ shape }) => shape.weigh)) return
  // A factory may store a text of the body in base64, which is longer by a third.
  const bytes = 2 * JSON.stringify(body).length
  if (storage.reserve(bytes)) return
  throw new Problem(
    'conflict',
    `The record may take ${bytes} bytes, but the files of all worlds, snapshots and request journals may take only ${limits.totalFileBytes}; delete worlds or snapshots, reset worlds, or raise the limit totalFileBytes`,
  )
}

/** Runs a write and returns its result; after a dry run, restores the world. */
function runWrite<T>(world: World, dryRun: boolean, write: () => T): T {
  if (!dryRun) return write()
  const before = world.snapshot()
  try {
    return write()
  } finally {
    world.undoTo(before)
  }
}

function toKeyedRecord({ shape }: Collection<object>, record: object): Schemas['KeyedRecord'] {
  return { key: shape.key(record), record: { ...record } }
}

function rejectInvalid(findings: readonly Finding[], schema: string): void {
  if (findings.length === 0) return
  throw new Problem('invalid', `The record does not match schema ${schema}: ${formatFindings(findings)}`, { findings })
}
