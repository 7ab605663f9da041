import type { ParameterValue } from '../engine/services/emulator-services.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { createInitialWorld, type InitialOverrides } from '../scenarios/create-world.ts'
import type { Scenarios } from '../scenarios/library.ts'
import type { World } from '../world/world.ts'

type ParameterValues = Readonly<Record<string, ParameterValue>>

/** Worlds in which nothing has happened yet: each scenario is planted once with the same parameters, then forked. */
export class InitialWorlds {
  readonly #vendors: Readonly<Record<string, Vendor>>
  readonly #scenarios: Scenarios
  readonly #instead: InitialOverrides
  readonly #known = new Map<string | object, Map<string, World>>()
  #edition: number

  constructor(vendors: Readonly<Record<string, Vendor>>, scenarios: Scenarios, instead: InitialOverrides) {
    this.#vendors = vendors
    this.#scenarios = scenarios
    this.#instead = instead
    this.#edition = scenarios.edition
  }

  /**
   * A world that holds a scenario's records.
   * @throws RangeError for an unknown scenario; ScenarioError for a scenario or parameters with mistakes
   */
  of(named: string | object, given: ParameterValues = {}): World {
    if (this.#edition !== this.#scenarios.edition) this.#known.clear()
    this.#edition = this.#scenarios.edition
    const known = this.#known.get(named) ?? new Map<string, World>()
    this.#known.set(named, known)
    const parameters = JSON.stringify(Object.entries(given).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    const world =
      known.get(parameters) ?? createInitialWorld(this.#scenarios.plan(named, given), this.#vendors, this.#instead)
    known.set(parameters, world)
    return world
  }
}
