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
  /** true if the scenario is one of the library */
  readonly isNamed: boolean
  readonly loaded: Map<string, World>
  readonly pending: Map<string, Promise<void>>
}

/** Ways in which scenarios are loaded. */
export interface LoadOptions {
  /** called with the world of a scenario of the library when it was loaded with its default parameters */
  readonly onLoaded?: (world: World) => void
  /** true to load each scenario in one go, where one request must not wait for the turns of another. Defaults to false */
  readonly atOnce?: boolean
}

/** Sets of parameters of one scenario whose worlds stay in memory. */
const MOST_LOADED = 64

/** Worlds in their initial state. A scenario is loaded once per set of parameters; other worlds are forked from it. */
export class InitialWorlds {
  readonly #vendors: Readonly<Record<string, Vendor>>
  readonly #scenarios: Scenarios
  readonly #overrides: InitialOverrides
  readonly #options: LoadOptions
  /** those of the library's scenarios, by name */
  readonly #named = new Map<string, Loads>()
  /** those of scenarios that were passed as objects, as long as anybody has these */
  #unnamed = new WeakMap<object, Loads>()
  #edition: number

  constructor(
    vendors: Readonly<Record<string, Vendor>>,
    scenarios: Scenarios,
    overrides: InitialOverrides,
    options: LoadOptions = {},
  ) {
    this.#vendors = vendors
    this.#scenarios = scenarios
    this.#overrides = overrides
    this.#options = options
    this.#edition = scenarios.edition
  }

  /**
   * Returns the world that holds the records of a scenario. Fork it; do not change it.
   * @param scenario a scenario's name, or the content of a scenario file
   * @throws EmulatorError if the scenario does not exist; ScenarioError if it or its parameters are not valid
   */
  of(scenario: string | object, parameters: Parameters = {}): World {
    const loads = this.#loadsOf(scenario)
    const key = keyOf(parameters)
    const known = loads.loaded.get(key)
    if (known) return known
    const world = createInitialWorld(this.#scenarios.plan(scenario, parameters), this.#vendors, this.#overrides)
    this.#keep(loads, key, world)
    return world
  }

  /**
   * Loads a scenario in parts, so that other requests are answered meanwhile and {@link of} returns its world at once.
   * Requests for the same world load it once.
   * @throws EmulatorError if the scenario does not exist; ScenarioError if it or its parameters are not valid
   */
  async prepare(scenario: string | object, parameters: Parameters = {}): Promise<void> {
    if (this.#options.atOnce) return void this.of(scenario, parameters)
    const key = keyOf(parameters)
    let loads: Loads
    do {
      loads = this.#loadsOf(scenario)
      if (loads.loaded.has(key)) return
      const loading = loads.pending.get(key) ?? this.#load(loads, key, this.#scenarios.plan(scenario, parameters))
      loads.pending.set(key, loading)
      await loading
      // A scenario that was edited while it was loaded is loaded again.
    } while (loads !== this.#loadsOf(scenario))
  }

  async #load(loads: Loads, key: string, plan: ReturnType<Scenarios['plan']>): Promise<void> {
    try {
      await prepareChecks(plan, this.#vendors)
      const world = await runInTurns(initialWorldSteps(plan, this.#vendors, this.#overrides))
      if (!loads.loaded.has(key)) this.#keep(loads, key, world)
    } finally {
      loads.pending.delete(key)
    }
  }

  /** Keeps a world, and drops the one that was loaded first if there are too many. */
  #keep({ loaded, isNamed }: Loads, key: string, world: World): void {
    loaded.set(key, world)
    const [oldest] = loaded.keys()
    if (loaded.size > MOST_LOADED && oldest !== undefined) loaded.delete(oldest)
    if (isNamed && key === keyOf({})) this.#options.onLoaded?.(world)
  }

  /** Returns the loads of a scenario's present edition. */
  #loadsOf(scenario: string | object): Loads {
    if (this.#edition !== this.#scenarios.edition) {
      this.#named.clear()
      this.#unnamed = new WeakMap()
    }
    this.#edition = this.#scenarios.edition
    const isNamed = typeof scenario === 'string'
    const known = isNamed ? this.#named.get(scenario) : this.#unnamed.get(scenario)
    if (known) return known
    const loads: Loads = { isNamed, loaded: new Map(), pending: new Map() }
    if (isNamed) this.#named.set(scenario, loads)
    else this.#unnamed.set(scenario, loads)
    return loads
  }
}

/** Returns the same text for the same parameters in any order. */
function keyOf(parameters: Parameters): string {
  return JSON.stringify(Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
