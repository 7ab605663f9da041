import type { Exchange } from '../engine/journal/exchange.ts'
import type { ForkOptions, NamedSnapshot } from '../engine/services/emulator-services.ts'
import { type ChangeSet, otherChanges, splitChangeSet } from '../world/change-set.ts'
import type { Snapshot } from '../world/snapshot.ts'
import type { World } from '../world/world.ts'
import { type ChangeEntry, type Entry, type Place, toStored } from './entry.ts'
import { type States, type StateToWrite, stateEntries } from './states.ts'

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
  /** number of that state */
  readonly position: number
}

/** Entries that give worlds without any earlier entry. */
interface AllEntries {
  /** created while they are read */
  readonly entries: Iterable<Entry>
  /** the states that entries which follow may refer to, whether or not these ones take the place of the earlier ones */
  readonly states: States
}

/**
 * Returns entries that give worlds without any earlier entry.
 * @param known the states that earlier entries have
 * @param keepsExchanges true if the exchanges of the journals are among the entries
 */
export function allEntries(worlds: readonly KeptWorld[], known: States, keepsExchanges: boolean): AllEntries {
  const numbers = known.continued()
  const toWrite = worlds.flatMap(({ world, origin, snapshots }) => {
    const all = [origin, ...snapshots.map(({ snapshot }) => snapshot)]
    return all.flatMap((snapshot) => numbers.enter(world, snapshot, known))
  })
  const kept = keepsExchanges ? worlds : worlds.map((world) => ({ ...world, exchanges: [] }))
  const states = numbers.continued()
  states.adopt(toWrite.map(({ state }) => state).filter((state) => known.find(state.snapshot) === state))
  return { entries: generateEntries(kept, numbers, toWrite), states }
}

function* generateEntries(
  worlds: readonly KeptWorld[],
  states: States,
  toWrite: readonly StateToWrite[],
): Generator<Entry> {
  for (const one of toWrite) yield* stateEntries(one)
  for (const present of worlds) yield* worldEntries(present, states)
}

function* worldEntries(present: KeptWorld, states: States): Generator<Entry> {
  const { world, ephemeral, options, digest, origin, snapshots, exchanges, next, state, position } = present
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
  const walk = new Walk(world, origin)
  for (const exchange of exchanges) {
    const { before, after } = exchange
    yield* walk.to(before)
    const place = walk.placeOf(before)
    if (after !== before) yield* walk.to(after)
    const places = { before: place, ...(after !== before && { after: walk.placeOf(after) }) }
    yield { world: name, exchange: toStored(exchange), ...places }
  }
  yield* steps(world, walk.at, state, position)
}

/** Walks through the states of a world, and gives those with other records numbers below 0. */
class Walk {
  readonly #world: World
  #at: Snapshot
  #position = 0

  constructor(world: World, origin: Snapshot) {
    this.#world = world
    this.#at = origin
  }

  /** The state that the entries up to now lead to. */
  get at(): Snapshot {
    return this.#at
  }

  /** Returns the entries that lead to the records of a state. */
  *to(state: Snapshot): Generator<ChangeEntry> {
    if (state.version === this.#at.version) return
    this.#position--
    yield* steps(this.#world, this.#at, state, this.#position)
    this.#at = state
  }

  /** Returns the place of a state with the present records. */
  placeOf(state: Snapshot): Place {
    const changes = otherChanges(this.#at, state)
    return { position: this.#position, ...(Object.keys(changes).length > 0 && { changes }) }
  }
}

/** Returns the number of a snapshot's state, and what else it has of its own. */
export function numberAndChanges(states: States, snapshot: Snapshot) {
  const found = states.find(snapshot)
  if (!found) throw new TypeError('A state was not numbered')
  return { state: found.number, changes: otherChanges(found.snapshot, snapshot) }
}

/** Most records that are compared at once. */
const MOST_COMPARED = 5000

/** Returns the entries that lead a world from one state to another, which gets a number. */
function* steps(world: World, from: Snapshot, to: Snapshot, position: number): Generator<ChangeEntry> {
  let last: ChangeSet | undefined
  for (const changes of changesBetween(world, from, to)) {
    if (last) yield { world: world.name, changes: last }
    last = changes
  }
  yield { world: world.name, ...(last && { changes: last }), position }
}

function changesBetween(world: World, from: Snapshot, to: Snapshot): Iterable<ChangeSet> {
  if (from.version === to.version || world.distance(from, to, MOST_COMPARED) !== undefined) {
    return splitChangeSet(world.changeSet(from, to))
  }
  return world.changeSetsBetween(from, to)
}
