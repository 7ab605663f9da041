import type { Place } from './page.ts'
import { compare, createTree, type Tree } from './tree.ts'

/** How the records of a collection are stored. */
export interface Shape<R> {
  /** the records' schema name */
  readonly schema: string
  /** noun for a record in error messages. Defaults to the schema's name */
  readonly noun?: string
  /** returns the key of a record */
  readonly key: (record: R) => string
  /** unique fields by name: no two records may have the same value; undefined is always allowed */
  readonly unique: Readonly<Record<string, (record: R) => string | undefined>>
  /** indexes by name: records with the same value can be listed together */
  readonly indexes: Readonly<Record<string, (record: R) => string | undefined>>
  /** the value that lists are ordered by, before the order of insertion; an update must not change it */
  readonly order: (record: R) => string | number
  /** returns the bytes of a record, if the records of the collection are so large that their memory is limited */
  readonly weigh?: ((record: R) => number) | undefined
}

/** A unique field or an index: its name, and the function that returns a record's value. */
export type NamedValue<R> = readonly [name: string, value: (record: R) => string | undefined]

/** The unique fields and indexes of a shape as lists. */
interface ShapeLists<R> {
  readonly rules: readonly NamedValue<R>[]
  readonly indexes: readonly NamedValue<R>[]
}

// biome-ignore lint/suspicious/noExplicitAny: a shape is contravariant in its record, so only `any` takes them all
const lists = new WeakMap<object, ShapeLists<any>>()

/** Returns the unique fields and indexes of a shape. The lists are created once for the collections of all worlds. */
export function listsOf<R>(shape: Shape<R>): ShapeLists<R> {
  const known = lists.get(shape)
  if (known) return known
  const created: ShapeLists<R> = { rules: Object.entries(shape.unique), indexes: Object.entries(shape.indexes) }
  lists.set(shape, created)
  return created
}

/** The content of a collection at one moment, as a value. */
export interface CollectionState<R> {
  readonly rows: Tree<string, Row<R>>
  readonly ordered: Tree<Row<R>, undefined>
  /** in the order of the shape's rules */
  readonly unique: readonly Tree<string, string>[]
  /** in the order of the shape's indexes */
  readonly indexes: readonly Tree<Entry, undefined>[]
  /** the sequence number of the next row */
  next: number
  /** values computed from this state; dropped at the next write */
  readonly remembered: Map<string, unknown>
  /** set once a snapshot refers to this state, which must then be copied before a write */
  kept: boolean
}

/** A record with its position. */
export interface Row<R> extends Place {
  readonly key: string
  readonly record: R
}

/** An entry of an index: the value, and the row's position. */
export interface Entry extends Place {
  readonly key: string
  readonly value: string
}

/** Creates the state of an empty collection. */
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

/** Copies a state. The copies share the nodes that neither changes. */
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

/** Compares two places in listing order. */
export function comparePlaces(a: Place, b: Place): number {
  // Neighbours often have the same order, which needs no comparison of its characters.
  return (a.order === b.order ? 0 : compare(a.order, b.order)) || compare(a.seq, b.seq)
}

function compareEntries(a: Entry, b: Entry): number {
  return (a.value === b.value ? 0 : compare(a.value, b.value)) || comparePlaces(a, b)
}
