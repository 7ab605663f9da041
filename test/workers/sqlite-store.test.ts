import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import type { ObjectStorage, Rows } from '../../src/adapters/workers/platform.ts'
import { SharedWorlds } from '../../src/adapters/workers/shared-worlds.ts'
import { SqliteStore } from '../../src/adapters/workers/sqlite-store.ts'
import type { Entry } from '../../src/durability/entry.ts'

const LONG = 'x'.repeat(5 * 1_048_576)

it('keeps all entries if a compaction fails, and goes on', async () => {
  const database = new DatabaseSync(':memory:')
  const store = openStore(database)
  let attempts = 0
  store.attach({
    flush: () => Promise.resolve(),
    *all() {
      attempts++
      yield { end: 'present' }
      throw new Error('no present state')
    },
  })
  await store.append([{ end: 'first' }])
  await store.append([{ end: LONG }])
  await store.append([{ end: 'later' }])
  expect(attempts).toBe(1)
  expect(endsOf(openStore(database))).toEqual(['first', LONG, 'later'])
})

it('goes on after its first change failed', async () => {
  const database = new DatabaseSync(':memory:')
  const store = openStore(database)
  await expect(store.append([{ end: 'lost' }, circular()])).rejects.toThrow('circular')
  await store.append([{ end: 'first' }])
  expect(endsOf(openStore(database))).toEqual(['first'])
})

function openStore(database: DatabaseSync): SqliteStore {
  return new SqliteStore({
    storage: storageOf(database),
    journal: true,
    misfits: 'reject',
    shared: new SharedWorlds({}),
    keepShared: () => undefined,
  })
}

/** Returns the storage of an object as workerd has it: a transaction that fails is undone. */
function storageOf(database: DatabaseSync): ObjectStorage {
  const exec = <Row>(statement: string, ...values: (string | number | null)[]): Rows<Row> => {
    const rows = database.prepare(statement).all(...values) as Row[]
    return Object.assign(rows, { toArray: () => rows })
  }
  const transactionSync = <T>(run: () => T): T => {
    database.exec('BEGIN')
    try {
      const result = run()
      database.exec('COMMIT')
      return result
    } catch (error) {
      database.exec('ROLLBACK')
      throw error
    }
  }
  return { sql: { exec }, transactionSync, deleteAll: () => Promise.resolve() }
}

function endsOf(store: SqliteStore): string[] {
  return [...store.entries()].flatMap((entry) => ('end' in entry ? [entry.end] : []))
}

/** Returns an entry that has no JSON. */
function circular(): Entry {
  const settings: Record<string, unknown> = {}
  settings['self'] = settings
  return { world: 'w', changes: { settings } }
}
