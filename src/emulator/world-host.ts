import type { KeptWorld } from '../durability/all-entries.ts'
import type { Recorder } from '../durability/recorder.ts'
import { bytesOfExchange } from '../durability/replay.ts'
import { journalOf } from '../engine/journal/journal.ts'
import { EmulatorError } from '../engine/services/emulator-error.ts'
import type { HostedWorld, InitialState, NamedSnapshot, ResetOptions } from '../engine/services/emulator-services.ts'
import type { Limits } from '../engine/services/limits.ts'
import type { RecordDraft } from '../engine/vendor/factory.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { vendorNamed } from '../engine/vendor/vendor-named.ts'
import { createRecord } from '../scenarios/create-record.ts'
import type { Snapshot } from '../world/snapshot.ts'
import type { World } from '../world/world.ts'
import { initialStateOf, type Loaded } from './loaded.ts'

/** Parts of a hosted world. */
export interface WorldHostOptions {
  readonly world: World
  readonly ephemeral: boolean
  readonly limits: Limits
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly loaded: Loaded
  /** returns whether the scenario was edited since it was loaded */
  readonly isOutdated: (loaded: Loaded) => boolean
  /** loads the scenario of a reset in parts, so that {@link reload} takes no time; throws EmulatorError */
  readonly prepareReload: (options?: ResetOptions) => Promise<void>
  /** loads the scenario again, or another one, as the initial state; throws EmulatorError */
  readonly reload: (options?: ResetOptions) => void
  /** the initial state. Defaults to the present one */
  readonly origin?: Snapshot
  /** named snapshots from an earlier process */
  readonly snapshots?: ReadonlyMap<string, NamedSnapshot>
  /** keeps the world beyond this process */
  readonly recorder?: Recorder | undefined
}

/** The state of a world that another one takes over. */
export interface TakenState extends Pick<KeptWorld, 'origin' | 'snapshots' | 'exchanges' | 'next' | 'state'> {
  readonly loaded: Loaded
}

/** A world of an emulator, with its initial state and its named snapshots. */
export class WorldHost implements HostedWorld {
  readonly world: World
  readonly ephemeral: boolean
  /** the options that it was started or reset with */
  loaded: Loaded
  readonly #options: WorldHostOptions
  #snapshots: Map<string, NamedSnapshot>
  #origin: Snapshot

  constructor(options: WorldHostOptions) {
    this.world = options.world
    this.ephemeral = options.ephemeral
    this.loaded = options.loaded
    this.#options = options
    this.#origin = options.origin ?? options.world.snapshot()
    this.#snapshots = new Map(options.snapshots)
  }

  get initialState(): InitialState {
    return initialStateOf(this.loaded.options)
  }

  get origin(): Snapshot {
    return this.#origin
  }

  /** Sets the initial state that the next reset restores. */
  setOrigin(origin: Snapshot): void {
    this.#origin = origin
  }

  /** Takes over the state of another world, with its initial state, named snapshots and request journal. */
  take({ loaded, origin, snapshots, state, exchanges, next }: TakenState): void {
    this.loaded = loaded
    this.#origin = origin
    this.#snapshots = new Map(snapshots.map((saved) => [saved.name, saved]))
    this.world.restore(state)
    const journal = journalOf(this.world)
    journal.clear()
    journal.continueAt(exchanges[0]?.number ?? next)
    for (const exchange of exchanges) journal.add(exchange, bytesOfExchange(exchange))
  }

  get outdated(): boolean {
    return this.#options.isOutdated(this.loaded)
  }

  get snapshots(): ReadonlyMap<string, NamedSnapshot> {
    return this.#snapshots
  }

  async prepareReset(options?: ResetOptions): Promise<void> {
    const initial = initialOf(options)
    if (initial || this.outdated) await this.#options.prepareReload(initial)
  }

  reset(options?: ResetOptions): void {
    const initial = initialOf(options)
    if (initial || this.outdated) this.#options.reload(initial)
    this.world.restore(this.#origin)
    if (options?.keepJournal !== true) journalOf(this.world).clear()
  }

  saveSnapshot(name: string): NamedSnapshot {
    const most = this.#options.limits.snapshots
    if (this.#snapshots.size >= most && !this.#snapshots.has(name)) {
      throw new EmulatorError('DD_SNAPSHOT_LIMIT', { name: this.world.name, most })
    }
    const { world } = this
    const replaced = this.#snapshots.get(name)
    const saved = { name, at: world.clock.now(), after: journalOf(world).next - 1, snapshot: world.snapshot() }
    this.#snapshots.set(name, saved)
    this.#options.recorder?.save(this, saved, () => {
      if (replaced) this.#snapshots.set(name, replaced)
      else this.#snapshots.delete(name)
    })
    return saved
  }

  deleteSnapshot(name: string): boolean {
    const deleted = this.#snapshots.get(name)
    if (!deleted) return false
    this.#snapshots.delete(name)
    this.#options.recorder?.forget(this, name, () => this.#snapshots.set(name, deleted))
    return true
  }

  createRecord(vendorName: string, collection: string, draft: RecordDraft): string {
    const vendor = vendorNamed(this.#options.vendors, vendorName)
    return createRecord({ vendor, collection, draft, world: this.world })
  }
}

/** Returns the options if they name another initial state; else undefined: the world returns to its own. */
function initialOf(options: ResetOptions | undefined): ResetOptions | undefined {
  return options?.scenario === undefined && options?.with === undefined ? undefined : options
}
