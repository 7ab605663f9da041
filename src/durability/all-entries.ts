import type { Exchange } from '../engine/journal/exchange.ts'
import type { ForkOptions, NamedSnapshot } from '../engine/services/emulator-services.ts'
import { type ChangeSet, otherChanges, splitChangeSet } from '../world/change-set.ts'
import type { Snapshot } from '../world/snapshot.ts'
import type { World } from '../world/world.ts'
import { type ChangeEntry, type Entry, toStored } from './entry.ts'
import { type NumberedState, type States, stateEntries } from './states.ts'

/** A world at one moment, with everything that a later process needs. */
export interface KeptWorld {
  readonly world: World
  readonly ephemeral: boolean
  readonly options: ForkOptions
  readonly digest: string | undefined
  readonly origin: Snapshot
  readonly snapshots: readonly NamedSnapshot[]
  /** the exchanges that its journal keeps, oldest first */
  readonly exchanges: readonly Exchange[]
  /** the number of the next exchange */
  readonly next: number
  readonly state: Snapshot
}

/** Returns entries that give worlds without any earlier entry. They are created while they are read. */
export function allEntries(worlds: readonly KeptWorld[], states: States): Iterable<Entry> {
  // Numbered at once, because entries that follow may refer to them.
  const numbered = worlds.flatMap(({ world, origin, snapshots }) => {
    return [origin, ...snapshots.map(({ snapshot }) => snapshot)].flatMap((snapshot) => {
      if (states.find(snapshot)) return []
      const base = states.near(world, snapshot)
      return [{ world, state: states.add(snapshot), base }]
    })
  })
  return generateEntries(worlds, states, numbered)
}

/** A state to write, and the one that it is compared with. */
interface StateToWrite {
  readonly world: World
  readonly state: NumberedState
  readonly base: NumberedState | undefined
}

function* generateEntries(
  worlds: readonly KeptWorld[],
  states: States,
  numbered: readonly StateToWrite[],
): Generator<Entry> {
  for (const { world, state, base } of numbered) yield* stateEntries(world, state, base)
  for (const present of worlds) yield* worldEntries(present, states)
}

function* worldEntries(present: KeptWorld, states: States): Generator<Entry> {
  const { world, ephemeral, options, digest, origin, snapshots, exchanges, next, state } = present
  const { name } = world
  const first = exchanges[0]
  const dropped = (first?.number ?? next) - 1
  yield {
    start: name,
    ...numberAndChanges(states, origin),
    options: { ...options, ...(ephemeral && { ephemeral }) },
    ...(digest !== undefined && { digest }),
    ...(dropped > 0 && { dropped }),
  }
  for (const { name: save, at, after, snapshot } of snapshots) {
    yield { world: name, save: { name: save, at, after }, ...numberAndChanges(states, snapshot) }
  }
  let at = origin
  for (const exchange of exchanges) {
    const { before, after } = exchange
    yield* steps(world, at, before, { exchange: toStored(exchange), effects: world.changeSet(before, after) })
    at = after
  }
  yield* steps(world, at, state, {})
}

/** Returns the number of a snapshot's state, and what else it has of its own. */
function numberAndChanges(states: States, snapshot: Snapshot) {
  const found = states.find(snapshot)
  if (!found) throw new TypeError('A state was not numbered')
  return { state: found.number, changes: otherChanges(found.snapshot, snapshot) }
}

/** Most records that are compared at once. */
const MOST_COMPARED = 5000

/** Returns the entries that lead a world from one state to another. Only the last one has the rest. */
function* steps(
  world: World,
  from: Snapshot,
  to: Snapshot,
  rest: Pick<ChangeEntry, 'exchange' | 'effects'>,
): Generator<ChangeEntry> {
  let last: ChangeSet | undefined
  for (const changes of changesBetween(world, from, to)) {
    if (last) yield { world: world.name, changes: last }
    last = changes
  }
  yield { world: world.name, ...(last && { changes: last }), ...rest }
}

function changesBetween(world: World, from: Snapshot, to: Snapshot): Iterable<ChangeSet> {
  if (from.version === to.version || world.distance(from, to, MOST_COMPARED) !== undefined) {
    return splitChangeSet(world.changeSet(from, to))
  }
  return world.changeSetsBetween(from, to)
}
