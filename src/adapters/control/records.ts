import { type ControlApi, dataOf } from './send.ts'
import type { ControlSchemas, RecordPath } from './types.ts'

type KeyedRecord = ControlSchemas['KeyedRecord']

/** A collection of records. */
type CollectionPath = Omit<RecordPath, 'key'>

/** Records of a world of a server, without the vendors' operations but checked against their schemas. */
export interface RemoteRecords {
  /**
   * Returns all collections, each with its number of records.
   * @example
   * const names = (await checkout.collections()).map(({ vendor, collection }) => `${vendor} ${collection}`)
   */
  readonly collections: () => Promise<readonly ControlSchemas['Collection'][]>
  /**
   * Returns a page of the records of a collection.
   * @param query.search only records with a value that contains this text
   * @param query.limit the most records to return, from 1 to 1000. Defaults to 100
   * @param query.cursor the `next` of the previous page
   * @example
   * const assistants = { vendor: 'genesys', collection: 'assistants' }
   * const { records, next } = await checkout.records(assistants, { search: 'returns' })
   */
  readonly records: (
    path: CollectionPath,
    query?: { readonly search?: string; readonly limit?: number; readonly cursor?: string },
  ) => Promise<ControlSchemas['RecordPage']>
  /**
   * Returns a record.
   * @throws ControlError with status 404 if it does not exist
   * @example
   * const { record } = await checkout.record({ vendor: 'genesys', collection: 'assistants', key: 'a1' })
   */
  readonly record: (path: RecordPath) => Promise<KeyedRecord>
  /**
   * Creates a record. Fields that are left out are filled in as in a scenario.
   * @example
   * const queues = { vendor: 'genesys', collection: 'routingQueues' }
   * const { key } = await checkout.createRecord(queues, { name: 'Complaints' })
   */
  readonly createRecord: (path: CollectionPath, record: object) => Promise<KeyedRecord>
  /**
   * Replaces a record by a complete one with the same key.
   * @example
   * const path = { vendor: 'genesys', collection: 'routingQueues', key: 'q1' }
   * const { record } = await checkout.record(path)
   * await checkout.replaceRecord(path, { ...record, name: 'Complaints desk' })
   */
  readonly replaceRecord: (path: RecordPath, record: object) => Promise<KeyedRecord>
  /**
   * Deletes a record as the vendor's own operation deletes it, with everything that goes with it.
   * @example
   * await checkout.removeRecord({ vendor: 'genesys', collection: 'routingQueues', key: 'q1' })
   */
  readonly removeRecord: (path: RecordPath) => Promise<void>
}

const STATE = '/_control/worlds/{world}/state'
const COLLECTION = `${STATE}/{vendor}/{collection}` as const
const RECORD = `${COLLECTION}/{key}` as const

/** Creates the records of a world. */
export function createRecords(api: ControlApi, world: string): RemoteRecords {
  return {
    collections: async () => {
      return (await dataOf(api.GET(STATE, { params: { path: { world } } }))).collections
    },
    records: (path, query = {}) => {
      return dataOf(api.GET(COLLECTION, { params: { path: { world, ...path }, query } }))
    },
    record: (path) => dataOf(api.GET(RECORD, { params: { path: { world, ...path } } })),
    createRecord: (path, record) => {
      const init = { params: { path: { world, ...path } }, body: { ...record } }
      return dataOf(api.POST(COLLECTION, init))
    },
    replaceRecord: (path, record) => {
      const init = { params: { path: { world, ...path } }, body: { ...record } }
      return dataOf(api.PUT(RECORD, init))
    },
    removeRecord: async (path) => {
      await dataOf(api.DELETE(RECORD, { params: { path: { world, ...path } } }))
    },
  }
}
