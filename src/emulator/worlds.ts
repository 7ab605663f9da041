import { AUTH_SETTING } from '../engine/exchange/call.ts'
import { JOURNAL_LIMITS_SETTING, journalOf } from '../engine/journal/journal.ts'
import {
  EmulatorError,
  type ForkOptions,
  type InitialState,
  type ParameterValue,
  type ResetOptions,
  type WorldRegistry,
} from '../engine/services/emulator-services.ts'
import type { Limits } from '../engine/services/limits.ts'
import type { OnProgress } from '../engine/services/on-progress.ts'
import type { Auth } from '../engine/vendor/handler.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { DEFAULT_SCENARIO, type Scenarios } from '../scenarios/library.ts'
import { ScenarioError } from '../scenarios/source-error.ts'
import type { World } from '../world/world.ts'
import { InitialWorlds } from './initial-worlds.ts'
import { WorldHost } from './world-host.ts'

/** What every world begins with, unless it is forked with something else. */
export interface InitialStateOptions {
  /** the name of a scenario, or what a scenario's file holds; `default` unless given */
  readonly scenario?: string | object
  /** the scenario's parameters that are not to be at their defaults */
  readonly with?: Readonly<Record<string, ParameterValue>>
  /** the seed of the random source; the scenario's unless given */
  readonly seed?: number
  /** freezes the clock at an instant (ISO 8601 or ms since 1970); the scenario says unless given */
  readonly clock?: string | number
  /** `open` (any well-formed credential) or `strict` (those the world knows); the scenario says unless given, or `open` */
  readonly auth?: Auth
  /** told of each record of a scenario that is planted; a scenario is planted once, and then forked */
  readonly onRecordCreated?: OnProgress
}

/** What a world is started with, and its name. */
type StartOptions = ForkOptions & { readonly name: string }

const WORLD_NAME = /^[\w-]{1,64}$/
const FIRST = 'default'

/** What the worlds of an emulator are made of. */
interface WorldsOptions {
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly scenarios: Scenarios
  readonly limits: Limits
  readonly options: InitialStateOptions
}

/** The worlds of one emulator by name. Each scenario is planted once; a world that begins with it is a fork. */
export class Worlds {
  readonly first: WorldHost
  readonly #vendors: Readonly<Record<string, Vendor>>
  readonly #scenarios: Scenarios
  readonly #limits: Limits
  readonly #worlds = new Map<string, WorldHost>()
  /** the ephemeral ones, least recently used first */
  readonly #ephemeral = new Set<string>()
  readonly #beginnings: InitialWorlds

  /** @throws RangeError for an unknown scenario; ScenarioError for a scenario with mistakes */
  constructor({ vendors, scenarios, limits, options }: WorldsOptions) {
    this.#vendors = vendors
    this.#scenarios = scenarios
    this.#limits = limits
    this.#beginnings = new InitialWorlds(vendors, scenarios, options)
    this.first = this.#start({ scenario: options.scenario ?? DEFAULT_SCENARIO, with: options.with, name: FIRST })
  }

  /** The world of this name, which is thereby used; the first one when none is named. */
  find(name: string | undefined): World | undefined {
    if (name === undefined) return this.first.world
    if (this.#ephemeral.delete(name)) this.#ephemeral.add(name)
    return this.#worlds.get(name)?.world
  }

  get(name: string): WorldHost | undefined {
    return this.#worlds.get(name)
  }

  list(): readonly WorldHost[] {
    return [...this.#worlds.values()]
  }

  names(): string[] {
    return [...this.#worlds.keys()]
  }

  fork({ name = this.#freeName(), ...options }: ForkOptions): WorldHost {
    if (!WORLD_NAME.test(name)) {
      throw new EmulatorError('invalid', `"${name}" is no name for a world: use letters, digits, - and _`, 'name')
    }
    if (this.#worlds.has(name)) throw new EmulatorError('conflict', `There is a world named "${name}" already`, 'name')
    if (options.scenario === undefined && options.with) {
      throw new EmulatorError('invalid', 'Parameters belong to a scenario: name it as well', 'with')
    }
    return this.#start({ name, ...options })
  }

  remove(name: string): void {
    if (name === FIRST) throw new EmulatorError('conflict', 'The default world cannot be deleted: reset it')
    const hosted = this.#worlds.get(name)
    this.#worlds.delete(name)
    this.#ephemeral.delete(name)
    if (hosted) journalOf(hosted.world).end()
  }

  /** The worlds as an operation acts on them: a scenario that cannot be had is refused like any other wish. */
  asRegistry(): WorldRegistry {
    return {
      list: () => this.list(),
      get: (name) => this.get(name),
      remove: (name) => this.remove(name),
      fork: (options) => refusing(() => this.fork(options)),
    }
  }

  #start(options: StartOptions): WorldHost {
    const { name, ephemeral = false } = options
    const world = this.#begin(options)
    this.#makeRoom()
    let begun = options
    let version = this.#versionOf(begun.scenario)
    const hosted = new WorldHost({
      world,
      ephemeral,
      get initialState() {
        return beginningOf(begun)
      },
      limits: this.#limits,
      vendors: this.#vendors,
      isOutdated: () => this.#versionOf(begun.scenario) !== version,
      reload: (other) => {
        const next = other ? changed(begun, other) : begun
        const renewed = other ? refusing(() => this.#begin(next)) : this.#begin(next)
        begun = next
        version = this.#versionOf(next.scenario)
        return renewed.snapshot()
      },
    })
    this.#worlds.set(name, hosted)
    if (ephemeral) this.#ephemeral.add(name)
    return hosted
  }

  #begin({ name, scenario, from, seed, clock, auth, ...rest }: StartOptions): World {
    const world = this.#source(scenario, from, rest.with).fork({ name, seed })
    if (clock !== undefined) world.clock.freeze(clock)
    if (auth !== undefined) world.setSetting(AUTH_SETTING, auth)
    return world
  }

  #source(scenario: string | object | undefined, from: string = FIRST, given: ForkOptions['with'] = {}): World {
    if (scenario !== undefined) return this.#beginning(scenario, given)
    const world = this.#worlds.get(from)?.world
    if (world) return world
    throw new EmulatorError(
      'invalid',
      `There is no world named "${from}" to fork; there are ${sayFew(this.names())}`,
      'from',
    )
  }

  #beginning(scenario: string | object, given: ForkOptions['with']): World {
    const world = this.#beginnings.of(scenario, given)
    const { exchanges, journalBytes: bytes } = this.#limits
    world.setSetting(JOURNAL_LIMITS_SETTING, { exchanges, bytes })
    return world
  }

  /** What comes from no file can not be edited. */
  #versionOf(scenario: string | object | undefined): number {
    return typeof scenario === 'string' ? this.#scenarios.versionOf(scenario) : 0
  }

  /** When there is no room for another world, the ephemeral one that was not used for longest gives way. */
  #makeRoom(): void {
    if (this.#worlds.size < this.#limits.worlds) return
    const [oldest] = this.#ephemeral
    if (oldest !== undefined) {
      this.remove(oldest)
      return
    }
    const message = `There are ${this.#worlds.size} worlds, which is the limit: delete one, or fork with "ephemeral"`
    throw new EmulatorError('conflict', message)
  }

  #freeName(): string {
    let number = this.#worlds.size
    while (this.#worlds.has(`world-${number}`)) number++
    return `world-${number}`
  }
}

function beginningOf({ scenario, from, with: given = {} }: StartOptions): InitialState {
  if (scenario === undefined) return { scenario: undefined, from: from ?? FIRST, with: given }
  return { scenario: nameOf(scenario), from: undefined, with: given }
}

/** What else a world was started with, such as its seed and its clock, stays. */
function changed(begun: StartOptions, other: ResetOptions): StartOptions {
  const scenario: StartOptions['scenario'] = other.scenario ?? begun.scenario
  if (scenario !== undefined) return { ...begun, from: undefined, scenario, with: other.with }
  throw new EmulatorError('invalid', 'Parameters belong to a scenario: name it as well', 'with')
}

/** A scenario that cannot be had is refused like any other wish. */
function refusing<T>(wish: () => T): T {
  try {
    return wish()
  } catch (error) {
    if (error instanceof EmulatorError || !(error instanceof RangeError || error instanceof ScenarioError)) throw error
    throw new EmulatorError('invalid', error.message, 'scenario')
  }
}

const MOST_SAID = 20

function sayFew(names: readonly string[]): string {
  const said = names.slice(0, MOST_SAID).join(', ')
  return names.length > MOST_SAID ? `${said} and ${names.length - MOST_SAID} more` : said
}

function nameOf(scenario: string | object): string {
  if (typeof scenario === 'string') return scenario
  return 'scenario' in scenario && typeof scenario.scenario === 'string' ? scenario.scenario : '(unnamed)'
}
