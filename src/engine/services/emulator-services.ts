import type { Snapshot } from '../../world/snapshot.ts'
import type { World } from '../../world/world.ts'
import type { Auth } from '../vendor/handler.ts'
import type { Credentials, Vendor } from '../vendor/vendor.ts'
import type { FileStorage } from './file-storage.ts'
import type { Limits } from './limits.ts'
import type { Pact, ProviderState } from './pact.ts'

/** Services of the emulator for handlers: its worlds, scenarios and pacts. */
export interface EmulatorServices {
  /** version of the package, from its package.json */
  readonly version: string
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly limits: Limits
  readonly storage: FileStorage
  /** the worlds in this process */
  readonly worlds: WorldRegistry
  /** all worlds, wherever they are */
  readonly directory: WorldDirectory
  readonly scenarios: ScenarioCatalog
  /** Returns the pact service, which is loaded on first use. */
  readonly pacts: () => Promise<PactService>
  /** true if faults can cut off the connection of a response, which depends on the runtime */
  readonly cutsConnections: boolean
  /** how many clients wait or listen at present, in all worlds together; at most {@link Limits.waiters} */
  waiting: number
}

/** Service that creates pacts from recorded exchanges, and sets up the provider states of pacts. */
export interface PactService {
  /** Creates one pact from the exchanges of worlds with a vendor. Throws an `EmulatorError`. */
  readonly create: (
    worlds: readonly HostedWorld[],
    options: { readonly consumer: string; readonly vendor: string },
  ) => Promise<Pact>
  /**
   * Brings a world into a provider state. Returns the values that the state decides.
   * Throws an `EmulatorError`.
   */
  readonly setUpState: (world: string, state: ProviderState) => Promise<Readonly<Record<string, string>>>
}

/** The worlds of an emulator in this process. */
export interface WorldRegistry {
  readonly get: (name: string) => HostedWorld | undefined
  /**
   * Checks the options of a new world and loads its scenario in parts, while other requests are answered. The start itself
   * then takes no time. Throws an `EmulatorError`.
   */
  readonly prepare: (options: ForkOptions) => Promise<void>
  /** Starts another world. Throws an `EmulatorError`. */
  readonly fork: (options: ForkOptions) => HostedWorld
  /** Deletes a world. Throws an `EmulatorError` for the default world. */
  readonly remove: (name: string) => void
  /**
   * Returns the lines of an archive of a world, as it is now. They are created while they are read.
   */
  readonly export: (hosted: HostedWorld, options?: ExportOptions) => Iterable<string>
  /**
   * Starts a world that continues the one in an archive, or gives an existing world its state, in parts, while other
   * requests are answered. Throws an `EmulatorError`; then nothing is changed.
   */
  readonly import: (archive: string | Uint8Array, options?: ImportOptions) => Promise<HostedWorld>
}

/** Options of an archive. */
export interface ExportOptions {
  /** contains the request journal. Defaults to true */
  readonly journal?: boolean | undefined
}

/** Options of an import. */
export interface ImportOptions {
  /** name of the world that is started or replaced. Defaults to the name in the archive */
  readonly name?: string | undefined
  /**
   * Treatment of records that do not fit the specs: an error (`reject`), or left out (`drop`). Defaults to `reject`
   */
  readonly misfits?: 'reject' | 'drop' | undefined
}

/** All worlds of an emulator. They may be in other processes, so what is known about them is JSON. */
export interface WorldDirectory {
  /** Returns the number of worlds. */
  readonly count: () => number | Promise<number>
  /** Returns some of the worlds, in the order in which they started. Throws a `RecordNotFound` for an unknown `after`. */
  readonly page: (part: PageOptions) => WorldPage | Promise<WorldPage>
  /** Returns the facts about a world; undefined if it does not exist. */
  readonly summary: (name: string) => WorldSummary | undefined | Promise<WorldSummary | undefined>
  /** Starts another world. Throws an `EmulatorError`. */
  readonly start: (options: ForkOptions) => Promise<WorldDescription>
  /** Deletes a world. Returns false if it does not exist. Throws an `EmulatorError` for the default world. */
  readonly end: (name: string) => boolean | Promise<boolean>
}

/** The part of all worlds that a page has. */
export interface PageOptions {
  /** most worlds of the page */
  readonly limit: number
  /** name of the world that the page starts after */
  readonly after?: string | undefined
}

/** Some of the worlds. */
export interface WorldPage {
  /** number of all worlds */
  readonly total: number
  readonly worlds: readonly WorldSummary[]
  /** name of the last world of the page, if others follow it */
  readonly next?: string
}

/** Facts about a world, as JSON. */
export interface WorldSummary {
  readonly name: string
  readonly initialState: InitialState
  readonly ephemeral: boolean
  readonly outdated: boolean
  readonly seed: number
  readonly auth: Auth
  readonly clock: { readonly now: string; readonly frozen: boolean }
  /** requests since it was created or reset */
  readonly exchanges: number
  /** number of named snapshots */
  readonly snapshots: number
}

/** Facts about a world, and the credentials that select it, as JSON. */
export interface WorldDescription extends WorldSummary {
  /** by the names of vendors */
  readonly credentials: Readonly<Record<string, Credentials>>
}

/** Options of a new world. */
export interface ForkOptions {
  /** at most 64 letters, digits, `-` and `_`. Defaults to a generated name */
  readonly name?: string | undefined
  /** starts from a scenario instead of a world: its name, or the content of its file */
  readonly scenario?: string | object | undefined
  /** parameters of the scenario, where they differ from its defaults */
  readonly with?: Readonly<Record<string, ParameterValue>> | undefined
  /** starts from the state of this world. Defaults to the default world */
  readonly from?: string | undefined
  /**
   * moment of that world: `origin`, `now`, `snapshot:NAME`, or `before:NUMBER` or `exchange:NUMBER` for the moment before
   * or after that exchange. Defaults to `now`
   */
  readonly at?: string | undefined
  /** starts another random sequence */
  readonly seed?: number | undefined
  /** freezes the clock at an instant: ISO 8601, or ms since 1970 */
  readonly clock?: string | number | undefined
  /** strictness of authentication. Defaults to that of the world it is forked from */
  readonly auth?: Auth | undefined
  /** the world may be deleted to make room for another once it is the least recently used */
  readonly ephemeral?: boolean | undefined
}

/** Value of a scenario's parameter. */
export type ParameterValue = string | number | boolean

/** A world of an emulator, with its initial state. */
export interface HostedWorld {
  readonly world: World
  /** scenario or world that this world started from */
  readonly initialState: InitialState
  readonly ephemeral: boolean
  /** true if its scenario has changed since the world started; a reset loads the changed scenario */
  readonly outdated: boolean
  /** snapshot of its initial state */
  readonly origin: Snapshot
  readonly snapshots: ReadonlyMap<string, NamedSnapshot>
  /**
   * Loads the initial state of a reset in parts, while other requests are answered. The reset itself then takes no time.
   * @throws EmulatorError if the scenario cannot be loaded
   */
  readonly prepareReset: (options?: ResetOptions) => Promise<void>
  /**
   * Restores the initial state: records, clock, random source, profile and faults. Empties the journal.
   * @param options another initial state, which replaces the present one
   * @throws EmulatorError if the scenario cannot be loaded
   */
  readonly reset: (options?: ResetOptions) => void
  /** Saves a snapshot under a name and replaces any that has this name. Throws an `EmulatorError` at the limit. */
  readonly saveSnapshot: (name: string) => NamedSnapshot
  /** Deletes a snapshot. Returns false if the world has none with this name. */
  readonly deleteSnapshot: (name: string) => boolean
  /**
   * Creates a record as a scenario does: missing values are filled in, and other records may be created with it.
   * Returns its key. Throws a Problem that lists all errors; then no record was created.
   */
  readonly createRecord: (vendor: string, collection: string, draft: Readonly<Record<string, unknown>>) => string
}

/** Options of a reset: another scenario as the initial state, and what is kept. */
export interface ResetOptions {
  /** name of the scenario. Defaults to the one that the world started from */
  readonly scenario?: string | undefined
  /** parameters of the scenario, where they differ from its defaults */
  readonly with?: Readonly<Record<string, ParameterValue>> | undefined
  /** true to keep the exchanges of the request journal and their numbering. Defaults to false */
  readonly keepJournal?: boolean | undefined
}

/** The scenario or world that a world started from. */
export interface InitialState {
  readonly scenario: string | undefined
  /** name of the world that it was forked from, if it did not start from a scenario */
  readonly from: string | undefined
  readonly with: Readonly<Record<string, ParameterValue>>
}

/** A snapshot with a name. */
export interface NamedSnapshot {
  readonly name: string
  /** time by the world's clock: ISO 8601 */
  readonly at: string
  /** number of the last exchange before the snapshot; 0 if there was none */
  readonly after: number
  readonly snapshot: Snapshot
}

/** The scenarios that worlds can start from. */
export interface ScenarioCatalog {
  readonly list: () => readonly ScenarioSummary[]
  /** Returns the JSON Schema of a scenario file. */
  readonly schema: () => object
  /** Returns the lines of a scenario file with the records of a world. They are created while they are read. */
  readonly export: (hosted: HostedWorld, options?: ScenarioExportOptions) => Iterable<string>
}

/** Options of a scenario file with the records of a world. */
export interface ScenarioExportOptions {
  /** state of the world to export. Defaults to the present one */
  readonly at?: Snapshot | undefined
  /** name of the scenario. Defaults to the name of the world */
  readonly name?: string | undefined
}

/** Summary of a scenario for listings. */
export interface ScenarioSummary {
  readonly name: string
  readonly describe: string
  /** name of the scenario that it is based on */
  readonly extends?: string
  /** parameters with their defaults */
  readonly parameters: Readonly<Record<string, ParameterValue>>
  /** file that it was read from, if it is not a packaged scenario */
  readonly file?: string
}
