import type { ParameterValue } from '../engine/services/emulator-services.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import { createInitialWorld, type InitialOverrides } from './create-world.ts'
import type { Scenarios } from './library.ts'

/** Worlds in their initial state. A scenario is loaded once per set of parameters; other worlds are forked from it. */
export class InitialWorlds {
  readonly #vendors: Readonly<Record<string, Vendor>>
  readonly #scenarios: Scenarios
  readonly #overrides: InitialOverrides
  readonly #loaded = new Map<string | object, Map<string, World>>()
  #edition: number

  constructor(vendors: Readonly<Record<string, Vendor>>, scenarios: Scenarios, overrides: InitialOverrides) {
    this.#vendors = vendors
    this.#scenarios = scenarios
    this.#overrides = overrides
    this.#edition = scenarios.edition
  }

  /**
   * Returns the world that holds the records of a scenario. Fork it; do not change it.
   * @param scenario a scenario's name, or the content of a scenario file
   * @throws EmulatorError if the scenario does not exist; ScenarioError if it or its parameters are not valid
   */
  of(scenario: string | object, parameters: Readonly<Record<string, ParameterValue>> = {}): World {
    if (this.#edition !== this.#scenarios.edition) this.#loaded.clear()
    this.#edition = this.#scenarios.edition
    const loaded = this.#loaded.get(scenario) ?? new Map<string, World>()
    this.#loaded.set(scenario, loaded)
    const key = JSON.stringify(Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    const world =
      loaded.get(key) ?? createInitialWorld(this.#scenarios.plan(scenario, parameters), this.#vendors, this.#overrides)
    loaded.set(key, world)
    return world
  }
}
