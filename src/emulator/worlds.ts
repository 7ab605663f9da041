import { allEntries, type KeptWorld } from '../durability/all-entries.ts'
import type { Entry } from '../durability/entry.ts'
import { readArchive } from '../durability/read-archive.ts'
import type { Recorder } from '../durability/recorder.ts'
import { keptWorldOf, type ReplayedWorld } from '../durability/replay.ts'
import type { SharedStates } from '../durability/shared-states.ts'
import { States } from '../durability/states.ts'
import type { Started } from '../durability/track.ts'
import { archiveLines } from '../durability/write-archive.ts'
import { AUTH_SETTING } from '../engine/exchange/call.ts'
import { runInTurns } from '../engine/exchange/in-turns.ts'
import { journalOf, openJournal } from '../engine/journal/journal.ts'
import { JournalBudget } from '../engine/journal/journal-budget.ts'
import { describeWorld, summarizeWorld } from '../engine/services/describe-world.ts'
import { EmulatorError } from '../engine/services/emulator-error.ts'
import type {
  ExportOptions,
  ForkOptions,
  ImportOptions,
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
import { instant } from '../world/clock.ts'
import type { World } from '../world/world.ts'
import { RecordNotFound } from '../world/world-error.ts'
import { DEFAULT_WORLD, WORLD_NAME } from '../world/world-name.ts'
import { FileBudget } from './file-budget.ts'
import type { Loaded, StartOptions } from './loaded.ts'
import { rethrowScenarioError, withScenarioErrors } from './scenario-errors.ts'
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
    if (name !== undefined) checkName(name)
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

  /** Returns the lines of an archive of a world. */
  export(host: WorldHost, { journal = true }: ExportOptions = {}): Iterable<string> {
    return archiveLines(this.#kept(host), { vendors: this.#vendors, journal })
  }

  /**
   * Starts the world of an archive, or gives an existing one its state, in steps. Nothing is changed before the last one.
   * @throws EmulatorError
   */
  *importSteps(
    archive: string | Uint8Array,
    { name, misfits = 'reject' }: ImportOptions = {},
  ): Generator<void, WorldHost> {
    if (name !== undefined) checkName(name)
    const [vendors, limits] = [this.#vendors, this.#limits]
    const journals = new JournalBudget(limits.totalJournalBytes)
    const replayed = yield* readArchive(archive, { vendors, limits, journals, misfits })
    const target = name ?? replayed.world.name
    checkName(target)
    this.#checkSize(replayed)
    const present = this.#hosts.get(target)
    return present ? this.#replace(present, replayed) : this.#continue(target, replayed)
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

  /** Starts the world of an archive under a name. */
  #continue(name: string, replayed: ReplayedWorld): WorldHost {
    this.#makeRoom()
    const world = replayed.world.fork({ name })
    const { exchanges, journalBytes: bytes } = this.#limits
    openJournal(world, { exchanges, bytes }, this.#journals)
    const loaded = this.#loadedBy(name, replayed)
    const host = this.#host({ world, ...loaded })
    host.take({ ...keptWorldOf(replayed), loaded })
    this.#add(host)
    this.#recorder?.take(host, replayed.started, () => this.#drop(host))
    return host
  }

  /** Gives a world the state of an archive. */
  #replace(host: WorldHost, replayed: ReplayedWorld): WorldHost {
    const { world, loaded, ephemeral } = host
    this.#recorder?.settleBefore(world)
    const before = { ...this.#kept(host), loaded }
    const { options, version } = this.#loadedBy(world.name, replayed)
    const { ephemeral: _, ...started } = options
    const own = { ...started, ...(ephemeral && { ephemeral }) }
    host.take({ ...keptWorldOf(replayed), loaded: { options: own, version } })
    this.#recorder?.take(host, replayed.started, () => host.take(before))
    return host
  }

  #loadedBy(name: string, { started: { options, digest } }: ReplayedWorld): Loaded {
    const known = this.#digestOf(options.scenario)
    const isEdited = digest !== undefined && known !== undefined && digest !== known
    return { options: { ...options, name }, version: isEdited ? EDITED : this.#versionOf(options.scenario) }
  }

  /** @throws EmulatorError if a world has more snapshots than the limit, or larger files */
  #checkSize({ world, origin, snapshots }: ReplayedWorld): void {
    const { snapshots: most, totalFileBytes } = this.#limits
    if (snapshots.size > most) throw new EmulatorError('DD_SNAPSHOT_LIMIT', { name: world.name, most })
    const states = [origin, world.moment(), ...[...snapshots.values()].map(({ snapshot }) => snapshot)]
    const weights = new Map<object, number>()
    for (const state of states) {
      for (const { record, weigh } of world.weighed(state)) weights.set(record, weigh(record))
    }
    const bytes = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
    if (this.files.reserve(bytes)) return
    throw new EmulatorError('DD_ARCHIVE_FILES', { bytes, most: totalFileBytes })
  }

  #kept(host: WorldHost): KeptWorld {
    const { world, ephemeral, origin, snapshots, outdated } = host
    const { name: _, ...options } = host.loaded.options
    const journal = journalOf(world)
    return {
      world,
      ephemeral,
      options,
      digest: outdated ? EDITED_DIGEST : this.#digestOf(options.scenario),
      origin,
      snapshots: [...snapshots.values()],
      exchanges: journal.list(),
      next: journal.next,
      state: world.moment(),
      position: 0,
    }
  }

  #host({ world, options, replayed, version = this.#versionOf(options.scenario) }: NewHost): WorldHost {
    const host: WorldHost = new WorldHost({
      world,
      ephemeral: options.ephemeral ?? false,
      loaded: { options, version },
      limits: this.#limits,
      vendors: this.#vendors,
      isOutdated: ({ options: { scenario }, version: loaded }) => this.#versionOf(scenario) !== loaded,
      prepareReload: async (reset) => {
        const { options: started } = host.loaded
        const next = reset ? withReset(started, reset) : started
        if (next.scenario === undefined) return
        const prepared = this.#initialWorlds.prepare(next.scenario, next.with)
        await (reset ? prepared.catch(rethrowScenarioError) : prepared)
      },
      reload: (reset) => {
        const { loaded, origin } = host
        const next = reset ? withReset(loaded.options, reset) : loaded.options
        const initial = reset ? withScenarioErrors(() => this.#load(next)) : this.#load(next)
        this.files.add({ world: initial })
        host.loaded = { options: next, version: this.#versionOf(next.scenario) }
        host.setOrigin(initial.snapshot())
        this.#recorder?.begin(host, this.#startedOf(next), () => {
          host.loaded = loaded
          host.setOrigin(origin)
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

/** @throws EmulatorError if a world cannot have a name */
function checkName(name: string): void {
  if (!WORLD_NAME.test(name)) throw new EmulatorError('DD_WORLD_NAME_INVALID', { name }, 'name')
}

/** The version of a scenario that was edited since another process loaded it. */
const EDITED = -1

/** The digest of a scenario that was edited since a world loaded it. */
const EDITED_DIGEST = 'edited'

/** Returns the options of a reset world: its own, such as seed and clock, with another scenario. */
function withReset(started: StartOptions, reset: ResetOptions): StartOptions {
  const scenario: StartOptions['scenario'] = reset.scenario ?? started.scenario
  if (scenario === undefined) throw parametersWithoutScenario()
  return { ...started, from: undefined, scenario, with: reset.with }
}

function parametersWithoutScenario(): EmulatorError {
  return new EmulatorError('DD_PARAMETERS_WITHOUT_SCENARIO', {}, 'with')
}
