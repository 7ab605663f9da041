import type { Store } from '../durability/store.ts'
import type { CreateResponse } from '../engine/exchange/call.ts'
import { handleRequest } from '../engine/exchange/handle-request.ts'
import { runAtOnce } from '../engine/exchange/in-turns.ts'
import { DEFAULT_BODY_LIMIT } from '../engine/exchange/read-body.ts'
import type { TransportFault } from '../engine/faults/fault-rule.ts'
import type { Exchange } from '../engine/journal/exchange.ts'
import type { Forwarded } from '../engine/journal/forwarded.ts'
import { openJournal } from '../engine/journal/journal.ts'
import { JournalBudget } from '../engine/journal/journal-budget.ts'
import type { EmulatorServices, ForkOptions, ImportOptions } from '../engine/services/emulator-services.ts'
import { DEFAULT_LIMITS, type Limits } from '../engine/services/limits.ts'
import type { Pact } from '../engine/services/pact.ts'
import { matchSocket } from '../engine/sockets/match-socket.ts'
import { openSocket } from '../engine/sockets/open-socket.ts'
import type { SocketPeer, SocketRejection, SocketSession } from '../engine/sockets/socket.ts'
import type { ControlAccess } from '../engine/vendor/control-access.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { isBelowAny, vendorOf } from '../engine/vendor/vendor-of.ts'
import { roots } from '../generated/roots.ts'
import { version } from '../generated/version.ts'
import type { Pacts } from '../pacts/index.ts'
import { Scenarios } from '../scenarios/library.ts'
import { stringAt } from '../scenarios/lineage.ts'
import { scenarioLines } from '../scenarios/scenario-lines.ts'
import { scenarioSchema } from '../scenarios/schema.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import { ScenarioError } from '../scenarios/source-error.ts'
import type { control } from '../vendors/control/index.ts'
import { World } from '../world/world.ts'
import { checkVendors } from './check-vendors.ts'
import { crossOrigin } from './cross-origin.ts'
import { forwardRequest } from './forward-request.ts'
import type { Forwarding } from './forwarding.ts'
import { type FailConnection, fetchInProcess } from './in-process.ts'
import { holdResponse, keepWorlds, whenKept } from './keep-worlds.ts'
import { parseTarget, type RequestTarget } from './request-target.ts'
import { isForRoot, rootResponse } from './root.ts'
import { unfollowedRedirect, wantsRedirects } from './unfollowed-redirect.ts'
import { respondUnrouted, unknownWorldResponse } from './unrouted.ts'
import { createVendorHandle, type HandleOf } from './vendor-handle.ts'
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
   * const checkout = emulator.import(await readFile('checkout.archive.jsonl', 'utf8'), { name: 'checkout' })
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

/** Facts about a request that only its adapter knows. */
export interface RequestSource {
  /** header names and values in turn, as they were sent */
  readonly rawHeaders?: readonly string[]
  /** the body, if the adapter received it whole. The request then is not read */
  readonly bytes?: Uint8Array<ArrayBuffer> | undefined
  /** creates the response, if the adapter needs less than one of the Fetch API. Not for requests from browsers */
  readonly createResponse?: CreateResponse | undefined
  /** called with the exchange when it ends */
  readonly report?: (exchange: Exchange) => void
  /** access to the control API */
  readonly access?: ControlAccess
  /** called before the response is returned if the connection must fail and the response must not arrive whole */
  readonly failConnection?: (transport: TransportFault) => void
  /** the server that answers the request instead of the emulator, unless it is one to the control API */
  readonly forwarding?: Forwarding | undefined
}

/** Facts about a request to a vendor. */
interface VendorRequestSource extends RequestSource {
  /** present if another server did not answer the request */
  readonly forwarded?: Forwarded
}

/** A request to a vendor in a world. */
interface VendorRequest {
  readonly world: World
  readonly vendor: Vendor
  readonly target: RequestTarget
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
  const worlds = new Worlds({ vendors, scenarios, limits, journals, options: initialState, ...durable })
  let pacts: Promise<Pacts> | undefined
  const services: EmulatorServices = {
    version,
    vendors,
    limits,
    storage: worlds.files,
    worlds: worlds.asRegistry(),
    scenarios: {
      list: () => scenarios.list(),
      schema: () => scenarioSchema(vendors),
      export: ({ world }) => scenarioLines(world, vendors),
    },
    pacts: () => loadPacts(),
    waiting: 0,
  }
  const loadPacts = () => {
    pacts ??= import('../pacts/index.ts').then(({ Pacts }) => new Pacts(scenarios, services))
    return pacts
  }
  // Requests to the control API belong to no world of a client.
  const controlWorld = new World({ name: 'control', seed: 1, shapes: { control: {} } })
  openJournal(controlWorld, { exchanges: limits.exchanges, bytes: limits.journalBytes }, journals)

  const send = (request: Request, { world, vendor, target }: VendorRequest, source: VendorRequestSource = {}) => {
    const { path, query } = target
    return handleRequest(request, {
      vendor,
      world,
      services,
      bodyLimit,
      path,
      query,
      access: source.access ?? access,
      rawHeaders: source.rawHeaders,
      bytes: source.bytes,
      createResponse: source.createResponse,
      report: source.report,
      failConnection: source.failConnection,
      forwarded: source.forwarded,
    })
  }
  /** Carries out a request in a world, and holds the response until everything that it shows is kept. */
  const keep = (
    world: World,
    source: RequestSource,
    respond: (source: RequestSource) => Response | Promise<Response>,
  ) => {
    return durable ? holdResponse(durable.recorder, world, source, respond) : respond(source)
  }
  const select = (request: Request, target: RequestTarget, vendor: Vendor | undefined) => {
    const name =
      target.world ?? request.headers.get('x-world') ?? vendor?.dialect.worldOf?.(request.headers, target.query)
    return { name, world: worlds.find(name) }
  }
  const route = (request: Request, target: RequestTarget, source: RequestSource) => {
    const vendor = vendorOf(target.path, vendors, request)
    const { name, world } = select(request, target, vendor)
    if (!world) return unknownWorldResponse(String(name), worlds.names())
    return keep(world, source, (kept) => {
      if (vendor) return send(request, { world, vendor, target }, kept)
      return respondUnrouted({ request, target, world, vendors, bodyLimit, report: kept.report })
    })
  }
  const forward = (request: Request, target: RequestTarget, source: RequestSource, forwarding: Forwarding) => {
    const vendor = forwarding.isChecked ? vendorOf(target.path, vendors, request) : undefined
    // Credentials are those of the other server, so they select no world.
    const { name, world } = select(request, target, undefined)
    if (!world) return unknownWorldResponse(String(name), worlds.names())
    const { rawHeaders, report } = source
    return forwardRequest({
      request,
      target,
      world,
      vendor,
      services,
      bodyLimit,
      rawHeaders,
      report,
      forwarding,
      fallBack: vendor && ((again, forwarded) => send(again, { world, vendor, target }, { ...source, forwarded })),
    })
  }
  const handleOf = (hosted: WorldHost): WorldHandle<Vs> => {
    const { world } = hosted
    return createWorldHandle({
      hosted,
      vendors,
      services,
      handle: (request, failConnection, named) => {
        const target = parseTarget(request.url)
        const vendor = named ?? vendorOf(target.path, vendors, request)
        return keep(world, { failConnection }, (kept) => {
          if (vendor) return send(request, { world, vendor, target }, kept)
          return respondUnrouted({ request, target, world, vendors, bodyLimit, report: kept.report })
        })
      },
    })
  }
  const sendToControl = async (request: Request, target: RequestTarget, source?: RequestSource) => {
    const response = await send(request, { world: controlWorld, vendor: (await loadControl()).control, target }, source)
    return durable && request.method !== 'GET' ? whenKept(response, durable.recorder.settle()) : response
  }
  const handle: AnyEmulator['handle'] = (request, source = {}) => {
    const target = parseTarget(request.url)
    if (isBelowAny(target.path, roots.control)) return sendToControl(request, target, source)
    if (source.forwarding) return forward(request, target, source, source.forwarding)
    if (target.world === undefined && isForRoot(request, target.path, vendors)) {
      return rootResponse(request)
    }
    if (wantsRedirects(request)) return Promise.resolve(route(request, target, source)).then(unfollowedRedirect)
    if (request.headers.get('origin') === null) return route(request, target, source)
    return crossOrigin(request, () => route(request, target, source))
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
    control: async () => {
      const { control: vendor } = await loadControl()
      const toControl = (request: Request, failConnection: FailConnection) => {
        return sendToControl(request, parseTarget(request.url), { failConnection })
      }
      // The handle is created for this vendor.
      return createVendorHandle({ world: controlWorld, vendor, handle: toControl }) as HandleOf<typeof vendor>
    },
    handle,
    hasSocket: (url) => {
      const { path } = parseTarget(url)
      const vendor = vendorOf(path, vendors, { url })
      return vendor !== undefined && matchSocket(vendor.spec.document, path) !== undefined
    },
    connect: (request, peer) => {
      const target = parseTarget(request.url)
      const { path } = target
      const vendor = vendorOf(path, vendors, request)
      const { world } = select(request, target, vendor)
      if (!world || !vendor) return { status: 404, reason: `There is no WebSocket at ${path}` }
      return openSocket({ vendor, world, path, peer })
    },
    serves: (url) => {
      const { world, path } = parseTarget(url)
      return world !== undefined || isBelowAny(path, roots.control) || vendorOf(path, vendors) !== undefined
    },
    fetch: fetchInProcess((request, failConnection) => handle(request, { failConnection })),
    fork: (fork = {}) => handleOf(worlds.fork(fork)),
    world: (name) => handleOf(worlds.getOrThrow(name)),
    import: (archive, importOptions) => handleOf(runAtOnce(worlds.importSteps(archive, importOptions))),
    worlds: () => worlds.names(),
    remove: (name) => worlds.remove(name),
  }
  return withMembers(handleOf(worlds.first), common)
}

/** Loads scenarios beside those of the package. @throws ScenarioError with all errors */
function loadScenarios(sources: readonly ScenarioSource[], vendors: Readonly<Record<string, Vendor>>): Scenarios {
  const scenarios = new Scenarios(vendors)
  const errors = sources.length === 0 ? [] : scenarios.putAll(sources)
  if (errors.length === 0) return scenarios
  throw new ScenarioError(sources.map(({ raw }) => stringAt(raw, 'scenario')).join(', '), errors)
}

function loadControl(): Promise<typeof import('../vendors/control/index.ts')> {
  return import('../vendors/control/index.ts')
}
