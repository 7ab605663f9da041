import type { FaultRule } from '../engine/faults/fault-rule.ts'
import { addFault, clearFaults, type Fault, faultsOf, unknownOperation } from '../engine/faults/faults.ts'
import { type ExchangeFilter, filterExchanges, filterOf } from '../engine/journal/exchange-filter.ts'
import { type Exchange, journalOf } from '../engine/journal/journal.ts'
import { waitForExchanges } from '../engine/journal/wait.ts'
import type { EmulatorServices, HostedWorld, ResetOptions } from '../engine/services/emulator-services.ts'
import type { OnProgress } from '../engine/services/on-progress.ts'
import type { Pact } from '../engine/services/pact.ts'
import type { ErrorStatusOf } from '../engine/vendor/handler.ts'
import type { Credentials, Vendor } from '../engine/vendor/vendor.ts'
import type { vendors } from '../vendors/index.ts'
import type { Clock } from '../world/clock.ts'
import { type Duration, millisOf } from '../world/duration.ts'
import type { Snapshot, World } from '../world/world.ts'
import { type FailConnection, type Fetch, fetchInProcess } from './in-process.ts'

/** One world, from inside the process: ask it, look at it, move its clock, make it fail, take it back. */
export interface WorldHandle extends VendorHandles {
  /** the world's name: `default`, or as it was forked */
  readonly name: string
  /** the name of the scenario that it last began with; undefined when it was forked from a world */
  readonly scenario: string | undefined
  /** Asks this world, as `globalThis.fetch` would ask a server: a request, a URL, or a path. */
  readonly fetch: Fetch
  readonly clock: Clock
  /**
   * Back to how the world began: its records, clock, random source, profile and faults; the journal is emptied.
   * Given a scenario, it begins with that one from now on; throws a RangeError when there is none of this name.
   */
  readonly reset: (other?: ResetOptions) => void
  /** The present moment as a value; it costs the same whatever the world holds. */
  readonly snapshot: () => Snapshot
  /** Goes back to a moment of this world, or of one that it was forked from or to. */
  readonly restore: (snapshot: Snapshot) => void
  /** The exchanges of all vendors, oldest first; of one operation only, or those that a filter means. */
  readonly exchanges: (wanted?: OperationId | ExchangeFilter) => readonly Exchange[]
  /**
   * Waits until so many exchanges match, those in the journal included, and gives all that do.
   * Rejects with a WaitTimeout, which says what came instead; after 5 s of real time unless told otherwise.
   * Rejects with a Refused when the world is deleted meanwhile.
   */
  readonly waitFor: (
    wanted: OperationId | ExchangeFilter,
    wait?: { readonly count?: number; readonly timeout?: Duration; readonly signal?: AbortSignal },
  ) => Promise<readonly Exchange[]>
  /**
   * Sets a fault for an operation, of whichever vendor has it.
   * Throws FaultRefused when the rule is not well formed or not inside the spec.
   */
  readonly fail: <Id extends OperationId>(operation: Id, rule: TypedRule<ErrorStatusOf<OperationNamed<Id>>>) => Fault
  /** Takes all faults out of this world. */
  readonly recover: () => void
  /**
   * What this world saw of a vendor, as a Pact document: one interaction for each distinct exchange, each with what
   * brings it about again. What could not be brought about again is listed in its metadata, with the reason.
   * Rejects with a RangeError when the world began with a scenario that has no name.
   */
  readonly pact: (wanted: PactOptions) => Promise<Pact>
  /** The faults that can still strike, in the order in which they were set. */
  readonly faults: () => readonly Fault[]
}

/** A fault's rule whose status is one of those that the spec declares. */
export interface TypedRule<Status extends number> extends FaultRule {
  readonly status?: Status
}

/** Whose pact is wanted, and with whom. */
export interface PactOptions {
  /** the name of the client */
  readonly consumer: string
  readonly vendor: keyof Vendors
  /** told of each exchange once it is known what brings it about again */
  readonly onRecorded?: OnProgress
}

type Vendors = typeof vendors

type OperationsOf<V> = V extends Vendor<infer Operations> ? Operations : never

/** The operationIds of all vendors. */
type OperationId = { [Name in keyof Vendors]: keyof OperationsOf<Vendors[Name]> & string }[keyof Vendors]

type OperationNamed<Id> = {
  [Name in keyof Vendors]: Id extends keyof OperationsOf<Vendors[Name]> ? OperationsOf<Vendors[Name]>[Id] : never
}[keyof Vendors]

type VendorHandles = { readonly [Name in keyof Vendors]: HandleOf<Vendors[Name]> }

export type HandleOf<V> =
  V extends Vendor<infer Operations, infer Records, infer Profile> ? VendorHandle<Operations, Records, Profile> : never

/** One vendor of one world. */
export interface VendorHandle<Operations, Records, Profile> {
  /** Asks this vendor only: every path is taken as one of its own. */
  readonly fetch: Fetch
  /** what to send to be let in */
  readonly credentials: Credentials
  /** the vendor's collections in this world, typed by its spec; what is written here is not checked */
  readonly records: Records
  /** Sets switches of the vendor's profile in this world. */
  readonly setProfile: (switches: Partial<Profile>) => void
  /**
   * Makes an operation (or `*`: all that declare the status) fail or wait, always or as the rule says.
   * Throws FaultRefused when the rule is not well formed or not inside the spec.
   */
  readonly fail: <Id extends keyof Operations & string>(
    operation: Id | '*',
    rule: TypedRule<ErrorStatusOf<Operations[Id]>>,
  ) => Fault
  /** Takes all faults of this vendor out of this world. */
  readonly recover: () => void
}

/** Answers a request of this world: as the vendor, or as whichever its path belongs to. */
type Ask = (request: Request, cut: FailConnection, vendor?: Vendor) => Response | Promise<Response>

/** Opens a world to the process it lives in. */
export function createWorldHandle({ hosted, vendors, emulation: services, ask }: WorldHandleOptions): WorldHandle {
  const { world } = hosted
  const handles = Object.entries(vendors).map(([name, vendor]) => [name, createVendorHandle({ world, vendor, ask })])
  return {
    ...handlesByVendor(handles),
    name: world.name,
    get scenario() {
      return hosted.initialState.scenario
    },
    fetch: fetchInProcess(ask),
    clock: world.clock,
    reset: (other) => hosted.reset(other),
    snapshot: () => world.snapshot(),
    restore: (snapshot) => world.restore(snapshot),
    exchanges: (wanted) => filterExchanges(world, filterOf(wanted)),
    waitFor: (wanted, { timeout = DEFAULT_WAIT, ...wait } = {}) => {
      const waiting = { filter: filterOf(wanted), timeout: millisOf(timeout), ...wait }
      return waitForExchanges(journalOf(world), waiting, services)
    },
    fail: (operation, rule) => addFault(world, onlyVendorOf(operation, vendors), operation, rule),
    recover: () => clearFaults(world),
    faults: () => faultsOf(world),
    pact: async (wanted) => (await services.pacts()).create([hosted], wanted),
  }
}

const DEFAULT_WAIT = 5000

interface WorldHandleOptions {
  readonly hosted: HostedWorld
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly emulation: EmulatorServices
  readonly ask: Ask
}

/** Opens one vendor of a world to the process it lives in. */
export function createVendorHandle({
  world,
  vendor,
  ask,
}: {
  world: World
  vendor: Vendor
  ask: Ask
}): AnyVendorHandle {
  const records = world.group(vendor.name)
  return {
    fetch: fetchInProcess((request, cut) => ask(request, cut, vendor)),
    // Made when it is asked for: it may have to be signed, and most forks are asked for one vendor's only.
    get credentials() {
      return vendor.credentials(records, world.name)
    },
    get records() {
      vendor.catchUp(world)
      return records
    },
    setProfile: (switches) => {
      const present = world.setting(vendor.profileSetting)
      world.setSetting(vendor.profileSetting, {
        ...vendor.spec.profile,
        ...(present as object | undefined),
        ...switches,
      })
    },
    fail: (operation, rule) => addFault(world, vendor, operation, rule),
    recover: () => clearFaults(world, vendor.name),
  }
}

type AnyVendorHandle = VendorHandle<Record<string, { responses: Record<number, unknown> }>, unknown, object>

/** The doors by the vendors' names. */
function handlesByVendor(handles: readonly (readonly unknown[])[]): VendorHandles {
  // The names are those of `vendors`, and each door was opened for the vendor of that name.
  return Object.fromEntries(handles as [string, AnyVendorHandle][]) as unknown as VendorHandles
}

/** The vendor that has an operation, if only one has. */
function onlyVendorOf(operation: string, vendors: Readonly<Record<string, Vendor>>): Vendor {
  const all = Object.values(vendors)
  const [vendor, ...others] = all.filter(({ spec }) => spec.operations.has(operation))
  if (!vendor) {
    throw unknownOperation(
      operation,
      'one of the vendors',
      all.flatMap(({ spec }) => [...spec.operations.keys()]),
    )
  }
  if (others.length === 0) return vendor
  const names = [vendor, ...others].map(({ name }) => name)
  throw new RangeError(
    `Failed to set a fault: ${names.join(' and ')} have an operation "${operation}"; use ${names.map((name) => `${name}.fail`).join(' or ')}`,
  )
}
