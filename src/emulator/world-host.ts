import { journalOf } from '../engine/journal/journal.ts'
import {
  EmulatorError,
  type HostedWorld,
  type InitialState,
  type NamedSnapshot,
  type ResetOptions,
} from '../engine/services/emulator-services.ts'
import type { Limits } from '../engine/services/limits.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { createRecord } from '../scenarios/create-record.ts'
import type { Snapshot, World } from '../world/world.ts'

/** What a served world is made of. */
export interface WorldHostOptions {
  readonly world: World
  readonly initialState: InitialState
  readonly ephemeral: boolean
  readonly limits: Limits
  readonly vendors: Readonly<Record<string, Vendor>>
  /** whether its scenario was changed since it began */
  readonly isOutdated: () => boolean
  /** begins again with what its scenario now says, or with another one. Throws Refused. */
  readonly reload: (other?: ResetOptions) => Snapshot
}

/** A world that is served: it knows how it began, and keeps moments by name. */
export class WorldHost implements HostedWorld {
  readonly world: World
  readonly ephemeral: boolean
  readonly #hosting: WorldHostOptions
  #origin: Snapshot
  #snapshots: Map<string, NamedSnapshot> | undefined

  constructor(hosting: WorldHostOptions) {
    this.world = hosting.world
    this.ephemeral = hosting.ephemeral
    this.#hosting = hosting
    this.#origin = hosting.world.snapshot()
  }

  get initialState(): InitialState {
    return this.#hosting.initialState
  }

  get origin(): Snapshot {
    return this.#origin
  }

  get outdated(): boolean {
    return this.#hosting.isOutdated()
  }

  get snapshots(): ReadonlyMap<string, NamedSnapshot> {
    return this.#snapshots ?? NONE
  }

  reset(other?: ResetOptions): void {
    if (other || this.outdated) this.#origin = this.#hosting.reload(other)
    this.world.restore(this.#origin)
    journalOf(this.world).clear()
  }

  saveSnapshot(name: string): NamedSnapshot {
    const kept = this.#snapshots ?? new Map<string, NamedSnapshot>()
    this.#snapshots = kept
    const most = this.#hosting.limits.snapshots
    if (kept.size >= most && !kept.has(name)) {
      throw new EmulatorError(
        'conflict',
        `World ${this.world.name} keeps ${most} snapshots, which is the limit: delete one`,
      )
    }
    const { world } = this
    const saved = { name, at: world.clock.now(), after: journalOf(world).next - 1, snapshot: world.snapshot() }
    kept.set(name, saved)
    return saved
  }

  deleteSnapshot(name: string): boolean {
    return this.#snapshots?.delete(name) ?? false
  }

  createRecord(vendorName: string, collection: string, given: Readonly<Record<string, unknown>>): string {
    const vendor = this.#hosting.vendors[vendorName]
    if (!vendor) throw new EmulatorError('not-found', `There is no vendor "${vendorName}"`)
    return createRecord({ vendor, collection, draft: given, world: this.world })
  }
}

const NONE: ReadonlyMap<string, NamedSnapshot> = new Map()
