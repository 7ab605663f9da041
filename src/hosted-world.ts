import {
  type Beginning,
  type HostedWorld,
  type Limits,
  type NamedSnapshot,
  type OtherBeginning,
  Refused,
} from './engine/emulation.ts'
import { journalOf } from './engine/journal.ts'
import type { Vendor } from './engine/vendor.ts'
import { plantOne } from './scenarios/plant-one.ts'
import type { Snapshot, World } from './world/world.ts'

/** What a served world is made of. */
export interface Hosting {
  readonly world: World
  readonly beginning: Beginning
  readonly ephemeral: boolean
  readonly limits: Limits
  readonly vendors: Readonly<Record<string, Vendor>>
  /** whether its scenario was changed since it began */
  readonly isOutdated: () => boolean
  /** begins again with what its scenario now says, or with another one. Throws Refused. */
  readonly renew: (other?: OtherBeginning) => Snapshot
}

/** A world that is served: it knows how it began, and keeps moments by name. */
export class Hosted implements HostedWorld {
  readonly world: World
  readonly ephemeral: boolean
  readonly #hosting: Hosting
  #origin: Snapshot
  #snapshots: Map<string, NamedSnapshot> | undefined

  constructor(hosting: Hosting) {
    this.world = hosting.world
    this.ephemeral = hosting.ephemeral
    this.#hosting = hosting
    this.#origin = hosting.world.snapshot()
  }

  get beginning(): Beginning {
    return this.#hosting.beginning
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

  reset(other?: OtherBeginning): void {
    if (other || this.outdated) this.#origin = this.#hosting.renew(other)
    this.world.restore(this.#origin)
    journalOf(this.world).clear()
  }

  save(name: string): NamedSnapshot {
    const kept = this.#snapshots ?? new Map<string, NamedSnapshot>()
    this.#snapshots = kept
    const most = this.#hosting.limits.snapshots
    if (kept.size >= most && !kept.has(name)) {
      throw new Refused('conflict', `World ${this.world.name} keeps ${most} snapshots, which is the limit: delete one`)
    }
    const { world } = this
    const saved = { name, at: world.clock.now(), after: journalOf(world).next - 1, snapshot: world.snapshot() }
    kept.set(name, saved)
    return saved
  }

  forget(name: string): boolean {
    return this.#snapshots?.delete(name) ?? false
  }

  make(vendorName: string, collection: string, given: Readonly<Record<string, unknown>>): string {
    const vendor = this.#hosting.vendors[vendorName]
    if (!vendor) throw new Refused('not-found', `There is no vendor "${vendorName}"`)
    return plantOne({ vendor, collection, given, world: this.world })
  }
}

const NONE: ReadonlyMap<string, NamedSnapshot> = new Map()
