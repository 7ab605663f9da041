import { DurableObject } from 'cloudflare:workers'
import { EmulatorError } from '../../engine/services/emulator-error.ts'
import type { PageOptions } from '../../engine/services/emulator-services.ts'
import { DEFAULT_WORLD } from '../../world/world-name.ts'
import type { ObjectClass, ObjectState, SqlStorage } from './platform.ts'
import { type Answer, answerOf } from './refusal.ts'
import type { Candidate, NamePage, Reservation } from './stubs.ts'
import { TextRows } from './text-rows.ts'

/**
 * Creates the class of the object that knows the names of all worlds in the order in which they started, and keeps the
 * states that they have in common.
 * @param mostWorlds most worlds that may exist
 */
export function directoryClass(mostWorlds: number): ObjectClass {
  return class DirectoryObject extends DurableObject {
    readonly #sql: SqlStorage
    readonly #states: TextRows<string>

    constructor(ctx: ObjectState, env: never) {
      super(ctx, env)
      const { sql } = ctx.storage
      this.#sql = sql
      this.#states = new TextRows(sql, 'states')
      this.#states.create('TEXT')
      sql.exec(`CREATE TABLE IF NOT EXISTS worlds (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        ephemeral INTEGER NOT NULL,
        started INTEGER NOT NULL,
        used INTEGER NOT NULL
      )`)
      this.register(DEFAULT_WORLD, false)
    }

    /** Reserves a name for a world until it is registered or removed. */
    reserve({ name, ephemeral = false }: Candidate): Promise<Answer<Reservation>> {
      return answerOf(() => {
        const chosen = name ?? this.#freeName()
        if (this.#isTaken(chosen)) throw new EmulatorError('DD_WORLD_NAME_TAKEN', { name: chosen }, 'name')
        const evicted = this.#evicted()
        // It ends once the new world has started. Another reservation meanwhile takes another one.
        if (evicted !== undefined) this.use(evicted)
        // A reservation whose world was never started is taken over.
        this.remove(chosen)
        this.#add(chosen, ephemeral, false)
        return { name: chosen, ...(evicted !== undefined && { evicted }) }
      })
    }

    /** Adds a world that has started. */
    register(name: string, ephemeral: boolean): void {
      const known = this.#sql.exec(
        'UPDATE worlds SET started = 1, ephemeral = ? WHERE name = ? RETURNING name',
        Number(ephemeral),
        name,
      )
      if (known.toArray().length === 0) this.#add(name, ephemeral, true)
    }

    /** Removes a world that has ended, or a reservation. */
    remove(name: string): void {
      this.#sql.exec('DELETE FROM worlds WHERE name = ?', name)
    }

    /** Marks an ephemeral world as the one that was used last. */
    use(name: string): void {
      this.#sql.exec('UPDATE worlds SET used = ? WHERE name = ?', this.#nextUse(), name)
    }

    /** Returns the number of worlds. */
    count(): number {
      const [row] = this.#sql
        .exec<{ readonly total: number }>('SELECT count(*) AS total FROM worlds WHERE started')
        .toArray()
      return row?.total ?? 0
    }

    /** Returns some names; undefined if there is no world named `after`. */
    page({ limit, after }: PageOptions): NamePage | undefined {
      const start = after === undefined ? 0 : this.#numberOf(after)
      if (start === undefined) return undefined
      const select = 'SELECT name FROM worlds WHERE started AND number > ? ORDER BY number LIMIT ?'
      const found = this.#sql.exec<{ readonly name: string }>(select, start, limit + 1).toArray()
      const names = found.slice(0, limit).map(({ name }) => name)
      const last = names.at(-1)
      return { total: this.count(), names, ...(found.length > limit && last !== undefined && { next: last }) }
    }

    /** Returns whether it keeps a state. */
    hasState(digest: string): boolean {
      return this.#states.has(digest)
    }

    /** Keeps a state that worlds have in common, as change sets in JSON. */
    putState(digest: string, lines: readonly string[]): void {
      if (!this.#states.has(digest)) this.#states.add(digest, lines.join('\n'))
    }

    /** Returns the change sets of a state that worlds have in common. */
    state(digest: string): readonly string[] {
      return this.#states.get(digest)?.split('\n') ?? []
    }

    #add(name: string, ephemeral: boolean, started: boolean): void {
      const insert = 'INSERT INTO worlds (name, ephemeral, started, used) VALUES (?, ?, ?, ?)'
      this.#sql.exec(insert, name, Number(ephemeral), Number(started), this.#nextUse())
    }

    #isTaken(name: string): boolean {
      return this.#sql.exec('SELECT 1 FROM worlds WHERE name = ? AND started', name).toArray().length > 0
    }

    #numberOf(name: string): number | undefined {
      const select = 'SELECT number FROM worlds WHERE name = ? AND started'
      return this.#sql.exec<{ readonly number: number }>(select, name).toArray()[0]?.number
    }

    /** Returns the ephemeral world that must make room, if the limit is reached. @throws EmulatorError if none can */
    #evicted(): string | undefined {
      if (this.count() < mostWorlds) return undefined
      const select = 'SELECT name FROM worlds WHERE ephemeral AND started ORDER BY used LIMIT 1'
      const [oldest] = this.#sql.exec<{ readonly name: string }>(select).toArray()
      if (!oldest) throw new EmulatorError('DD_WORLD_LIMIT', { most: mostWorlds })
      return oldest.name
    }

    #freeName(): string {
      let number = this.count()
      while (this.#isTaken(`world-${number}`)) number++
      return `world-${number}`
    }

    #nextUse(): number {
      const [row] = this.#sql.exec<{ readonly last: number }>('SELECT max(used) AS last FROM worlds').toArray()
      return (row?.last ?? 0) + 1
    }
  }
}
