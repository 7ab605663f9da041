import diffModule from 'sorted-btree/extended/diffAgainst.js'
import type { CollectionState, Row } from './collection-state.ts'
import { compare } from './tree.ts'
import type { Write } from './write.ts'

// The package is CommonJS: Node wraps its default export in the module object, bundlers do not.
const diffAgainst = 'default' in diffModule ? diffModule.default : diffModule

/** A record that differs between two states: inserted, updated or deleted. */
export interface Change {
  readonly key: string
  readonly before: object | undefined
  readonly after: object | undefined
}

/** A row that differs between two states: inserted, replaced, moved or deleted. */
export interface RowChange {
  readonly key: string
  readonly before: Row<object> | undefined
  readonly after: Row<object> | undefined
}

/**
 * Returns the differences between two states of a collection, ordered by key. Skips the parts that both share.
 * @param most stops at the first difference beyond this number
 */
export function changesBetween(
  before: CollectionState<object>,
  after: CollectionState<object>,
  most = Number.POSITIVE_INFINITY,
): Change[] {
  const changes: Change[] = []
  const note = (key: string, was: Row<object> | undefined, is: Row<object> | undefined) => {
    const change = { key, before: was?.record, after: is?.record }
    if (differs(change)) changes.push(change)
    return changes.length > most ? { break: true } : undefined
  }
  if (before.rows === after.rows) return changes
  diffAgainst<string, Row<object>, boolean>(
    before.rows,
    after.rows,
    (key, was) => note(key, was, undefined),
    (key, is) => note(key, undefined, is),
    (key, was, is) => note(key, was, is),
  )
  return changes.toSorted((a, b) => compare(a.key, b.key))
}

/** Returns the differences that writes made to one collection, ordered by key. @param collection its position */
export function changesOf(writes: readonly Write[], collection: number): Change[] {
  return recordsOf(rowChangesOf(writes, collection))
}

/** Returns the rows that differ between two states of a collection, ordered by key. Skips the parts that both share. */
export function rowChangesBetween(before: CollectionState<object>, after: CollectionState<object>): RowChange[] {
  const changes: RowChange[] = []
  if (before.rows === after.rows) return changes
  diffAgainst<string, Row<object>, never>(
    before.rows,
    after.rows,
    (key, was) => void changes.push({ key, before: was, after: undefined }),
    (key, is) => void changes.push({ key, before: undefined, after: is }),
    (key, was, is) => void changes.push({ key, before: was, after: is }),
  )
  return changes.toSorted((a, b) => compare(a.key, b.key))
}

/**
 * Counts the rows that differ between two states of a collection; undefined if they are more than `most`. Its cost is
 * bounded by what is counted.
 */
export function countRowChanges(
  before: CollectionState<object>,
  after: CollectionState<object>,
  most: number,
): number | undefined {
  let count = 0
  const stop = () => (++count > most ? { break: true } : undefined)
  if (before.rows === after.rows) return 0
  diffAgainst<string, Row<object>, boolean>(before.rows, after.rows, stop, stop, stop)
  return count > most ? undefined : count
}

/** Returns the rows that writes to one collection changed, ordered by key. @param collection its position */
export function rowChangesOf(writes: readonly Write[], collection: number): RowChange[] {
  const changes = new Map<string, RowChange>()
  for (const write of writes) {
    if (write.collection !== collection) continue
    const { key, after } = write
    const known = changes.get(key)
    changes.set(key, { key, before: known ? known.before : write.before, after })
  }
  return [...changes.values()].filter(({ before, after }) => before !== after).toSorted((a, b) => compare(a.key, b.key))
}

/** Counts the rows that writes changed. */
export function countWrittenRows(writes: readonly Write[]): number {
  const collections = new Set(writes.map(({ collection }) => collection))
  return [...collections].reduce((sum, collection) => sum + rowChangesOf(writes, collection).length, 0)
}

function recordsOf(changes: readonly RowChange[]): Change[] {
  return changes
    .map(({ key, before, after }) => ({ key, before: before?.record, after: after?.record }))
    .filter(differs)
}

/** A row that was replaced and restored holds the same record as before. */
function differs({ before, after }: Change): boolean {
  return before !== after
}
