import { allEntries } from '../durability/all-entries.ts'
import type { Entry } from '../durability/entry.ts'
import type { Recorder } from '../durability/recorder.ts'
import type { ReplayedWorld } from '../durability/replay.ts'
import type { SharedStates } from '../durability/shared-states.ts'
import { States } from '../durability/states.ts'
import type { Started } from '../durability/track.ts'
import { AUTH_SETTING } from '../engine/exchange/call.ts'
import { journalOf, openJournal } from '../engine/journal/journal.ts'
import type { JournalBudget } from '../engine/journal/journal-budget.ts'
import { describeWorld, summarizeWorld } from '../engine/services/describe-world.ts'
import { EmulatorError } from '../engine/services/emulator-error.ts'
import type {
  ForkOptions,
  InitialState,
  ParameterValue,
  ResetOptions,
  WorldDirectory,
  WorldRegistry,
} from '../engine/services/emulator-services.ts'
import type { Limits } from '../engine/services/limits.ts'
import type { OnProgress } from '../engine/services/on-progress.ts'
import type { Auth } from '../engine/vendor/handler.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { shortList } from '../errors/short-list.ts'
import type { InitialWorlds } from '../scenarios/initial-worlds.ts'
import { DEFAULT_SCENARIO, type Scenarios } from '../scenarios/library.ts'
import { ScenarioError } from '../scenarios/source-error.ts'
import { instant } from '../world/clock.ts'
import type { World } from '../world/world.ts'
import { RecordNotFound } from '../world/world-error.ts'
import { DEFAULT_WORLD, WORLD_NAME } from '../world/world-name.ts'
import { FileBudget } from './file-budget.ts'
import { WorldHost } from './world-host.ts'

/** The initial state of every world, unless a fork overrides it. */
export interface InitialStateOptions {
  /** a scenario's name, or the content of a scenario file. Defaults to `default` */
  readonly scenario?: string | object
  /** values for the scenario's parameters */
  readonly with?: Readonly<Record<string, ParameterValue>>
  /** seed of the random source, an integer. Defaults to the scenario's */
  readonly seed?: number
  /** freezes the clock at an instant: ISO 8601, or milliseconds since 1970. Defaults to the scenario's clock */
  readonly clock?: string | number
  /**
   * `open` accepts any well-formed credential, `strict` only those that the world knows. Defaults to the scenario's
   * setting, or `open`
   */
  readonly auth?: Auth
  /** called for each record that a scenario creates */
  readonly onRecordCreated?: OnProgress
}

/** The options of a world together with its name. */
type StartOptions = ForkOptions & { readonly name: string }

/** A world that is about to get its host. */
interface NewHost {
  readonly world: World
  readonly options: StartOptions
  /** version of its scenario */
  readonly version?: number
  /** the world of an earlier process that it continues */
  readonly replayed?: ReplayedWorld
}

/** Parts of {@link Worlds}. */
interface WorldsOptions {
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly scenarios: Scenarios
  readonly limits: Limits
  readonly journals: JournalBudget
  readonly initialWorlds: InitialWorlds
  /** keeps the worlds beyond this process */
  readonly recorder?: Recorder | undefined
  /** worlds of an earlier process */
  readonly replayed?: readonly ReplayedWorld[]
}

/** The worlds of one emulator by name. */
export class Worlds {
  readonly files: FileBudget
  readonly #vendors: Readonly<Record<string, Vendor>>
  readonly #scenarios: Scenarios
  readonly #limits: Limits
  readonly #journals: JournalBudget
  readonly #hosts = new Map<string, WorldHost>()
  /** names of ephemeral worlds, least recently used first */
  readonly #ephemeral = new Set<string>()
  readonly #initialWorlds: InitialWorlds
  readonly #recorder: Recorder | undefined

  constructor({ vendors, scenarios, limits, journals, initialWorlds, recorder, replayed = [] }: WorldsOptions) {
    this.#vendors = vendors
    this.#scenarios = scenarios
    this.#limits = limits
    this.#journals = journals
    this.#initialWorlds = initialWorlds
    this.#recorder = recorder
    this.files = new FileBudget(limits.totalFileBytes, () => this.list())
    for (const one of replayed) this.#resume(one)
  }

  /**
   * Returns the default world, which starts now unless it exists.
   * @throws EmulatorError if the scenario does not exist; ScenarioError if it is not valid
   */
  openDefault({ scenario = DEFAULT_SCENARIO, with: parameters }: InitialStateOptions): WorldHost {
    return this.#hosts.get(DEFAULT_WORLD) ?? this.#start({ scenario, with: parameters, name: DEFAULT_WORLD })
  }

  /** Returns the world of a name for a request, and marks it as used. */
  find(name = DEFAULT_WORLD): World | undefined {
    if (this.#ephemeral.delete(name)) this.#ephemeral.add(name)
    return this.#hosts.get(name)?.world
  }

  /** Returns the host of a world. */
  get(name: string): WorldHost | undefined {
    return this.#hosts.get(name)
  }

  /** Returns the host of a world. @throws EmulatorError if the world does not exist */
  getOrThrow(name: string): WorldHost {
    return this.#hosts.get(name) ?? this.#throwUnknown(name)
  }

  list(): readonly WorldHost[] {
    return [...this.#hosts.values()]
  }

  names(): string[] {
    return [...this.#hosts.keys()]
  }

  /** Starts another world. @throws EmulatorError, ScenarioError */
  fork({ name = this.#freeName(), ...options }: ForkOptions): WorldHost {
    this.#checkFork({ name, ...options })
    return this.#start({ name, ...options })
  }

  /**
   * Loads the scenario of a new world in parts, while other requests are answered, so that {@link fork} takes no time.
   * @throws EmulatorError, ScenarioError
   */
  async prepare(options: ForkOptions): Promise<void> {
    this.#checkFork(options)
    if (options.scenario !== undefined) await this.#initialWorlds.prepare(options.scenario, options.with)
  }

  #checkFork({ name, scenario, with: parameters }: ForkOptions): void {
    if (name !== undefined && !WORLD_NAME.test(name)) throw new EmulatorError('DD_WORLD_NAME_INVALID', { name }, 'name')
    if (name !== undefined && this.#hosts.has(name)) throw new EmulatorError('DD_WORLD_NAME_TAKEN', { name }, 'name')
    if (scenario === undefined && parameters) throw parametersWithoutScenario()
  }

  /**
   * Returns the entries of a world that starts from one of these, for another store.
   * @param shared states that both stores have
   * @throws EmulatorError if it starts from a world that does not exist
   */
  entriesOf({ name, ...options }: StartOptions, shared: SharedStates): Iterable<Entry> {
    const world = this.#load({ name, ...options })
    const origin = world.snapshot()
    const { ephemeral = false } = options
    const { digest } = this.#startedOf({ name, ...options })
    const start = { world, ephemeral, options, digest, origin, snapshots: [], exchanges: [], next: 1, state: origin }
    return allEntries([{ ...start, position: 0 }], new States(1, shared), false).entries
  }

  /** Deletes a world. @throws EmulatorError for the default one */
  remove(name: string): void {
    if (name === DEFAULT_WORLD) throw new EmulatorError('DD_WORLD_DEFAULT')
    const host = this.#hosts.get(name)
    if (!host) return
    this.#drop(host)
    this.#recorder?.end(host.world, () => this.#add(host))
  }

  /** Returns the worlds as operations use them: an invalid scenario is reported as an EmulatorError. */
  asRegistry(): WorldRegistry {
    return {
      get: (name) => this.get(name),
      remove: (name) => this.remove(name),
      prepare: (options) => this.prepare(options).catch(rethrowScenarioError),
      fork: (options) => withScenarioErrors(() => this.fork(options)),
    }
  }

  /** Returns what operations need to know about all worlds. */
  asDirectory(): WorldDirectory {
    const { prepare, fork } = this.asRegistry()
    const summary = (name: string) => {
      const host = this.get(name)
      return host && summarizeWorld(host)
    }
    return {
      count: () => this.#hosts.size,
      summary,
      page: ({ limit, after }) => {
        const names = this.names()
        const start = after === undefined ? 0 : names.indexOf(after) + 1
        if (start === 0 && after !== undefined) throw new RecordNotFound('World', after)
        const worlds = names.slice(start, start + limit).flatMap((name) => summary(name) ?? [])
        const last = worlds.at(-1)
        return { total: names.length, worlds, ...(last && start + limit < names.length && { next: last.name }) }
      },
      start: async (options) => {
        await prepare(options)
        return describeWorld(fork(options), this.#vendors)
      },
      end: (name) => {
        const exists = this.#hosts.has(name)
        if (exists) this.remove(name)
        return exists
      },
    }
  }

  #start(options: StartOptions): WorldHost {
    const world = this.#load(options)
    this.#makeRoom()
    const { exchanges, journalBytes: bytes } = this.#limits
    openJournal(world, { exchanges, bytes }, this.#journals)
    const host = this.#host({ world, options })
    this.#add(host)
    if (options.scenario !== undefined) this.files.add(host)
    const parent = options.scenario === undefined ? this.#hosts.get(options.from ?? DEFAULT_WORLD) : undefined
    this.#recorder?.start(host, this.#startedOf(options), parent, () => this.#drop(host))
    return host
  }

  /** Continues a world of an earlier process. */
  #resume(replayed: ReplayedWorld): void {
    const { world, started, written } = replayed
    const options = { ...started.options, name: world.name }
    const isEdited = started.digest !== undefined && started.digest !== this.#digestOf(options.scenario)
    const host = this.#host({ world, options, replayed, ...(isEdited && { version: EDITED }) })
    this.#add(host)
    this.files.add(host)
    this.#recorder?.resume(host, started, written)
  }

  #host({ world, options, replayed, version: edition }: NewHost): WorldHost {
    let started = options
    let version = edition ?? this.#versionOf(started.scenario)
    const host = new WorldHost({
      world,
      ephemeral: started.ephemeral ?? false,
      get initialState() {
        return initialStateOf(started)
      },
      limits: this.#limits,
      vendors: this.#vendors,
      isOutdated: () => this.#versionOf(started.scenario) !== version,
      prepareReload: async (reset) => {
        const next = reset ? withReset(started, reset) : started
        if (next.scenario === undefined) return
        const prepared = this.#initialWorlds.prepare(next.scenario, next.with)
        await (reset ? prepared.catch(rethrowScenarioError) : prepared)
      },
      reload: (reset) => {
        const next = reset ? withReset(started, reset) : started
        const loaded = reset ? withScenarioErrors(() => this.#load(next)) : this.#load(next)
        this.files.add({ world: loaded })
        const before = { started, version, origin: host.origin }
        started = next
        version = this.#versionOf(next.scenario)
        host.setOrigin(loaded.snapshot())
        this.#recorder?.begin(host, this.#startedOf(next), () => {
          ;({ started, version } = before)
          host.setOrigin(before.origin)
        })
      },
      recorder: this.#recorder,
      ...(replayed && { origin: replayed.origin, snapshots: replayed.snapshots }),
    })
    return host
  }

  #add(host: WorldHost): void {
    const { name } = host.world
    this.#hosts.set(name, host)
    if (host.ephemeral) this.#ephemeral.add(name)
  }

  #drop({ world }: WorldHost): void {
    this.#hosts.delete(world.name)
    this.#ephemeral.delete(world.name)
    world.end()
    journalOf(world).end()
  }

  #startedOf({ name: _, ...options }: StartOptions): Started {
    return { options, digest: this.#digestOf(options.scenario) }
  }

  #load({ name, scenario, from, seed, clock, auth, ...rest }: StartOptions): World {
    const world = this.#source(scenario, from, rest.with).fork({ name, seed })
    if (clock !== undefined) world.clock.restore({ at: instant(clock) })
    if (auth !== undefined) world.setSetting(AUTH_SETTING, auth)
    return world
  }

  #source(scenario: string | object | undefined, from = DEFAULT_WORLD, parameters: ForkOptions['with'] = {}): World {
    if (scenario === undefined) return (this.#hosts.get(from) ?? this.#throwUnknown(from, 'from')).world
    return this.#initialWorlds.of(scenario, parameters)
  }

  /** Returns the digest of a scenario that has a name; undefined for any other, or one that does not exist any more. */
  #digestOf(scenario: string | object | undefined): string | undefined {
    return typeof scenario === 'string' ? this.#scenarios.digestOf(scenario) : undefined
  }

  /** Returns the version of a scenario. Scenarios that come from no file cannot be edited. */
  #versionOf(scenario: string | object | undefined): number {
    return typeof scenario === 'string' ? this.#scenarios.versionOf(scenario) : 0
  }

  /**
   * Deletes the least recently used ephemeral world if the limit is reached.
   * @throws EmulatorError if no world is ephemeral
   */
  #makeRoom(): void {
    const most = this.#limits.worlds
    if (this.#hosts.size < most) return
    const [oldest] = this.#ephemeral
    if (oldest === undefined) throw new EmulatorError('DD_WORLD_LIMIT', { most })
    this.remove(oldest)
  }

  #throwUnknown(name: string, at = ''): never {
    throw new EmulatorError('DD_WORLD_UNKNOWN', { name, known: shortList(this.names()) }, at)
  }

  #freeName(): string {
    let number = this.#hosts.size
    while (this.#hosts.has(`world-${number}`)) number++
    return `world-${number}`
  }
}

function initialStateOf({ scenario, from, with: parameters = {} }: StartOptions): InitialState {
  if (scenario === undefined) return { scenario: undefined, from: from ?? DEFAULT_WORLD, with: parameters }
  return { scenario: nameOf(scenario), from: undefined, with: parameters }
}

function nameOf(scenario: string | object): string {
  if (typeof scenario === 'string') return scenario
  return 'scenario' in scenario && typeof scenario.scenario === 'string' ? scenario.scenario : UNNAMED
}

/** The version of a scenario that was edited since another process loaded it. */
const EDITED = -1

/** Name of a scenario that was passed as an object without a name. */
const UNNAMED = '(unnamed)'

/** Returns the options of a reset world: its own, such as seed and clock, with another scenario. */
function withReset(started: StartOptions, reset: ResetOptions): StartOptions {
  const scenario: StartOptions['scenario'] = reset.scenario ?? started.scenario
  if (scenario === undefined) throw parametersWithoutScenario()
  return { ...started, from: undefined, scenario, with: reset.with }
}

function parametersWithoutScenario(): EmulatorError {
  return new EmulatorError('DD_PARAMETERS_WITHOUT_SCENARIO', {}, 'with')
}

/** Reports an invalid scenario as an EmulatorError about the option `scenario`. */
function withScenarioErrors<T>(load: () => T): T {
  try {
    return load()
  } catch (error) {
    return rethrowScenarioError(error)
  }
}

function rethrowScenarioError(error: unknown): never {
  if (!(error instanceof ScenarioError)) throw error
  throw new EmulatorError('DD_SCENARIO_UNAVAILABLE', { reason: error.message }, 'scenario')
}
