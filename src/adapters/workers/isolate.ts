import { checkVendors, rejectSharedPaths } from '../../emulator/check-vendors.ts'
import { loadScenarios } from '../../emulator/services.ts'
import type { Vendors } from '../../emulator/vendors.ts'
import type { InitialStateOptions } from '../../emulator/worlds.ts'
import { DEFAULT_BODY_LIMIT } from '../../engine/exchange/read-body.ts'
import { JournalBudget } from '../../engine/journal/journal-budget.ts'
import { DEFAULT_LIMITS, type Limits } from '../../engine/services/limits.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { InitialWorlds } from '../../scenarios/initial-worlds.ts'
import type { Scenarios } from '../../scenarios/library.ts'
import type { ScenarioSource } from '../../scenarios/source.ts'
import { SharedWorlds } from './shared-worlds.ts'

/** Limits that differ from those of a process, because an isolate has 128 MB. */
const ISOLATE_LIMITS: Partial<Limits> = {
  journalBytes: 4 * 1_048_576,
  totalJournalBytes: 24 * 1_048_576,
  fileBytes: 25 * 1_048_576,
  worldFileBytes: 32 * 1_048_576,
  totalFileBytes: 32 * 1_048_576,
}

/** Options of a worker. */
export interface WorkerOptions extends InitialStateOptions {
  /** the vendors by name: your own, or those of `deskdouble/vendors` */
  readonly vendors: Vendors
  /** scenarios of your own, beside those of the package */
  readonly scenarios?: readonly ScenarioSource[]
  /** bounds that differ from the defaults. Those of all worlds together count for each world, except for `worlds` */
  readonly limits?: Partial<Limits>
  /** largest body that is read, in bytes. Defaults to 1 MiB */
  readonly bodyLimit?: number
  /** true to keep the request journals as well. Defaults to true */
  readonly journal?: boolean
  /**
   * Treatment of records that do not fit the specs any more, which changed since: requests to their world are refused
   * (`reject`), or it continues without them (`drop`). Defaults to `reject`
   */
  readonly misfits?: 'reject' | 'drop'
}

/** Parts that all worlds of an isolate have in common. */
export interface Isolate {
  readonly options: WorkerOptions
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly scenarios: Scenarios
  readonly initialWorlds: InitialWorlds
  readonly shared: SharedWorlds
  /** digests of the shared states that the directory keeps */
  readonly keptStates: Set<string>
  readonly limits: Limits
  readonly journals: JournalBudget
  readonly bodyLimit: number
}

/** @throws EmulatorError if two vendors have the same operation; ScenarioError if a scenario is not valid */
export function createIsolate(options: WorkerOptions): Isolate {
  const vendors = checkVendors(options.vendors)
  rejectSharedPaths(Object.entries(vendors), true)
  const limits = { ...DEFAULT_LIMITS, ...ISOLATE_LIMITS, ...options.limits }
  const scenarios = loadScenarios(options.scenarios ?? [], vendors)
  const shared = new SharedWorlds(vendors)
  const initialWorlds = new InitialWorlds(vendors, scenarios, options, {
    onLoaded: (world) => shared.share(world),
    // In workerd, turns belong to the request that takes them, and end with it.
    atOnce: true,
  })
  const journals = new JournalBudget(limits.totalJournalBytes)
  const { bodyLimit = DEFAULT_BODY_LIMIT } = options
  return { options, vendors, scenarios, initialWorlds, shared, keptStates: new Set(), limits, journals, bodyLimit }
}

/** Loads the parts of vendors that are loaded on first use. */
export async function prepareVendors({ vendors }: Isolate): Promise<void> {
  await Promise.all(Object.values(vendors).map(({ checks }) => checks.prepare()))
}
