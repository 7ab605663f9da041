import type { Store } from '../durability/store.ts'
import { runAtOnce } from '../engine/exchange/in-turns.ts'
import { DEFAULT_BODY_LIMIT } from '../engine/exchange/read-body.ts'
import { JournalBudget } from '../engine/journal/journal-budget.ts'
import type { ForkOptions, ImportOptions } from '../engine/services/emulator-services.ts'
import { DEFAULT_LIMITS, type Limits } from '../engine/services/limits.ts'
import type { Pact } from '../engine/services/pact.ts'
import type { SocketPeer, SocketRejection, SocketSession } from '../engine/sockets/socket.ts'
import type { ControlAccess } from '../engine/vendor/control-access.ts'
import type { Pacts } from '../pacts/index.ts'
import { InitialWorlds } from '../scenarios/initial-worlds.ts'
import type { Scenarios } from '../scenarios/library.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import type { control } from '../vendors/control/index.ts'
import { checkVendors } from './check-vendors.ts'
import { fetchInProcess } from './in-process.ts'
import { keepWorlds } from './keep-worlds.ts'
import { RequestRouter } from './request-router.ts'
import type { RequestSource } from './request-source.ts'
import { createServices, loadScenarios } from './services.ts'
import type { HandleOf } from './vendor-handle.ts'
import type { NoVendors, PackagedVendors, Vendors } from './vendors.ts'
import {
  type AnyWorldHandle,
  createWorldHandle,
  type PactOptions,
  type WorldHandle,
  withMembers,
} from './world-handle.ts'
import type { WorldHost } from './world-host.ts'
import { type InitialStateOptions, Worlds } from './worlds.ts'

/** Options of an emulator. */
export interface EmulatorOptions extends InitialStateOptions {
  /** largest body that is read, in bytes. Defaults to 1 MiB */
  readonly bodyLimit?: number
  /** scenarios of your own, beside those of the package */
  readonly scenarios?: readonly ScenarioSource[]
  /** bounds that differ from the defaults */
  readonly limits?: Partial<Limits>
  /** access to the control API, where an adapter sets none. Defaults to open */
  readonly access?: ControlAccess
  /** keeps the worlds beyond this process. Defaults to nothing: they end with it */
  readonly store?: Store | undefined
}

/** Options of an emulator of given vendors. */
export interface EmulateOptions<Vs extends Vendors> extends EmulatorOptions {
  /** the vendors by name */
  readonly vendors: Vs
}

/** An emulator: several worlds behind one `fetch`, and itself the handle of the world named `default`. */
export type Emulator<Vs extends Vendors = PackagedVendors> = WorldHandle<Vs> & CommonEmulator<Vs>

/** An emulator whatever its vendors. */
export type AnyEmulator = Emulator<NoVendors>

/** The members of an emulator beside those of its default world. */
export interface CommonEmulator<Vs extends Vendors> {
  /**
   * Starts another world and returns its handle. It starts from the current state of the default world, or as the
   * options say.
   * @throws EmulatorError if the name is taken or not valid, the scenario does not exist, or the limit is reached
   * @example
   * const world = emulator.fork({ scenario: 'small-team', clock: '2026-01-15T09:00:00Z' })
   */
  readonly fork: (options?: ForkOptions) => WorldHandle<Vs>
  /**
   * Returns the handle of a world.
   * @throws EmulatorError if the world does not exist
   * @example
   * const checkout = emulator.world('checkout')
   */
  readonly world: (name: string) => WorldHandle<Vs>
  /**
   * Returns the names of all worlds, oldest first.
   * @example
   * emulator.worlds() // ['default', 'checkout']
   */
  readonly worlds: () => string[]
  /**
   * Starts a world that continues the one in an archive, or gives an existing world its state, and returns its handle.
   * @param archive the text that {@link WorldHandle.export} returned
   * @param options.name name of the world that is started or replaced. Defaults to the name in the archive
   * @param options.misfits records that do not fit the specs: an error (`reject`), or left out (`drop`). Defaults to
   * `reject`
   * @throws EmulatorError if the archive is damaged, of a newer format, or does not fit the specs; nothing is changed then
   * @example
   * const archive = emulator.export()
   * const copy = emulator.import(archive, { name: 'copy' })
   */
  readonly import: (archive: string, options?: ImportOptions) => WorldHandle<Vs>
  /**
   * Deletes a world.
   * @throws EmulatorError for the default world
   * @example
   * emulator.remove('checkout')
   */
  readonly remove: (name: string) => void
  /**
   * Responds to a request in the world that it selects. For adapters, which know more about a request.
   * @example
   * const response = await emulator.handle(new Request('http://localhost/api/v2/assistants'))
   */
  readonly handle: (request: Request, source?: RequestSource) => Response | Promise<Response>
  /**
   * Opens a WebSocket connection in the world that its URL or headers select. For adapters: a client connects to a server
   * that `listen` started.
   * @example
   * const peer = { send: console.log, close: console.log, later: () => () => {} }
   * const connection = emulator.connect(new Request('http://localhost/channels/4f0e'), peer)
   */
  readonly connect: (request: Request, peer: SocketPeer) => SocketSession | SocketRejection
  /**
   * Returns whether the path of a URL is one that a WebSocket client can connect to.
   * @example
   * emulator.hasSocket('http://localhost/channels/4f0e') // true
   */
  readonly hasSocket: (url: string) => boolean
  /**
   * Returns whether the path of a URL is one that the emulator serves: of a vendor, of the control API, or below the
   * prefix of a world.
   * @example
   * emulator.serves('https://api.mypurecloud.com/api/v2/assistants') // true
   */
  readonly serves: (url: string) => boolean
  /** the emulated vendors by name */
  readonly vendors: Vendors
  /** the scenarios that worlds can start from */
  readonly scenarios: Scenarios
  /**
   * Returns the exchanges of several worlds with a vendor as one Pact document.
   * @throws EmulatorError if the vendor or a world does not exist, or a world's scenario has no name
   * @example
   * const pact = await emulator.pactOf([first, second], { consumer: 'agent-console', vendor: 'kore' })
   */
  readonly pactOf: (worlds: readonly AnyWorldHandle[], options: PactOptions<Vs>) => Promise<Pact>
  /**
   * Loads the services that record pacts and set up provider states. For verifiers.
   * @example
   * const pacts = await emulator.pacts()
   */
  readonly pacts: () => Promise<Pacts>
  /**
   * Returns the names of worlds whose scenario was edited since they loaded it. Reset them to load it again.
   * @example
   * emulator.outdated() // ['checkout']
   */
  readonly outdated: () => string[]
  /**
   * Keeps what its store has not kept yet, and closes the store. Without a store it does nothing.
   * @throws DataError if the rest cannot be kept
   * @example
   * await emulator.close()
   */
  readonly close: () => Promise<void>
  /**
   * Loads the control API and returns its handle.
   * @example
   * const control = await emulator.control()
   * const response = await control.fetch('/_control/worlds')
   */
  readonly control: () => Promise<HandleOf<typeof control>>
}

/**
 * Creates an emulator of given vendors that listens to no port. Send requests to it with `fetch`.
 * @throws EmulatorError if the scenario does not exist; ScenarioError if a scenario is not valid
 * @example
 * const emulator = emulate({ vendors: { shop } })
 * const response = await emulator.fetch('/products', { headers: emulator.shop.credentials.headers })
 */
export function emulate<Vs extends Vendors>(options: EmulateOptions<Vs>): Emulator<Vs> {
  try {
    return createEmulatorOf(options)
  } catch (error) {
    options.store?.release()
    throw error
  }
}

function createEmulatorOf<Vs extends Vendors>(options: EmulateOptions<Vs>): Emulator<Vs> {
  const { bodyLimit = DEFAULT_BODY_LIMIT, access, store, ...initialState } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const vendors = checkVendors(options.vendors)
  const scenarios = loadScenarios(options.scenarios ?? [], vendors)
  const journals = new JournalBudget(limits.totalJournalBytes)
  const durable = store && keepWorlds(store, { vendors, limits, journals })
  const initialWorlds = new InitialWorlds(vendors, scenarios, initialState)
  const worlds = new Worlds({ vendors, scenarios, limits, journals, initialWorlds, ...durable })
  const first = worlds.openDefault(initialState)
  const { services, loadPacts } = createServices({ vendors, scenarios, limits, worlds })
  const router = new RequestRouter({
    vendors,
    services,
    worlds,
    journals,
    bodyLimit,
    access,
    recorder: durable?.recorder,
  })

  const handleOf = (hosted: WorldHost): WorldHandle<Vs> => {
    const { world } = hosted
    return createWorldHandle({
      hosted,
      vendors,
      services,
      handle: (request, failConnection, vendor) => router.handleIn(world, request, { failConnection }, vendor),
    })
  }
  const common: CommonEmulator<Vs> & Pick<AnyEmulator, 'fetch'> = {
    vendors,
    scenarios,
    pactOf: async (handles, pactOptions) => {
      const hosts = handles.map(({ name }) => worlds.getOrThrow(name))
      return (await loadPacts()).create(hosts, pactOptions)
    },
    pacts: loadPacts,
    outdated: () => worlds.list().flatMap(({ outdated, world }) => (outdated ? [world.name] : [])),
    close: async () => store?.close(),
    control: () => router.controlHandle(),
    handle: (request, source) => router.handle(request, source),
    hasSocket: (url) => router.hasSocket(url),
    connect: (request, peer) => router.connect(request, peer),
    serves: (url) => router.serves(url),
    fetch: fetchInProcess((request, failConnection) => router.handle(request, { failConnection })),
    fork: (fork = {}) => handleOf(worlds.fork(fork)),
    world: (name) => handleOf(worlds.getOrThrow(name)),
    import: (archive, importOptions) => handleOf(runAtOnce(worlds.importSteps(archive, importOptions))),
    worlds: () => worlds.names(),
    remove: (name) => worlds.remove(name),
  }
  return withMembers(handleOf(first), common)
}
