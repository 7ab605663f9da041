import { checkFaults, setCheckedFault, setFault } from '../engine/exchange/set-fault.ts'
import { clearFaults, type Fault, faultsOf, removeFault, unknownOperation } from '../engine/faults/faults.ts'
import type { Exchange } from '../engine/journal/exchange.ts'
import { type ExchangeFilter, filterExchanges, filterOf } from '../engine/journal/exchange-filter.ts'
import { journalOf } from '../engine/journal/journal.ts'
import { waitForExchanges } from '../engine/journal/wait.ts'
import { EmulatorError } from '../engine/services/emulator-error.ts'
import type {
  EmulatorServices,
  ExportOptions,
  HostedWorld,
  ResetOptions,
} from '../engine/services/emulator-services.ts'
import type { OnProgress } from '../engine/services/on-progress.ts'
import type { Pact } from '../engine/services/pact.ts'
import type { Reads } from '../engine/services/reads.ts'
import type { ErrorStatusOf } from '../engine/vendor/handler.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { vendorNamed } from '../engine/vendor/vendor-named.ts'
import type { Clock } from '../world/clock.ts'
import { type Duration, millisOf } from '../world/duration.ts'
import type { Snapshot } from '../world/snapshot.ts'
import { type Fetch, fetchInProcess } from './in-process.ts'
import type { ResponseOverride } from './response-override.ts'
import { type AnyVendorHandle, createVendorHandle, type HandleRequest, type TypedRule } from './vendor-handle.ts'
import type { NoVendors, OperationId, OperationNamed, PackagedVendors, VendorHandles, Vendors } from './vendors.ts'

/** One world: send requests to it, read and change its records, move its clock, set faults, restore its state. */
export type WorldHandle<Vs extends Vendors = PackagedVendors> = VendorHandles<Vs> & CommonWorldHandle<Vs>

/** A world whatever its vendors. */
export type AnyWorldHandle = WorldHandle<NoVendors>

/** The members of a world's handle beside the handles of its vendors. */
export interface CommonWorldHandle<Vs extends Vendors> {
  /** `default`, or the name that it was forked with */
  readonly name: string
  /** the scenario that it was last reset to; undefined if it was forked from a world */
  readonly scenario: string | undefined
  /**
   * Sends a request to this world, as `globalThis.fetch` sends one to a server. A path is enough.
   * @example
   * const response = await world.fetch('/api/v2/assistants', { headers: { authorization: 'Bearer any' } })
   */
  readonly fetch: Fetch
  /**
   * Returns the handle of a vendor whose name is known only at run time.
   * @throws EmulatorError if the vendor does not exist
   * @example
   * const { headers } = world.vendor('genesys').credentials
   */
  readonly vendor: (name: string) => AnyVendorHandle
  /**
   * The world's clock: dates, expiry and rate limits read it.
   * @example
   * world.clock.freeze('2026-01-15T09:00:00Z')
   * world.clock.advance('25h')
   */
  readonly clock: Clock
  /**
   * Restores the world's initial state: records, clock, random source, profiles and faults. Empties its request journal.
   * @param options another scenario, which also applies to later resets
   * @throws EmulatorError if the scenario does not exist or is not valid
   * @example
   * world.reset()
   * world.reset({ scenario: 'rate-limited' })
   */
  readonly reset: (options?: ResetOptions) => void
  /**
   * Returns the world's state as a value. The cost does not depend on the number of records.
   * @example
   * const before = world.snapshot()
   */
  readonly snapshot: () => Snapshot
  /**
   * Restores a state of this world, or of a world that it was forked from or to.
   * @throws EmulatorError if the snapshot belongs to a world with other collections
   * @example
   * world.restore(before)
   */
  readonly restore: (snapshot: Snapshot) => void
  /**
   * Returns an archive of this world, as JSON Lines: records, clock, random source, settings, faults, counters, initial
   * state, named snapshots and request journal. A world that is imported from it answers the same requests with the same
   * bytes.
   * @param options.journal contains the request journal. Defaults to true
   * @example
   * const archive = world.export({ journal: false })
   */
  readonly export: (options?: ExportOptions) => string
  /**
   * Returns the exchanges in the request journal, oldest first: all, those of an operation, or those that match a filter.
   * @example
   * const failed = world.exchanges({ status: '4XX' })
   */
  readonly exchanges: (filter?: OperationId<Vs> | ExchangeFilter) => readonly Exchange[]
  /**
   * Waits until enough exchanges match, those already in the journal included, and returns all that match.
   * @param wait.count how many exchanges to wait for, at least 1. Defaults to 1
   * @param wait.timeout real time, such as `250` (ms) or `'5s'`. Defaults to 5 seconds
   * @throws WaitTimeout if too few match in time; EmulatorError if the world is deleted meanwhile
   * @example
   * const [created] = await world.waitFor('postAssistants', { timeout: '2s' })
   */
  readonly waitFor: (
    filter: OperationId<Vs> | ExchangeFilter,
    wait?: { readonly count?: number; readonly timeout?: Duration; readonly signal?: AbortSignal },
  ) => Promise<readonly Exchange[]>
  /**
   * Sets a fault for an operation of whichever vendor has it.
   * @throws InvalidFaultError if the rule is not valid or the spec does not declare the status
   * @example
   * world.fail('getAssistants', { status: 503, times: 1 })
   */
  readonly fail: <Id extends OperationId<Vs>>(
    operation: Id,
    rule: TypedRule<ErrorStatusOf<OperationNamed<Vs, Id>>>,
  ) => Fault
  /**
   * Responds to the requests to an operation with a response of your own, without carrying them out. It is a fault: it is
   * listed, counted and removed like any other. Unlike {@link fail}, it may set a success, and it checks the response
   * before it sets it.
   * @throws InvalidFaultError if the operation does not exist or the response violates the spec
   * @example
   * const body = { entities: [], selfUri: '/api/v2/assistants' }
   * const fault = await world.override('getAssistants', { status: 200, body, times: 1 })
   */
  readonly override: <Id extends OperationId<Vs>>(
    operation: Id,
    response: ResponseOverride<OperationNamed<Vs, Id>>,
  ) => Promise<Fault>
  /**
   * Removes a fault from this world, or all of them.
   * @param fault the fault, as `fail` or `override` returned it. Defaults to all faults
   * @example
   * world.recover()
   */
  readonly recover: (fault?: Pick<Fault, 'id'>) => void
  /**
   * Returns the faults that can still be injected, in the order in which they were set.
   * @example
   * const [fault] = world.faults()
   */
  readonly faults: () => readonly Fault[]
  /**
   * Checks the responses that the faults of this world set, after loading the validators that this needs. `fail` and the
   * faults of a scenario are synchronous: before the validators are loaded, they cannot check such a response.
   * @throws InvalidFaultError if a response violates the spec
   * @example
   * world.fail('getAssistants', { status: 503, headers: { 'retry-after': '120' } })
   * await world.checkFaults()
   */
  readonly checkFaults: () => Promise<void>
  /**
   * Returns the exchanges of this world with a vendor as a Pact document: one interaction for each distinct exchange,
   * with the provider states that reproduce it. Its metadata lists skipped exchanges with the reason.
   * @throws EmulatorError if the world started from a scenario that has no name
   * @example
   * const pact = await world.pact({ consumer: 'agent-console', vendor: 'genesys' })
   */
  readonly pact: (options: PactOptions<Vs>) => Promise<Pact>
}

/** Options of a recorded pact. */
export interface PactOptions<Vs extends Vendors = PackagedVendors> {
  /** the name of the client */
  readonly consumer: string
  readonly vendor: keyof Vs & string
  /** the fields that the client reads of its responses; `recordReads` records them. Defaults to all fields */
  readonly reads?: Reads
  /** called for each exchange once its provider states are known */
  readonly onRecorded?: OnProgress
}

/** Parts of a world's handle. */
interface WorldHandleOptions<Vs extends Vendors> {
  readonly hosted: HostedWorld
  readonly vendors: Vs
  readonly services: EmulatorServices
  readonly handle: HandleRequest
}

const DEFAULT_WAIT = '5s'

/** Creates the handle of a world. */
export function createWorldHandle<Vs extends Vendors>({
  hosted,
  vendors,
  services,
  handle,
}: WorldHandleOptions<Vs>): WorldHandle<Vs> {
  const { world } = hosted
  const handles = Object.entries(vendors).map(([name, vendor]) => {
    return [name, createVendorHandle({ world, vendor, handle })] as const
  })
  const byName: Readonly<Record<string, AnyVendorHandle>> = Object.fromEntries(handles)
  const common: CommonWorldHandle<Vs> = {
    vendor: (name) => vendorNamed(byName, name),
    name: world.name,
    get scenario() {
      return hosted.initialState.scenario
    },
    fetch: fetchInProcess(handle),
    clock: world.clock,
    reset: (options) => hosted.reset(options),
    snapshot: () => world.snapshot(),
    restore: (snapshot) => world.restore(snapshot),
    export: (options) => [...services.worlds.export(hosted, options)].join(''),
    exchanges: (filter) => filterExchanges(world, filterOf(filter)),
    waitFor: async (filter, { timeout = DEFAULT_WAIT, ...wait } = {}) => {
      const options = { filter: filterOf(filter), timeout: millisOf(timeout), ...wait }
      return waitForExchanges(journalOf(world), options, services)
    },
    fail: (operation, rule) => setFault(world, onlyVendorOf(operation, vendors, 'fail'), operation, rule),
    override: async (operation, response) => {
      return setCheckedFault(world, onlyVendorOf(operation, vendors, 'override'), operation, response)
    },
    recover: (fault) => (fault ? void removeFault(world, fault.id) : clearFaults(world)),
    faults: () => faultsOf(world),
    checkFaults: () => checkFaults(world, vendors),
    pact: async (options) => (await services.pacts()).create([hosted], options),
  }
  // The names are those of `vendors`, and each handle was created for the vendor of that name.
  return withMembers({ ...byName }, common) as object as WorldHandle<Vs>
}

/** Adds members to an object. Those that are computed at each access, such as `scenario`, stay so. */
export function withMembers<T extends object, Members extends object>(object: T, members: Members): T & Members {
  return Object.defineProperties(object, Object.getOwnPropertyDescriptors(members)) as T & Members
}

/** Returns the vendor that has an operation. @throws InvalidFaultError if none has it; EmulatorError if several do */
function onlyVendorOf(operation: string, vendors: Vendors, member: 'fail' | 'override'): Vendor {
  const all = Object.values(vendors)
  const [vendor, ...others] = all.filter(({ spec }) => spec.operations.has(operation))
  if (!vendor) {
    const known = all.flatMap(({ spec }) => [...spec.operations.keys()])
    throw unknownOperation(operation, 'any vendor', known)
  }
  if (others.length === 0) return vendor
  const names = [vendor, ...others].map(({ name }) => name)
  const calls = names.map((name) => `${name}.${member}`).join(' or ')
  throw new EmulatorError('DD_OPERATION_AMBIGUOUS', { operation, vendors: names.join(', '), calls })
}
