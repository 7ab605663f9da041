import {
  type CollectionState,
  comparePlaces,
  copyState,
  type Entry,
  emptyState,
  type Row,
  type Shape,
} from './collection-state.ts'
import type { Page, PageRequest, Place } from './page.ts'
import type { Tree } from './tree.ts'
import { DuplicateKey, RecordNotFound } from './world-error.ts'

/** Which records a listing is about. */
export interface Selection<R, Index extends string = string, Rule extends string = string> {
  /** only the record to which this unique rule gives this value */
  readonly only?: readonly [rule: Rule, value: string] | undefined
  /** only those to which this index gives this value */
  readonly index?: readonly [name: Index, value: string] | undefined
  /** only those that pass; it is asked record by record, so an index is better where there is one */
  readonly where?: ((record: R) => boolean) | undefined
}

/** The changes of an update: a property that is present and undefined is removed. */
export type Changes<R> = { readonly [P in keyof R]?: R[P] | undefined }

/**
 * The records of one kind. Records are values: they are replaced, never changed in place.
 * Looking one up, writing one and taking a page cost the same at the start and the end of a large collection.
 */
export class Collection<R extends object, Rule extends string = string, Index extends string = string> {
  readonly shape: Shape<R>
  readonly #rules: readonly (readonly [name: string, value: (record: R) => string | undefined])[]
  readonly #indexes: readonly (readonly [name: string, value: (record: R) => string | undefined])[]
  readonly #written: (() => void) | undefined
  #state: CollectionState<R>

  /** @param written told before the first write after each {@link keep} */
  constructor(shape: Shape<R>, written?: () => void) {
    this.shape = shape
    this.#rules = Object.entries(shape.unique)
    this.#indexes = Object.entries(shape.indexes)
    this.#state = emptyState(shape)
    this.#written = written
  }

  /** How many records there are. */
  get size(): number {
    return this.#state.rows.size
  }

  get(key: string): R | undefined {
    return this.#state.rows.get(key)?.record
  }

  has(key: string): boolean {
    // The tree's own `has` goes through a range.
    return this.#state.rows.get(key) !== undefined
  }

  /** The record under a key. Throws {@link RecordNotFound}. */
  getOrThrow(key: string): R {
    return this.#row(key).record
  }

  /** The record to which a unique rule gives this value. */
  find(rule: Rule, value: string): R | undefined {
    return this.#only([rule, value])[0]?.record
  }

  /** Adds a record and returns it. Throws {@link DuplicateKey} when its key or a unique value is taken. */
  insert(record: R): R {
    const key = this.shape.key(record)
    this.#refuseDuplicates(key, record)
    const state = this.#writable()
    const row = { key, record, order: this.shape.order(record), seq: state.next }
    if (!state.rows.setIfNotPresent(key, row)) throw this.#duplicate('key', key, key)
    state.next++
    this.#index(row)
    return record
  }

  /**
   * Replaces a record by one with these changes and returns it; the key stays.
   * Throws {@link RecordNotFound} or {@link DuplicateKey}.
   */
  update(key: string, changes: Changes<R>): R {
    const row = this.#row(key)
    return this.#succeed(row, changed(row.record, changes), row.order)
  }

  /**
   * Puts another record in the place of one, under the same key, and returns it.
   * Throws {@link RecordNotFound} or {@link DuplicateKey}, and a RangeError when the record would have another key.
   */
  replace(key: string, record: R): R {
    const row = this.#row(key)
    const order = this.shape.order(record)
    if (order === row.order) return this.#succeed(row, record, order)
    this.#refuseOtherKey(key, record)
    this.#refuseDuplicates(key, record)
    this.#remove(row)
    const successor = { key, record, order, seq: row.seq }
    this.#writable().rows.set(key, successor)
    this.#index(successor)
    return record
  }

  /** Removes a record and returns it. Throws {@link RecordNotFound}. */
  delete(key: string): R {
    const row = this.#row(key)
    this.#remove(row)
    return row.record
  }

  /** Removes all that are selected and returns them, in listing order. */
  deleteAll(selection: Selection<R, Index, Rule>): R[] {
    const removed = this.list(selection)
    for (const record of removed) this.delete(this.shape.key(record))
    return removed
  }

  /** All that are selected, in listing order. */
  list(selection: Selection<R, Index, Rule> = {}): R[] {
    const rows = take(this.#forwards(selection), Number.POSITIVE_INFINITY, selection.where)
    return rows.map((row) => row.record)
  }

  /** The first that is selected, in listing order; those after it are not looked at. */
  first(selection: Selection<R, Index, Rule> = {}): R | undefined {
    return take(this.#forwards(selection), 1, selection.where)[0]?.record
  }

  /** One page of what is selected; it costs the same wherever it lies. */
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
   * What `make` gives, made once as long as the collection does not change.
   * @param key tells what is made apart from all else that is; it must depend on this collection's records alone
   */
  remember<T>(key: string, make: () => T): T {
    const { remembered } = this.#state
    // Whatever stands under a key was made for that key.
    const known = remembered.get(key) as T | undefined
    if (known !== undefined) return known
    const made = make()
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(key, made)
    return made
  }

  /** The present state as a value, to be given back to {@link restore}; it costs the same whatever it holds. */
  keep(): CollectionState<R> {
    this.#state.kept = true
    return this.#state
  }

  restore(state: CollectionState<R>): void {
    this.#state = state
  }

  /** A record takes the place of its predecessor, where that stood. */
  #succeed(row: Row<R>, record: R, order: Row<R>['order']): R {
    const { key, seq } = row
    this.#refuseOtherKey(key, record)
    this.#refuseDuplicates(key, record)
    this.#remove(row, record)
    const successor = { key, record, order, seq }
    this.#writable().rows.set(key, successor)
    this.#index(successor, row.record)
    return record
  }

  #refuseOtherKey(key: string, record: R): void {
    const other = this.shape.key(record)
    if (other === key) return
    throw new RangeError(`Failed to change ${this.shape.schema} ${key}: its key would become "${other}"`)
  }

  #row(key: string): Row<R> {
    const row = this.#state.rows.get(key)
    if (!row) throw new RecordNotFound(this.shape.schema, key)
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

  #refuseDuplicates(key: string, record: R): void {
    for (const [i, [rule, give]] of this.#rules.entries()) {
      const value = give(record)
      const holder = value === undefined ? undefined : this.#state.unique[i]?.get(value)
      if (value !== undefined && holder !== undefined && holder !== key) throw this.#duplicate(rule, value, holder)
    }
  }

  #duplicate(field: string, value: string, holder: string): DuplicateKey {
    return new DuplicateKey({ entity: this.shape.schema, field, value, holder })
  }

  /** Puts a row into all trees but that by key; where its predecessor gave an index the same value, it has stayed. */
  #index(row: Row<R>, predecessor?: R): void {
    const { ordered, unique, indexes } = this.#writable()
    ordered.set(row, undefined)
    for (const [i, [, give]] of this.#rules.entries()) {
      const value = give(row.record)
      if (value === undefined || (predecessor && give(predecessor) === value)) continue
      unique[i]?.set(value, row.key)
    }
    for (const [i, [, give]] of this.#indexes.entries()) {
      const value = give(row.record)
      if (value === undefined || (predecessor && give(predecessor) === value)) continue
      indexes[i]?.set({ value, key: row.key, order: row.order, seq: row.seq }, undefined)
    }
  }

  /** Takes a row out; where its successor gives an index the same value, that entry stays. */
  #remove(row: Row<R>, successor?: R): void {
    const { rows, ordered, unique, indexes } = this.#writable()
    if (!successor) {
      rows.delete(row.key)
      ordered.delete(row)
    }
    for (const [i, [, give]] of this.#rules.entries()) {
      const value = give(row.record)
      if (value !== undefined && !(successor && give(successor) === value)) unique[i]?.delete(value)
    }
    for (const [i, [, give]] of this.#indexes.entries()) {
      const value = give(row.record)
      if (value === undefined || (successor && give(successor) === value)) continue
      indexes[i]?.delete({ value, key: row.key, order: row.order, seq: row.seq })
    }
  }

  #writable(): CollectionState<R> {
    if (this.#state.kept) {
      this.#state = copyState(this.#state)
      this.#written?.()
    }
    if (this.#state.remembered.size > 0) this.#state.remembered.clear()
    return this.#state
  }
}

/** Pages of one moment: enough for all clients that poll, little enough to hold. */
const MOST_REMEMBERED = 64

/** Between two neighbouring sequence numbers, which are whole: for a place at which no row stands. */
const HALF = 0.5
const QUARTER = 0.25
const LOWEST: Place = { order: Number.NEGATIVE_INFINITY, seq: Number.NEGATIVE_INFINITY }

/** A place to look from. Only its place is ever read: the tree compares nothing else. */
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
