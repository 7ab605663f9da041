import {
  type CollectionState,
  comparePlaces,
  copyState,
  type Entry,
  emptyState,
  listsOf,
  type NamedValue,
  type Row,
  type Shape,
} from './collection-state.ts'
import type { Page, PageRequest, Place } from './page.ts'
import type { Tree } from './tree.ts'
import { DuplicateKey, RecordKeyChanged, RecordNotFound } from './world-error.ts'
import type { Write } from './write.ts'

/** Criteria of a listing. */
export interface Selection<R, Index extends string = string, Rule extends string = string> {
  /** only the record with this value of a unique field */
  readonly only?: readonly [rule: Rule, value: string] | undefined
  /** only the records with this value of an index */
  readonly index?: readonly [name: Index, value: string] | undefined
  /** only the records for which this returns true; it is called for each record, so prefer an index */
  readonly where?: ((record: R) => boolean) | undefined
}

/** Records that are stored or deleted at once. */
export interface RowChanges<R> {
  readonly stored?: readonly (readonly [seq: number, record: R])[]
  /** keys of records */
  readonly deleted?: readonly string[]
  /** the sequence number of the collection's next row, after the changes */
  readonly next: number
}

/** The world of a collection. */
interface CollectionPlace {
  /** position of the collection in its world */
  readonly position: number
  /** called after each write, by all collections of the world */
  readonly onWrite: (write: Write) => void
}

/** Changes of an update. A property that is present with the value undefined is removed. */
export type Changes<R> = { readonly [P in keyof R]?: R[P] | undefined }

/**
 * The records of one kind. Records are values: they are replaced, never changed in place. The cost of a lookup, a write
 * or a page does not depend on its position in a large collection.
 */
export class Collection<R extends object, Rule extends string = string, Index extends string = string> {
  readonly shape: Shape<R>
  readonly #rules: readonly NamedValue<R>[]
  readonly #indexes: readonly NamedValue<R>[]
  readonly #position: number
  readonly #onWrite: CollectionPlace['onWrite'] | undefined
  #state: CollectionState<R>
  /** rows that were looked up, by key: a second look costs no search */
  #found: Map<string, Row<R>> | undefined

  /** @param place absent if the collection belongs to no world */
  constructor(shape: Shape<R>, place?: CollectionPlace) {
    this.shape = shape
    const { rules, indexes } = listsOf(shape)
    this.#rules = rules
    this.#indexes = indexes
    this.#state = emptyState(shape)
    this.#position = place?.position ?? 0
    this.#onWrite = place?.onWrite
  }

  /** The number of records. */
  get size(): number {
    return this.#state.rows.size
  }

  /**
   * Returns the record with a key.
   * @example
   * const name = assistants.get(assistant.id)?.name
   */
  get(key: string): R | undefined {
    return this.#find(key)?.record
  }

  /**
   * Returns whether a record with a key exists.
   * @example
   * assistants.has(assistant.id) // true
   */
  has(key: string): boolean {
    return this.#find(key) !== undefined
  }

  /**
   * Returns the record with a key.
   * @throws RecordNotFound
   * @example
   * const { name } = assistants.getOrThrow(assistant.id)
   */
  getOrThrow(key: string): R {
    return this.#row(key).record
  }

  /**
   * Returns the record with a value of a unique field.
   * @example
   * const helper = assistants.find('name', 'Returns helper')
   */
  find(rule: Rule, value: string): R | undefined {
    return this.#only([rule, value])[0]?.record
  }

  /**
   * Adds a record and returns it.
   * @throws DuplicateKey if its key or the value of a unique field is taken
   * @example
   * const copy = assistants.insert({ ...assistant, id: 'copy', name: 'Copy' })
   */
  insert(record: R): R {
    const key = this.shape.key(record)
    const state = this.#writable()
    const row = { key, record, order: this.shape.order(record), seq: state.next }
    this.#claim(row)
    if (!state.rows.setIfNotPresent(key, row)) {
      this.#release(row, this.#rules.length)
      throw this.#duplicate('key', key, key)
    }
    state.next++
    this.#order(row)
    this.#onWrite?.({
      collection: this.#position,
      key,
      before: undefined,
      after: row,
      next: row.seq,
      following: state.next,
    })
    return record
  }

  /**
   * Updates a record and returns the new one. The key must stay.
   * @throws RecordNotFound, DuplicateKey, RecordKeyChanged
   * @example
   * const renamed = assistants.update(assistant.id, { name: 'Billing helper' })
   */
  update(key: string, changes: Changes<R>): R {
    const row = this.#row(key)
    return this.#succeed(row, changed(row.record, changes), row.order)
  }

  /**
   * Replaces a record by another one with the same key, and returns it.
   * @throws RecordNotFound, DuplicateKey, RecordKeyChanged
   * @example
   * const renamed = assistants.replace(assistant.id, { ...assistant, name: 'Billing helper' })
   */
  replace(key: string, record: R): R {
    const row = this.#row(key)
    const order = this.shape.order(record)
    if (order === row.order) return this.#succeed(row, record, order)
    this.#rejectOtherKey(key, record)
    this.#rejectDuplicates(key, record)
    this.#remove(row)
    const successor = { key, record, order, seq: row.seq }
    this.#place(successor)
    this.#report(key, row, successor)
    return record
  }

  /**
   * Deletes a record and returns it.
   * @throws RecordNotFound
   * @example
   * const deleted = assistants.delete(assistant.id)
   */
  delete(key: string): R {
    const row = this.#row(key)
    this.#remove(row)
    this.#report(key, row, undefined)
    return row.record
  }

  /**
   * Deletes all selected records and returns them in listing order.
   * @example
   * const deleted = assistants.deleteAll({ where: ({ name }) => name.startsWith('Test') })
   */
  deleteAll(selection: Selection<R, Index, Rule>): R[] {
    const removed = this.list(selection)
    for (const record of removed) this.delete(this.shape.key(record))
    return removed
  }

  /**
   * Returns all selected records in listing order.
   * @example
   * const names = assistants.list().map(({ name }) => name)
   */
  list(selection: Selection<R, Index, Rule> = {}): R[] {
    const rows = take(this.#forwards(selection), Number.POSITIVE_INFINITY, selection.where)
    return rows.map((row) => row.record)
  }

  /**
   * Returns the first selected record in listing order, without looking at the rest.
   * @example
   * const assistant = assistants.first()
   */
  first(selection: Selection<R, Index, Rule> = {}): R | undefined {
    return take(this.#forwards(selection), 1, selection.where)[0]?.record
  }

  /**
   * Returns one page of the selected records. The cost does not depend on its position.
   * @example
   * const { records, next } = assistants.page({ size: 25 })
   */
  page({ size, after, before }: PageRequest, selection: Selection<R, Index, Rule> = {}): Page<R> {
    const { where } = selection
    const rows = before
      ? take(this.#backwards(selection, before), size, where).toReversed()
      : take(this.#forwards(selection, after), size, where)
    const first = rows[0] ?? (after && { order: after.order, seq: after.seq + HALF })
    const last = rows.at(-1) ?? (before && { order: before.order, seq: before.seq - HALF })
    const precedes = first && take(this.#backwards(selection, first), 1, where).length > 0
    const follows = last && take(this.#forwards(selection, last), 1, where).length > 0
    return {
      records: rows.map((row) => row.record),
      ...(follows && { next: { order: last.order, seq: last.seq } }),
      ...(precedes && { previous: { order: first.order, seq: first.seq } }),
    }
  }

  /**
   * Memoises `create()` until the collection changes.
   * @param key identifies the value; `create` must depend on this collection's records only
   */
  remember<T>(key: string, create: () => T): T {
    const { remembered } = this.#state
    // The value of a key was created for that key.
    const known = remembered.get(key) as T | undefined
    if (known !== undefined) return known
    const created = create()
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(key, created)
    return created
  }

  /** Returns the current state as a value for {@link restore}, in constant time. */
  keep(): CollectionState<R> {
    this.#state.kept = true
    return this.#state
  }

  restore(state: CollectionState<R>): void {
    this.#state = state
    this.#found = undefined
  }

  /**
   * Stores records at their places and deletes others, without a check of unique fields: for changes that another world
   * with the same records has made.
   */
  apply({ stored = [], deleted = [], next }: RowChanges<R>): void {
    for (const key of deleted) if (this.has(key)) this.delete(key)
    for (const [seq, record] of stored) {
      const key = this.shape.key(record)
      const before = this.#find(key)
      if (before) this.#remove(before)
      const after = { key, record, order: this.shape.order(record), seq }
      this.#place(after)
      this.#report(key, before, after)
    }
    this.#continueAt(next)
  }

  /** Undoes a write. All later writes must be undone before it. */
  undo({ before, after, next }: Write<R>): void {
    if (after) this.#remove(after)
    if (before) this.#place(before)
    this.#writable().next = next
  }

  /** Replaces a record at its position. */
  #succeed(row: Row<R>, record: R, order: Row<R>['order']): R {
    const { key, seq } = row
    this.#rejectOtherKey(key, record)
    this.#rejectDuplicates(key, record)
    this.#remove(row, record)
    const successor = { key, record, order, seq }
    this.#writable().rows.set(key, successor)
    this.#found?.set(key, successor)
    this.#index(successor, row.record)
    this.#report(key, row, successor)
    return record
  }

  /** Adds a row with its position to all trees. */
  #place(row: Row<R>): void {
    this.#writable().rows.set(row.key, row)
    this.#index(row)
  }

  /** Reports a write that took no sequence number. */
  #report(key: string, before: Row<R> | undefined, after: Row<R> | undefined): void {
    const { next } = this.#state
    this.#onWrite?.({ collection: this.#position, key, before, after, next, following: next })
  }

  /** Skips sequence numbers, and reports that as a write without a row. */
  #continueAt(following: number): void {
    const state = this.#writable()
    const { next } = state
    if (following === next) return
    state.next = following
    this.#onWrite?.({ collection: this.#position, key: '', before: undefined, after: undefined, next, following })
  }

  #rejectOtherKey(key: string, record: R): void {
    const other = this.shape.key(record)
    if (other === key) return
    throw new RecordKeyChanged(this.shape.noun ?? this.shape.schema, key, other)
  }

  #find(key: string): Row<R> | undefined {
    const found = this.#found?.get(key)
    if (found) return found
    const row = this.#state.rows.get(key)
    if (!row) return undefined
    if (!this.#found || this.#found.size >= MOST_FOUND) this.#found = new Map()
    this.#found.set(key, row)
    return row
  }

  #row(key: string): Row<R> {
    const row = this.#find(key)
    if (!row) throw new RecordNotFound(this.shape.noun ?? this.shape.schema, key)
    return row
  }

  *#forwards({ only, index }: Selection<R>, after: Place = LOWEST): Iterable<Row<R>> {
    if (only) {
      yield* this.#only(only).filter((row) => comparePlaces(row, after) > 0)
      return
    }
    const from = { order: after.order, seq: after.seq + QUARTER }
    if (!index) {
      yield* this.#state.ordered.keys(after === LOWEST ? undefined : probe(from))
      return
    }
    const [name, value] = index
    for (const entry of this.#entries(name).keys({ value, key: '', ...from })) {
      if (entry.value !== value) return
      yield this.#row(entry.key)
    }
  }

  *#backwards({ only, index }: Selection<R>, before: Place): Iterable<Row<R>> {
    if (only) {
      yield* this.#only(only).filter((row) => comparePlaces(row, before) < 0)
      return
    }
    if (!index) {
      for (const [row] of this.#state.ordered.entriesReversed(probe(before), undefined, true)) yield row
      return
    }
    const [name, value] = index
    const from = { value, key: '', order: before.order, seq: before.seq }
    for (const [entry] of this.#entries(name).entriesReversed(from, undefined, true)) {
      if (entry.value !== value) return
      yield this.#row(entry.key)
    }
  }

  #only([rule, value]: readonly [string, string]): Row<R>[] {
    const key = this.#state.unique[this.#rules.findIndex(([name]) => name === rule)]?.get(value)
    return key === undefined ? [] : [this.#row(key)]
  }

  #entries(name: string): Tree<Entry, undefined> {
    const index = this.#state.indexes[this.#indexes.findIndex(([known]) => known === name)]
    if (!index) throw new TypeError(`${this.shape.schema} has no index named "${name}"`)
    return index
  }

  #rejectDuplicates(key: string, record: R): void {
    for (const [i, [rule, give]] of this.#rules.entries()) {
      const value = give(record)
      const holder = value === undefined ? undefined : this.#state.unique[i]?.get(value)
      if (value !== undefined && holder !== undefined && holder !== key) throw this.#duplicate(rule, value, holder)
    }
  }

  #duplicate(field: string, value: string, holder: string): DuplicateKey {
    return new DuplicateKey({ entity: this.shape.noun ?? this.shape.schema, field, value, holder })
  }

  /** Adds the unique values of a new row. @throws DuplicateKey if one is taken; then none was added */
  #claim(row: Row<R>): void {
    const { unique } = this.#state
    for (let i = 0; i < this.#rules.length; i++) {
      const [rule = '', give] = this.#rules[i] ?? []
      const value = give?.(row.record)
      if (value === undefined || unique[i]?.setIfNotPresent(value, row.key)) continue
      const holder = unique[i]?.get(value) ?? ''
      this.#release(row, i)
      // A row that has the value and the key is reported by its key.
      throw holder === row.key ? this.#duplicate('key', holder, holder) : this.#duplicate(rule, value, holder)
    }
  }

  /** Removes the first unique values of a row again. */
  #release(row: Row<R>, count: number): void {
    for (const [i, [, give]] of this.#rules.slice(0, count).entries()) {
      const value = give(row.record)
      if (value !== undefined) this.#state.unique[i]?.delete(value)
    }
  }

  /** Adds a row to all trees but the one by key. Skips entries that its predecessor left in place. */
  #index(row: Row<R>, predecessor?: R): void {
    const { unique } = this.#writable()
    for (const [i, [, give]] of this.#rules.entries()) {
      const value = give(row.record)
      if (value === undefined || (predecessor && give(predecessor) === value)) continue
      unique[i]?.set(value, row.key)
    }
    this.#order(row, predecessor)
  }

  /** Adds a row to the trees that lists read. Skips entries that its predecessor left in place. */
  #order(row: Row<R>, predecessor?: R): void {
    const { ordered, indexes } = this.#writable()
    ordered.set(row, undefined)
    for (const [i, [, give]] of this.#indexes.entries()) {
      const value = give(row.record)
      if (value === undefined || (predecessor && give(predecessor) === value)) continue
      indexes[i]?.set({ value, key: row.key, order: row.order, seq: row.seq }, undefined)
    }
  }

  /** Removes a row from all trees. Keeps entries that are the same for its successor. */
  #remove(row: Row<R>, successor?: R): void {
    const { rows, ordered, unique, indexes } = this.#writable()
    this.#found?.delete(row.key)
    if (!successor) {
      rows.delete(row.key)
      ordered.delete(row)
    }
    for (const [i, [, give]] of this.#rules.entries()) {
      const value = give(row.record)
      if (value === undefined || (successor && give(successor) === value)) continue
      // Records that exchange their values are stored one after the other: another one may have the value by now.
      if (unique[i]?.get(value) === row.key) unique[i].delete(value)
    }
    for (const [i, [, give]] of this.#indexes.entries()) {
      const value = give(row.record)
      if (value === undefined || (successor && give(successor) === value)) continue
      indexes[i]?.delete({ value, key: row.key, order: row.order, seq: row.seq })
    }
  }

  #writable(): CollectionState<R> {
    if (this.#state.kept) this.#state = copyState(this.#state)
    if (this.#state.remembered.size > 0) this.#state.remembered.clear()
    return this.#state
  }
}

/** Most rows that a collection finds without a search: enough for all records that clients poll. */
const MOST_FOUND = 1024

/** How many values a collection memoises: enough for all clients that poll. */
const MOST_REMEMBERED = 64

/** Offsets between two neighbouring sequence numbers, for places between rows. */
const HALF = 0.5
const QUARTER = 0.25
const LOWEST: Place = { order: Number.NEGATIVE_INFINITY, seq: Number.NEGATIVE_INFINITY }

/** Returns a place as a row to search from. The tree compares only its place. */
function probe<R>(place: Place): Row<R> {
  return place as Row<R>
}

function take<R>(rows: Iterable<Row<R>>, size: number, where: Selection<R>['where']): Row<R>[] {
  const taken: Row<R>[] = []
  if (size <= 0) return taken
  for (const row of rows) {
    if (where && !where(row.record)) continue
    taken.push(row)
    if (taken.length >= size) break
  }
  return taken
}

function changed<R extends object>(record: R, changes: Changes<R>): R {
  const result = { ...record, ...changes }
  for (const name in result) if (result[name] === undefined) delete result[name]
  return result
}
