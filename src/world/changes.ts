import diffModule from 'sorted-btree/extended/diffAgainst.js'
import type { CollectionState, Row } from './collection-state.ts'
import { compare } from './tree.ts'
import type { Write } from './version.ts'

// The package is CommonJS: Node wraps its default export in the module object, bundlers do not.
const diffAgainst = 'default' in diffModule ? diffModule.default : diffModule

/** A record that differs between two states: inserted, updated or deleted. */
export interface Change {
  readonly key: string
  readonly before: object | undefined
  readonly after: object | undefined
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
    // A row that was replaced and restored holds the same record as before.
    if (was?.record !== is?.record) changes.push({ key, before: was?.record, after: is?.record })
    return changes.length > most ? STOP : undefined
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

/** Result of a callback that ends a comparison. */
const STOP = { break: true }

/** Returns the differences that writes made to one collection, ordered by key. @param collection its position */
export function changesOf(writes: readonly Write[], collection: number): Change[] {
  const changes = new Map<string, Change>()
  for (const write of writes) {
    if (write.collection !== collection) continue
    const { key } = write
    const before = changes.has(key) ? changes.get(key)?.before : write.before?.record
    changes.set(key, { key, before, after: write.after?.record })
  }
  // A record that was replaced and restored is the same as before.
  return [...changes.values()].filter(({ before, after }) => before !== after).toSorted((a, b) => compare(a.key, b.key))
}
