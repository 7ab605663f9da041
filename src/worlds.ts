import { AUTH } from './engine/call.ts'
import { shapesOf } from './engine/collections.ts'
import type { Auth } from './engine/operation.ts'
import type { Vendor } from './engine/vendor.ts'
import { DEFAULT_SCENARIO, findScenario } from './scenarios/index.ts'
import { plant } from './scenarios/plant.ts'
import { readScenario } from './scenarios/scenario.ts'
import { instant } from './world/clock.ts'
import { World } from './world/world.ts'

/** What every world begins with, unless it is forked with something else. */
export interface BeginningOptions {
  /** the name of a scenario, or what a scenario's file holds; `default` unless given */
  readonly scenario?: string | object
  /** the seed of the random source; the scenario's unless given */
  readonly seed?: number
  /** freezes the clock at an instant (ISO 8601 or ms since 1970); the scenario says unless given */
  readonly clock?: string | number
  /** `open` (any well-formed credential) unless given, or `strict` (those the world knows) */
  readonly auth?: Auth
}

/** How a fork differs from what it is forked from. */
export interface ForkOptions {
  /** letters, digits, `-` and `_`, at most 64; made up unless given */
  readonly name?: string
  /** starts from the beginning of this scenario and not from the default world as it now is */
  readonly scenario?: string | object
  /** begins another random sequence */
  readonly seed?: number
  /** freezes the clock at an instant */
  readonly clock?: string | number
}

const WORLD_NAME = /^[\w-]{1,64}$/

/** The worlds of one emulator by name. Each scenario is planted once; a world that begins with it is a fork. */
export class Worlds {
  readonly first: World
  readonly #vendors: Readonly<Record<string, Vendor>>
  readonly #options: BeginningOptions
  readonly #worlds = new Map<string, World>()
  readonly #beginnings = new Map<string | object, World>()

  /** @throws RangeError for an unknown scenario; ScenarioError for a scenario with mistakes */
  constructor(vendors: Readonly<Record<string, Vendor>>, options: BeginningOptions) {
    this.#vendors = vendors
    this.#options = options
    this.first = this.#start(this.#beginning(options.scenario ?? DEFAULT_SCENARIO), 'default', {})
  }

  /** The world of this name; the first one when none is named. */
  find(name: string | undefined): World | undefined {
    return name === undefined ? this.first : this.#worlds.get(name)
  }

  names(): string[] {
    return [...this.#worlds.keys()]
  }

  /** Starts another world. Throws a RangeError for a name that is taken or no name. */
  fork({ name = this.#freeName(), ...options }: ForkOptions): World {
    if (!WORLD_NAME.test(name)) throw new RangeError(`"${name}" is no name for a world: use letters, digits, - and _`)
    if (this.#worlds.has(name)) throw new RangeError(`There is a world named "${name}" already`)
    return this.#start(options.scenario === undefined ? this.first : this.#beginning(options.scenario), name, options)
  }

  #start(from: World, name: string, { seed, clock }: ForkOptions): World {
    const world = from.fork({ name, seed })
    if (clock !== undefined) world.clock.freeze(clock)
    this.#worlds.set(name, world)
    return world
  }

  /** A world that holds a scenario's records and in which nothing has happened yet. */
  #beginning(named: string | object): World {
    const known = this.#beginnings.get(named)
    if (known) return known
    const scenario = typeof named === 'string' ? findScenario(named) : readScenario(named)
    const { seed = scenario.seed, clock = scenario.clock, auth = 'open' } = this.#options
    const frozen = clock === undefined ? {} : { clock: { at: instant(clock) } }
    const world = new World({ name: scenario.scenario, seed, shapes: this.#shapes(), ...frozen })
    plant(scenario, world, this.#vendors)
    world.setSetting(AUTH, auth)
    this.#beginnings.set(named, world)
    return world
  }

  #shapes() {
    const vendors = Object.values(this.#vendors)
    return Object.fromEntries(vendors.map(({ name, collections }) => [name, shapesOf(collections)]))
  }

  #freeName(): string {
    let number = this.#worlds.size
    while (this.#worlds.has(`world-${number}`)) number++
    return `world-${number}`
  }
}
