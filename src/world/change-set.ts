import { type RowChange, rowChangesBetween, rowChangesOf } from './changes.ts'
import type { ClockState } from './clock.ts'
import type { CollectionState } from './collection-state.ts'
import { type CounterChanges, counterChanges, withCounterChanges } from './counters.ts'
import type { RandomState } from './random.ts'
import { Snapshot } from './snapshot.ts'
import type { Write } from './write.ts'

/** The name of a collection. */
export interface CollectionName {
  readonly group: string
  readonly name: string
}

/** Records of one collection that a change set stores or deletes. */
export interface RecordChanges {
  readonly group: string
  readonly collection: string
  /** sequence number of the collection's next record */
  readonly next: number
  /** keys of the records that were deleted, or moved to another sequence number; they are deleted before any is stored */
  readonly deleted?: readonly string[]
  /** records that were inserted, replaced or moved, with their sequence numbers */
  readonly stored?: readonly StoredRecord[]
}

/** A record with the sequence number that decides its place in lists. */
export type StoredRecord = readonly [seq: number, record: object]

/**
 * The difference between two states of a world, as JSON. Applied to a world in the first state, it gives a world with
 * the same future as the second: the same records in the same order, the same ids, dates and cursors. What is absent
 * stays the same.
 */
export interface ChangeSet {
  readonly records?: readonly RecordChanges[]
  /** all settings, such as faults and profiles */
  readonly settings?: Readonly<Record<string, unknown>>
  readonly counters?: CounterChanges
  readonly clock?: ClockState
  readonly random?: RandomState
  readonly seed?: number
  readonly turn?: number
}

/** Most records of one change set, so that it takes a bounded time to write or read. */
export const MOST_RECORDS = 500

/**
 * Returns what leads from one state to another one.
 * @param names the collections of the world, in its order
 * @param writes what was written between them; undefined if that is not known
 */
export function changeSetBetween(
  names: readonly CollectionName[],
  before: Snapshot,
  after: Snapshot,
  writes: readonly Write[] | undefined,
): ChangeSet {
  const records = writes ? changesOfWrites(names, writes) : changesOfStates(names, before, after)
  return { ...(records.length > 0 && { records }), ...otherChanges(before, after) }
}

/**
 * Returns what leads from one state to another one except for the records: settings, counters, clock, random source, seed
 * and turn.
 */
export function otherChanges(before: Snapshot, after: Snapshot): Omit<ChangeSet, 'records'> {
  const counters = counterChanges(before.counters, after.counters)
  return {
    ...(before.settings !== after.settings && { settings: after.settings }),
    ...(counters && { counters }),
    ...(before.clock !== after.clock && { clock: after.clock }),
    ...(before.random !== after.random && { random: after.random }),
    ...(before.seed !== after.seed && { seed: after.seed }),
    ...(before.turn !== after.turn && { turn: after.turn }),
  }
}

/** Returns a state with other settings, counters, clock, random source, seed and turn. */
export function withOtherChanges(state: Snapshot, changes: Omit<ChangeSet, 'records'>): Snapshot {
  const { version, settings, counters, clock, random, seed, turn } = state
  return new Snapshot({
    version,
    settings: changes.settings ?? settings,
    counters: changes.counters ? withCounterChanges(counters, changes.counters) : counters,
    clock: changes.clock ?? clock,
    random: changes.random ?? random,
    seed: changes.seed ?? seed,
    turn: changes.turn ?? turn,
  })
}

/**
 * Returns a state as change sets of a bounded size. Applied in order to an empty world, they give a world in that state.
 * @param names the collections of the world, in its order
 */
export function* changeSetsOf(names: readonly CollectionName[], state: Snapshot): Generator<ChangeSet> {
  const { settings, clock, random, seed, turn, collections } = state
  const counters = counterChanges(undefined, state.counters)
  yield { settings, ...(counters && { counters }), clock, random, seed, turn }
  for (const [i, { group, name }] of names.entries()) {
    const collection = collections[i]
    if (!collection) continue
    const place = { group, collection: name, next: collection.next }
    for (const stored of chunksOf(rowsOf(collection))) yield { records: [{ ...place, stored }] }
    if (collection.rows.size === 0 && collection.next > 0) yield { records: [place] }
  }
}

function* rowsOf({ ordered }: CollectionState<object>): Generator<StoredRecord> {
  for (const { seq, record } of ordered.keys()) yield [seq, record]
}

/**
 * Returns what leads from one state to another one as change sets of a bounded size, each of which takes a bounded time to
 * find. They apply in order.
 * @param names the collections of the world, in its order
 */
export function* changeSetsBetween(
  names: readonly CollectionName[],
  before: Snapshot,
  after: Snapshot,
): Generator<ChangeSet> {
  yield otherChanges(before, after)
  const [earlier, later] = [before.collections, after.collections]
  for (const [i, { group, name }] of names.entries()) {
    const [was, is] = [earlier[i], later[i]]
    if (!was || !is || was === is || (was.rows === is.rows && was.next === is.next)) continue
    const place = { group, collection: name, next: is.next }
    for (const deleted of chunksOf(goneFrom(was, is))) yield { records: [{ ...place, deleted }] }
    for (const stored of chunksOf(newIn(was, is))) yield { records: [{ ...place, stored }] }
    yield { records: [place] }
  }
}

/** Returns the keys of the records that are not at their places any more. */
function* goneFrom(was: CollectionState<object>, is: CollectionState<object>): Generator<string> {
  for (const { key, seq } of was.ordered.keys()) if (is.rows.get(key)?.seq !== seq) yield key
}

/** Returns the records that were inserted, replaced or moved. */
function* newIn(was: CollectionState<object>, is: CollectionState<object>): Generator<StoredRecord> {
  for (const row of is.ordered.keys()) if (was.rows.get(row.key) !== row) yield [row.seq, row.record]
}

/** Splits a change set into several of a bounded size, which give the same world when they are applied in order. */
export function* splitChangeSet({ records = [], ...others }: ChangeSet): Generator<ChangeSet> {
  if (Object.keys(others).length > 0) yield others
  for (const { stored = [], deleted = [], ...place } of records) {
    for (const some of chunksOf(deleted)) yield { records: [{ ...place, deleted: some }] }
    for (const some of chunksOf(stored)) yield { records: [{ ...place, stored: some }] }
    if (stored.length === 0 && deleted.length === 0) yield { records: [place] }
  }
}

function* chunksOf<T>(items: Iterable<T>): Generator<readonly T[]> {
  let chunk: T[] = []
  for (const item of items) {
    chunk.push(item)
    if (chunk.length < MOST_RECORDS) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

function changesOfWrites(names: readonly CollectionName[], writes: readonly Write[]): RecordChanges[] {
  const changed = [...new Set(writes.map(({ collection }) => collection))].toSorted((a, b) => a - b)
  return changed.flatMap((position) => {
    const [place, last] = [names[position], writes.findLast(({ collection }) => collection === position)]
    return place && last ? [toRecordChanges(place, last.following, rowChangesOf(writes, position))] : []
  })
}

function changesOfStates(names: readonly CollectionName[], before: Snapshot, after: Snapshot): RecordChanges[] {
  if (before.version === after.version) return []
  const [earlier, later] = [before.collections, after.collections]
  return names.flatMap((place, i) => {
    const [was, is] = [earlier[i], later[i]]
    if (!was || !is || was === is || (was.rows === is.rows && was.next === is.next)) return []
    const changes = rowChangesBetween(was, is)
    // A state that undoing created has other trees with the same records.
    return changes.length === 0 && was.next === is.next ? [] : [toRecordChanges(place, is.next, changes)]
  })
}

function toRecordChanges({ group, name }: CollectionName, next: number, changes: readonly RowChange[]): RecordChanges {
  const stored = changes.flatMap(({ after }): StoredRecord[] => (after ? [[after.seq, after.record]] : []))
  // A record that moved is deleted first: another one may have been at its new place.
  const deleted = changes.flatMap(({ key, before, after }) =>
    !after || (before && before.seq !== after.seq) ? [key] : [],
  )
  return {
    group,
    collection: name,
    next,
    ...(deleted.length > 0 && { deleted }),
    ...(stored.length > 0 && { stored }),
  }
}
