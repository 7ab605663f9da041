import type { ParameterValue } from '../engine/services/emulator-services.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { createInitialWorld, type InitialOverrides } from '../scenarios/create-world.ts'
import type { Scenarios } from '../scenarios/library.ts'
import type { World } from '../world/world.ts'

type ParameterValues = Readonly<Record<string, ParameterValue>>

/** Worlds in their initial state. Each scenario is loaded once per set of parameters; worlds are forked from it. */
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
  of(scenario: string | object, parameters: ParameterValues = {}): World {
    if (this.#edition !== this.#scenarios.edition) this.#loaded.clear()
    this.#edition = this.#scenarios.edition
    const loaded = this.#loaded.get(scenario) ?? new Map<string, World>()
    this.#loaded.set(scenario, loaded)
    const key = JSON.stringify(Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    const world = loaded.get(key) ?? this.#load(scenario, parameters)
    loaded.set(key, world)
    return world
  }

  #load(scenario: string | object, parameters: ParameterValues): World {
    return createInitialWorld(this.#scenarios.plan(scenario, parameters), this.#vendors, this.#overrides)
  }
}
