import type { Snapshot, World } from '../../world/world.ts'
import type { Auth } from '../vendor/handler.ts'
import type { Vendor } from '../vendor/vendor.ts'
import type { Limits } from './limits.ts'
import type { Pact, ProviderState } from './pact.ts'

/** The emulator as an operation may act on it: all worlds, and what they can begin with. */
export interface EmulatorServices {
  /** of the package, as in its package.json */
  readonly version: string
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly limits: Limits
  readonly worlds: WorldRegistry
  readonly scenarios: ScenarioCatalog
  /** what the worlds saw as pacts, and the provider states of pacts as worlds; loaded when it is first asked for */
  readonly pacts: () => Promise<PactService>
  /** how many wait or listen at this moment, all worlds together; {@link Limits.waiters} bounds it */
  waiting: number
}

/** Makes pacts of what worlds saw, and worlds of what pacts need. */
export interface PactService {
  /** What worlds saw of a vendor, as one Pact document. Throws {@link EmulatorError}. */
  readonly create: (
    worlds: readonly HostedWorld[],
    wanted: { readonly consumer: string; readonly vendor: string },
  ) => Promise<Pact>
  /**
   * Brings the world of a name into a provider state, and gives back the values that the state decides.
   * Throws {@link EmulatorError}.
   */
  readonly setUpState: (world: string, state: ProviderState) => Promise<Readonly<Record<string, string>>>
}

/** The worlds of an emulator. */
export interface WorldRegistry {
  /** in the order in which they began */
  readonly list: () => readonly HostedWorld[]
  readonly get: (name: string) => HostedWorld | undefined
  /** Starts another world. Throws {@link EmulatorError}. */
  readonly fork: (options: ForkOptions) => HostedWorld
  /** Ends a world. Throws {@link EmulatorError} for the default one. */
  readonly remove: (name: string) => void
}

/** How a fork differs from what it is forked from. */
export interface ForkOptions {
  /** letters, digits, `-` and `_`, at most 64; made up unless given */
  readonly name?: string | undefined
  /** starts from the beginning of this scenario, by its name or as its file holds it, and not from a world */
  readonly scenario?: string | object | undefined
  /** the scenario's parameters that are not to be at their defaults */
  readonly with?: Readonly<Record<string, ParameterValue>> | undefined
  /** starts from the present state of the world of this name; the default one unless given */
  readonly from?: string | undefined
  /** begins another random sequence */
  readonly seed?: number | undefined
  /** freezes the clock at an instant: ISO 8601, or ms since 1970 */
  readonly clock?: string | number | undefined
  /** which credentials it believes; those that it is forked from unless given */
  readonly auth?: Auth | undefined
  /** may be ended, when there is no room for another world, once it is the least recently used */
  readonly ephemeral?: boolean | undefined
}

/** The value of a scenario's parameter. */
export type ParameterValue = string | number | boolean

/** A world that is served, with how it began. */
export interface HostedWorld {
  readonly world: World
  /** what it began with: a scenario, or what another world then held */
  readonly initialState: InitialState
  readonly ephemeral: boolean
  /** whether its scenario was changed since it began; a reset takes the new one */
  readonly outdated: boolean
  /** the moment at which it began */
  readonly origin: Snapshot
  readonly snapshots: ReadonlyMap<string, NamedSnapshot>
  /**
   * Back to how it began, records, clock, random source, profile and faults; the journal is emptied.
   * Given another beginning, it begins with that one from now on. Throws {@link EmulatorError} when that cannot be had.
   */
  readonly reset: (other?: ResetOptions) => void
  /** Keeps the present moment under a name; one that has it gives way. Throws {@link EmulatorError} when there are too many. */
  readonly saveSnapshot: (name: string) => NamedSnapshot
  /** Forgets a moment. Returns whether there was one of this name. */
  readonly deleteSnapshot: (name: string) => boolean
  /**
   * Makes a record as a scenario would: what is not given is filled in, and other records may come with it.
   * Returns its key. Throws a Problem with every mistake; then nothing was made.
   */
  readonly createRecord: (vendor: string, collection: string, given: Readonly<Record<string, unknown>>) => string
}

/** A scenario that a world is to begin with, in place of what it began with. */
export interface ResetOptions {
  /** by its name; the one that it began with unless given */
  readonly scenario?: string | undefined
  /** the scenario's parameters that are not to be at their defaults */
  readonly with?: Readonly<Record<string, ParameterValue>> | undefined
}

export interface InitialState {
  readonly scenario: string | undefined
  /** the name of the world that it was forked from, where it began with no scenario of its own */
  readonly from: string | undefined
  readonly with: Readonly<Record<string, ParameterValue>>
}

/** A moment that is kept under a name. */
export interface NamedSnapshot {
  readonly name: string
  /** when it was, by the world's clock: ISO 8601 */
  readonly at: string
  /** the number of the last exchange before it; 0 when there was none */
  readonly after: number
  readonly snapshot: Snapshot
}

/** The scenarios that worlds can begin with. */
export interface ScenarioCatalog {
  readonly list: () => readonly ScenarioSummary[]
  /** the JSON Schema of a scenario's file */
  readonly schema: () => object
}

/** What a list tells of a scenario. */
export interface ScenarioSummary {
  readonly name: string
  readonly describe: string
  /** the scenario that it builds on */
  readonly extends?: string
  /** with their defaults */
  readonly parameters: Readonly<Record<string, ParameterValue>>
  /** where it was read from, if it is one of the user's */
  readonly file?: string
}
