import type { Place } from './page.ts'
import { compare, createTree, type Tree } from './tree.ts'

/** How the records of one kind are kept. */
export interface Shape<R> {
  /** the record's schema name: what refusals call it */
  readonly schema: string
  /** the key under which a record is found */
  readonly key: (record: R) => string
  /** rules by name: no two records may give the same value; a record that gives none is free */
  readonly unique: Readonly<Record<string, (record: R) => string | undefined>>
  /** indexes by name: records that give the same value are listed together */
  readonly indexes: Readonly<Record<string, (record: R) => string | undefined>>
  /** the value that lists are ordered by, before the order of insertion; it must not change in an update */
  readonly order: (record: R) => string | number
}

/** What a collection holds at one moment, as a value. */
export interface CollectionState<R> {
  readonly rows: Tree<string, Row<R>>
  readonly ordered: Tree<Row<R>, undefined>
  /** in the order of the shape's rules */
  readonly unique: readonly Tree<string, string>[]
  /** in the order of the shape's indexes */
  readonly indexes: readonly Tree<Entry, undefined>[]
  /** the sequence number of the next row */
  next: number
  /** what was made of this state and is still true: forgotten at the next write */
  readonly remembered: Map<string, unknown>
  /** set once a snapshot refers to this state: from then on it is copied before it is written */
  kept: boolean
}

/** A record and where it stands. */
export interface Row<R> extends Place {
  readonly key: string
  readonly record: R
}

/** Under which value of an index a row stands, and where. */
export interface Entry extends Place {
  readonly key: string
  readonly value: string
}

/** The state of a collection that holds nothing. */
export function emptyState<R>(shape: Shape<R>): CollectionState<R> {
  return {
    rows: createTree(compare<string>),
    ordered: createTree<Row<R>, undefined>(comparePlaces),
    unique: Object.keys(shape.unique).map(() => createTree(compare<string>)),
    indexes: Object.keys(shape.indexes).map(() => createTree(compareEntries)),
    next: 0,
    remembered: new Map(),
    kept: false,
  }
}

/** A state that can be written while the one that it was copied from stays as it is; they share what neither changes. */
export function copyState<R>(state: CollectionState<R>): CollectionState<R> {
  return {
    rows: state.rows.clone(),
    ordered: state.ordered.clone(),
    unique: state.unique.map((tree) => tree.clone()),
    indexes: state.indexes.map((tree) => tree.clone()),
    next: state.next,
    remembered: new Map(),
    kept: false,
  }
}

/** Listing order. */
export function comparePlaces(a: Place, b: Place): number {
  return compare(a.order, b.order) || compare(a.seq, b.seq)
}

function compareEntries(a: Entry, b: Entry): number {
  return compare(a.value, b.value) || comparePlaces(a, b)
}
