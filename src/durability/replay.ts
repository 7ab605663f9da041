import { runAtOnce } from '../engine/exchange/in-turns.ts'
import type { Exchange } from '../engine/journal/exchange.ts'
import { journalOf, openJournal } from '../engine/journal/journal.ts'
import type { JournalBudget } from '../engine/journal/journal-budget.ts'
import { EmulatorError } from '../engine/services/emulator-error.ts'
import type { NamedSnapshot } from '../engine/services/emulator-services.ts'
import type { Limits } from '../engine/services/limits.ts'
import { shapesOf } from '../engine/vendor/collections.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { type ChangeSet, withOtherChanges } from '../world/change-set.ts'
import type { Shapes } from '../world/layout.ts'
import type { Snapshot } from '../world/snapshot.ts'
import { World } from '../world/world.ts'
import type { KeptWorld } from './all-entries.ts'
import type {
  Beginning,
  ChangeEntry,
  Entry,
  ExchangeEntry,
  Place,
  SaveEntry,
  StartEntry,
  StateEntry,
  TakeEntry,
} from './entry.ts'
import { dropMisfits, findMisfits, formatMisfits, type Misfit, withoutForeign } from './misfits.ts'
import type { SharedStates } from './shared-states.ts'
import type { Started } from './track.ts'

/** A world that entries gave again. */
export interface ReplayedWorld {
  readonly world: World
  readonly ephemeral: boolean
  readonly started: Started
  readonly origin: Snapshot
  readonly snapshots: ReadonlyMap<string, NamedSnapshot>
  /** the state that the entries led to */
  readonly written: Snapshot
}

/** Returns a world that entries gave again as another store or an archive keeps it. */
export function keptWorldOf({ world, ephemeral, started, origin, snapshots }: ReplayedWorld): KeptWorld {
  const journal = journalOf(world)
  return {
    world,
    ephemeral,
    ...started,
    origin,
    snapshots: [...snapshots.values()],
    exchanges: journal.list(),
    next: journal.next,
    state: world.moment(),
    position: 0,
  }
}

/** The worlds of all entries. */
interface Finished {
  readonly worlds: readonly ReplayedWorld[]
  /** records that were dropped, because they do not fit the vendors' specs */
  readonly misfits: readonly Misfit[]
}

/** Parts of a {@link Replay}. */
export interface ReplayOptions {
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly limits: Limits
  readonly journals: JournalBudget
  /** states that the store has in common with others */
  readonly shared?: SharedStates | undefined
}

/** A world while its entries are carried out. */
interface Replayed extends Omit<ReplayedWorld, 'written'> {
  started: Started
  origin: Snapshot
  readonly snapshots: Map<string, NamedSnapshot>
  /** states by the numbers that entries gave them, the latest ones */
  readonly positions: Map<number, Snapshot>
  /** the parts of a change that is not whole yet */
  parts: ChangeEntry[]
}

/** States that are remembered: exchanges follow their changes within a shorter distance. */
const MOST_POSITIONS = 8192

/** Carries out the entries of earlier processes, so that their worlds exist again. */
export class Replay {
  readonly #vendors: Readonly<Record<string, Vendor>>
  readonly #shapes: Shapes
  readonly #limits: Limits
  readonly #journals: JournalBudget
  readonly #shared: SharedStates | undefined
  readonly #states = new Map<number, World>()
  readonly #worlds = new Map<string, Replayed>()
  /** misfits of collections that no vendor has, by collection */
  readonly #foreign = new Map<string, Misfit>()

  constructor({ vendors, limits, journals, shared }: ReplayOptions) {
    this.#vendors = vendors
    this.#shapes = Object.fromEntries(
      Object.values(vendors).map(({ name, collections }) => [name, shapesOf(collections)]),
    )
    this.#limits = limits
    this.#journals = journals
    this.#shared = shared
  }

  /**
   * Returns the worlds, in the order in which they were started, once all entries were carried out.
   * @param drops whether records that do not fit the vendors' specs any more are dropped
   * @throws EmulatorError if there are such records and they are not dropped
   */
  finish(drops: boolean): readonly ReplayedWorld[] {
    const { worlds, misfits } = runAtOnce(this.finishInSteps())
    if (misfits.length === 0 || drops) return worlds
    throw new EmulatorError('DD_DATA_MISFIT', { count: misfits.length, records: formatMisfits(misfits) })
  }

  /** Returns the worlds like {@link finish}, in steps, without the records that do not fit, and what these were. */
  *finishInSteps(): Generator<void, Finished> {
    const whole = [...this.#worlds].filter(([name, { world }]) => name === world.name)
    const written = whole.map(([, replayed]) => ({ ...replayed, written: replayed.world.moment() }))
    const checked = this.#shared?.checked ?? new WeakSet()
    const misfits = [...this.#foreign.values()]
    const vendors = this.#vendors
    function* clean(world: World) {
      const found = yield* findMisfits(world, vendors, checked)
      misfits.push(...found)
      dropMisfits(world, found)
      return found.length > 0 ? world.snapshot() : undefined
    }
    const worlds: ReplayedWorld[] = []
    for (const replayed of written) {
      const { world, origin, snapshots } = replayed
      yield* clean(world)
      const named: NamedSnapshot[] = []
      for (const { snapshot, ...saved } of snapshots.values()) {
        const cleaned = yield* clean(world.fork({ name: saved.name, from: snapshot }))
        named.push({ ...saved, snapshot: cleaned ?? snapshot })
      }
      worlds.push({
        ...replayed,
        origin: (yield* clean(world.fork({ name: 'origin', from: origin }))) ?? origin,
        snapshots: new Map(named.map((saved) => [saved.name, saved])),
      })
    }
    return { worlds, misfits }
  }

  /** The number of the next state. */
  get nextState(): number {
    return Math.max(0, ...this.#states.keys()) + 1
  }

  /**
   * Carries out the next entry.
   * @throws TypeError if it refers to a world, state, snapshot or collection that does not exist
   */
  apply(entry: Entry): void {
    if ('state' in entry && !('start' in entry) && !('save' in entry)) this.#addToState(entry)
    else if ('start' in entry) this.#start(entry)
    else if ('end' in entry) this.#end(entry.end)
    else if ('takes' in entry) this.#take(entry)
    else if ('save' in entry) this.#save(entry)
    else if ('forget' in entry) this.#world(entry.world).snapshots.delete(entry.forget)
    else if ('exchange' in entry) this.#addExchange(entry)
    else if ('origin' in entry) {
      const replayed = this.#world(entry.world)
      replayed.origin = this.#begin(entry.world, entry.origin).snapshot()
      replayed.started = startedOf(entry.origin)
    } else this.#change(entry)
  }

  #addToState(entry: StateEntry): void {
    const { state, changes } = entry
    const world = this.#states.get(state) ?? this.#newState(entry)
    this.#states.set(state, world)
    if (changes) this.#applyTo(world, changes)
  }

  #newState({ base, shared }: StateEntry): World {
    if (shared !== undefined) {
      this.#addForeign(this.#shared?.misfits(shared) ?? [])
      return this.#shared?.world(shared) ?? missing(`shared state ${shared}`)
    }
    if (base === undefined) return new World({ name: 'state', seed: 0, shapes: this.#shapes })
    return this.#state(base).fork({ name: 'state' })
  }

  #state(number: number): World {
    return this.#states.get(number) ?? missing(`state ${number}`)
  }

  #world(name: string): Replayed {
    return this.#worlds.get(name) ?? missing(`world "${name}"`)
  }

  #begin(name: string, { state, like, changes = {} }: Beginning): World {
    const source = state === undefined ? this.#world(like ?? '').world : this.#state(state)
    const world = source.fork({ name })
    this.#applyTo(world, changes)
    return world
  }

  /** Applies changes to a world, except for those of collections that no vendor has. */
  #applyTo(world: World, changes: ChangeSet): void {
    const [fitting, misfits] = withoutForeign(this.#vendors, changes)
    this.#addForeign(misfits)
    world.apply(fitting)
  }

  #addForeign(misfits: readonly Misfit[]): void {
    for (const misfit of misfits) this.#foreign.set(misfit.collection, misfit)
  }

  #start(entry: StartEntry): void {
    const { start: name, as = name, dropped = 0 } = entry
    const world = this.#begin(as, entry)
    const { exchanges, journalBytes: bytes } = this.#limits
    const journal = openJournal(world, { exchanges, bytes }, this.#journals)
    if (dropped > 0) journal.continueAt(dropped + 1)
    const { ephemeral = false } = entry.options
    const started = startedOf(entry)
    const origin = world.snapshot()
    const positions = new Map([[0, origin]])
    this.#worlds.set(name, { world, ephemeral, started, origin, snapshots: new Map(), positions, parts: [] })
  }

  #end(name: string): void {
    journalOf(this.#world(name).world).end()
    this.#worlds.delete(name)
  }

  #take({ world: name, takes }: TakeEntry): void {
    const taken = this.#world(takes)
    const before = this.#worlds.get(name)
    if (before) journalOf(before.world).end()
    this.#worlds.delete(takes)
    this.#worlds.set(name, taken)
  }

  #save({ world: name, save, state, changes = {} }: SaveEntry): void {
    const { world, snapshots } = this.#world(name)
    const saved = state === undefined ? world : this.#state(state).fork({ name })
    if (saved !== world) this.#applyTo(saved, changes)
    snapshots.set(save.name, { ...save, snapshot: saved.snapshot() })
  }

  /** Carries out a change once all its parts are there: a process may have been killed between them. */
  #change(entry: ChangeEntry): void {
    const replayed = this.#world(entry.world)
    const [number, of] = entry.part ?? [1, 1]
    if (number === 1) replayed.parts = []
    replayed.parts.push(entry)
    if (number !== of) return
    if (replayed.parts.length !== of) missing(`first part of a change of world "${entry.world}"`)
    for (const part of replayed.parts) this.#changeBy(replayed, part)
    replayed.parts = []
  }

  #changeBy(replayed: Replayed, { restored, cleared, changes, position }: ChangeEntry): void {
    const { world, positions } = replayed
    if (restored) world.restore(this.#restoredState(replayed, restored))
    if (cleared) journalOf(world).clear()
    if (changes) this.#applyTo(world, changes)
    if (position === undefined) return
    positions.set(position, world.moment())
    const [oldest] = positions.keys()
    if (positions.size > MOST_POSITIONS && oldest !== undefined) positions.delete(oldest)
  }

  #addExchange({ world: name, exchange, before: place, after: later }: ExchangeEntry): void {
    const replayed = this.#world(name)
    const journal = journalOf(replayed.world)
    const before = this.#stateAt(replayed, place)
    const after = later ? this.#stateAt(replayed, later) : before
    if (exchange.number !== journal.next) journal.continueAt(exchange.number)
    const whole: Exchange = { ...exchange, error: exchange.error, before, after }
    journal.add(whole, bytesOfExchange(whole))
  }

  #stateAt({ world, positions }: Pick<Replayed, 'world' | 'positions'>, { position, changes = {} }: Place): Snapshot {
    const state = positions.get(position) ?? missing(`state at position ${position} of world "${world.name}"`)
    if (!changes.records) return withOtherChanges(state, changes)
    const other = world.fork({ name: world.name, from: state })
    this.#applyTo(other, changes)
    return other.snapshot()
  }

  #restoredState(
    { origin, snapshots }: Pick<ReplayedWorld, 'origin' | 'snapshots'>,
    restored: NonNullable<ChangeEntry['restored']>,
  ): Snapshot {
    if (restored === 'origin') return origin
    return snapshots.get(restored.snapshot)?.snapshot ?? missing(`snapshot "${restored.snapshot}"`)
  }
}

function startedOf({ options, digest }: Beginning): Started {
  return { options, digest }
}

function missing(what: string): never {
  throw new TypeError(`There is no ${what}`)
}

/** Returns the size of an exchange's texts in bytes. */
export function bytesOfExchange({ path, query, request, response }: Exchange): number {
  const headers = [...request.headers.flat(), ...Object.entries(response.headers).flat()]
  return [path, query, request.body, response.body, ...headers].reduce((sum, text) => sum + text.length, 0)
}
