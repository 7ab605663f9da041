import { runInTurns } from '../engine/exchange/in-turns.ts'
import type { ParameterValue } from '../engine/services/emulator-services.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import { createInitialWorld, type InitialOverrides, initialWorldSteps } from './create-world.ts'
import type { Scenarios } from './library.ts'
import { prepareChecks } from './prepare-checks.ts'

type Parameters = Readonly<Record<string, ParameterValue>>

/** The worlds of one scenario by its parameters: those that were loaded, and those that are being loaded in parts. */
interface Loads {
  readonly loaded: Map<string, World>
  readonly pending: Map<string, Promise<void>>
}

/** Worlds in their initial state. A scenario is loaded once per set of parameters; other worlds are forked from it. */
export class InitialWorlds {
  readonly #vendors: Readonly<Record<string, Vendor>>
  readonly #scenarios: Scenarios
  readonly #overrides: InitialOverrides
  readonly #loads = new Map<string | object, Loads>()
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
  of(scenario: string | object, parameters: Parameters = {}): World {
    const { loaded } = this.#loadsOf(scenario)
    const key = keyOf(parameters)
    const world =
      loaded.get(key) ?? createInitialWorld(this.#scenarios.plan(scenario, parameters), this.#vendors, this.#overrides)
    loaded.set(key, world)
    return world
  }

  /**
   * Loads a scenario in parts, so that other requests are answered meanwhile and {@link of} returns its world at once.
   * Requests for the same world load it once.
   * @throws EmulatorError if the scenario does not exist; ScenarioError if it or its parameters are not valid
   */
  async prepare(scenario: string | object, parameters: Parameters = {}): Promise<void> {
    const key = keyOf(parameters)
    // A scenario that was edited while it was loaded is loaded again.
    for (let loads = this.#loadsOf(scenario); !loads.loaded.has(key); loads = this.#loadsOf(scenario)) {
      const loading = loads.pending.get(key) ?? this.#load(loads, key, this.#scenarios.plan(scenario, parameters))
      loads.pending.set(key, loading)
      await loading
    }
  }

  async #load({ loaded, pending }: Loads, key: string, plan: ReturnType<Scenarios['plan']>): Promise<void> {
    try {
      await prepareChecks(plan, this.#vendors)
      const world = await runInTurns(initialWorldSteps(plan, this.#vendors, this.#overrides))
      if (!loaded.has(key)) loaded.set(key, world)
    } finally {
      pending.delete(key)
    }
  }

  /** Returns the loads of a scenario's present edition. */
  #loadsOf(scenario: string | object): Loads {
    if (this.#edition !== this.#scenarios.edition) this.#loads.clear()
    this.#edition = this.#scenarios.edition
    const known = this.#loads.get(scenario)
    const loads = known ?? { loaded: new Map(), pending: new Map() }
    if (!known) this.#loads.set(scenario, loads)
    return loads
  }
}

/** Returns the same text for the same parameters in any order. */
function keyOf(parameters: Parameters): string {
  return JSON.stringify(Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
