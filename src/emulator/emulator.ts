import { handleRequest as askVendor } from '../engine/exchange/handle-request.ts'
import { DEFAULT_BODY_LIMIT } from '../engine/exchange/read-body.ts'
import type { TransportFault } from '../engine/faults/fault-rule.ts'
import type { Exchange } from '../engine/journal/journal.ts'
import type { EmulatorServices, ForkOptions } from '../engine/services/emulator-services.ts'
import { DEFAULT_LIMITS, type Limits } from '../engine/services/limits.ts'
import type { Pact } from '../engine/services/pact.ts'
import type { ControlAccess } from '../engine/vendor/control-access.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { roots } from '../generated/roots.ts'
import { version } from '../generated/version.ts'
import type { Pacts } from '../pacts/index.ts'
import { Scenarios } from '../scenarios/library.ts'
import { stringAt } from '../scenarios/lineage.ts'
import { scenarioSchema } from '../scenarios/schema.ts'
import type { ScenarioSource } from '../scenarios/source.ts'
import { ScenarioError } from '../scenarios/source-error.ts'
import type { control } from '../vendors/control/index.ts'
import { vendors as allVendors } from '../vendors/index.ts'
import { World } from '../world/world.ts'
import { crossOrigin } from './cross-origin.ts'
import { type FailConnection, fetchInProcess } from './in-process.ts'
import { parseTarget, type RequestTarget } from './request-target.ts'
import { respondUnrouted, unknownWorldResponse } from './unrouted.ts'
import {
  createVendorHandle,
  createWorldHandle,
  type HandleOf,
  type PactOptions,
  type WorldHandle,
} from './world-handle.ts'
import type { WorldHost } from './world-host.ts'
import { type InitialStateOptions, Worlds } from './worlds.ts'

/** What an emulator begins with. */
export interface EmulatorOptions extends InitialStateOptions {
  /** the most bytes that are read of a body; 1 MiB unless given */
  readonly bodyLimit?: number
  /** scenarios beside those that come with the package, which can then be named */
  readonly scenarios?: readonly ScenarioSource[]
  /** how much of each kind there may be, where it is not to be the usual */
  readonly limits?: Partial<Limits>
  /** what is demanded of whoever asks the control API, where no adapter says; nothing unless given */
  readonly access?: ControlAccess
}

/** All worlds behind one `fetch`. It is itself the door to the world named `default`. */
export interface Emulator extends WorldHandle {
  /**
   * Starts another world, from the default one as it now is unless said otherwise, and opens it.
   * Throws a RangeError for a name that is taken, and when there is no room for another.
   */
  readonly fork: (options?: ForkOptions) => WorldHandle
  /** Opens the world of a name. Throws a RangeError when there is none. */
  readonly world: (name: string) => WorldHandle
  /** The names of all worlds, in the order in which they began. */
  readonly worlds: () => string[]
  /** Ends a world. Throws a RangeError for the default one. */
  readonly remove: (name: string) => void
  /** Answers a request in the world that it asks for; for adapters, which may know more of it. */
  readonly handle: (request: Request, known?: RequestSource) => Response | Promise<Response>
  /** Whether a URL's path is one of its own: a vendor's, the control API's, or below a world's prefix. */
  readonly serves: (url: string) => boolean
  readonly vendors: Readonly<Record<string, Vendor>>
  /** those that a world can begin with */
  readonly scenarios: Scenarios
  /**
   * What several worlds saw of a vendor, as one Pact document of a client.
   * Rejects with a RangeError for a vendor or a world that there is none of, or a scenario that has no name.
   */
  readonly pactOf: (worlds: readonly WorldHandle[], wanted: PactOptions) => Promise<Pact>
  /** What is known of pacts here, for those who verify them. */
  readonly pacts: () => Promise<Pacts>
  /** The names of the worlds whose scenario was changed since they began; a reset takes the new one. */
  readonly outdated: () => string[]
  /** Opens the control API, which is served under `/_control`; it is loaded when it is first asked for. */
  readonly control: () => Promise<HandleOf<typeof control>>
}

/** What an adapter knows of a request. */
export interface RequestSource {
  /** name and value in turn, as they came */
  readonly rawHeaders?: readonly string[]
  /** told of the exchange once it is over */
  readonly report?: (exchange: Exchange) => void
  /** what is demanded of whoever asks the control API */
  readonly access?: ControlAccess
  /** told, before the reply is handed over, that the connection must fail in this way and the reply not arrive whole */
  readonly failConnection?: (transport: TransportFault) => void
}

/**
 * Makes an emulator. Nothing listens: ask it with `fetch`.
 * @throws RangeError for an unknown scenario; ScenarioError for a scenario with mistakes
 */
export function createCoreEmulator(given: EmulatorOptions = {}): Emulator {
  const { bodyLimit = DEFAULT_BODY_LIMIT, access, ...options } = given
  const limits = { ...DEFAULT_LIMITS, ...given.limits }
  const vendors: Readonly<Record<string, Vendor>> = allVendors
  const scenarios = loadScenarios(given.scenarios ?? [], vendors)
  const worlds = new Worlds({ vendors, scenarios, limits, options })
  const shelf = { list: () => scenarios.list(), schema: () => scenarioSchema(vendors) }
  let pacts: Promise<Pacts> | undefined
  const services: EmulatorServices = {
    version,
    vendors,
    limits,
    worlds: worlds.asRegistry(),
    scenarios: shelf,
    pacts: () => loadPacts(),
    waiting: 0,
  }
  const loadPacts = () => {
    pacts ??= import('../pacts/index.ts').then(({ Pacts }) => new Pacts(scenarios, services))
    return pacts
  }
  // What is asked about worlds happens in none of them.
  const controlWorld = new World({ name: 'control', seed: 1, shapes: { control: {} } })

  const ask = (request: Request, { world, vendor, target }: VendorRequest, known: RequestSource = {}) => {
    const { path, query } = target
    return askVendor(request, { vendor, world, services, bodyLimit, path, query, access, ...known })
  }
  const route = (request: Request, target: RequestTarget, known: RequestSource) => {
    const vendor = vendorOf(target.path, vendors)
    const name = target.world ?? request.headers.get('x-world') ?? vendor?.dialect.worldOf?.(request.headers)
    const world = worlds.find(name)
    if (!world) return unknownWorldResponse(String(name), worlds.names())
    if (vendor) return ask(request, { world, vendor, target }, known)
    return respondUnrouted({ request, target, world, vendors, report: known.report })
  }
  const hostedOf = (name: string): WorldHost => {
    const hosted = worlds.get(name)
    if (hosted) return hosted
    throw new RangeError(`There is no world named "${name}"; there are ${worlds.names().join(', ')}`)
  }
  const open = (hosted: WorldHost): WorldHandle => {
    const { world } = hosted
    return createWorldHandle({
      hosted,
      vendors,
      emulation: services,
      ask: (request, cut, named) => {
        const target = parseTarget(request.url)
        const vendor = named ?? vendorOf(target.path, vendors)
        if (vendor) return ask(request, { world, vendor, target }, { failConnection: cut })
        return respondUnrouted({ request, target, world, vendors })
      },
    })
  }
  const askControl = async (request: Request, target: RequestTarget, known?: RequestSource) => {
    return ask(request, { world: controlWorld, vendor: (await loadControl()).control, target }, known)
  }
  const handle: Emulator['handle'] = (request, known = {}) => {
    const target = parseTarget(request.url)
    if (isBelowAny(target.path, roots.control)) return askControl(request, target, known)
    if (request.headers.get('origin') === null) return route(request, target, known)
    return crossOrigin(request, () => route(request, target, known))
  }
  return {
    ...open(worlds.first),
    get scenario() {
      return worlds.first.initialState.scenario
    },
    vendors,
    scenarios,
    pactOf: async (handles, wanted) => {
      const desk = await loadPacts()
      return desk.create(
        handles.map(({ name }) => hostedOf(name)),
        wanted,
      )
    },
    pacts: loadPacts,
    outdated: () => worlds.list().flatMap(({ outdated, world }) => (outdated ? [world.name] : [])),
    control: async () => {
      const { control: vendor } = await loadControl()
      const ask = (request: Request, cut: FailConnection) =>
        askControl(request, parseTarget(request.url), { failConnection: cut })
      const handle = createVendorHandle({ world: controlWorld, vendor, ask })
      // It was opened for this vendor.
      return handle as HandleOf<typeof vendor>
    },
    handle,
    serves: (url) => {
      const { world, path } = parseTarget(url)
      return world !== undefined || isBelowAny(path, roots.control) || vendorOf(path, vendors) !== undefined
    },
    fetch: fetchInProcess((request, cut) => handle(request, { failConnection: cut })),
    fork: (fork = {}) => open(worlds.fork(fork)),
    world: (name) => open(hostedOf(name)),
    worlds: () => worlds.names(),
    remove: (name) => worlds.remove(name),
  }
}

/** The scenarios of the package and these. Throws a ScenarioError with every mistake. */
function loadScenarios(sources: readonly ScenarioSource[], vendors: Readonly<Record<string, Vendor>>): Scenarios {
  const scenarios = new Scenarios(vendors)
  const errors = sources.length === 0 ? [] : scenarios.putAll(sources)
  if (errors.length === 0) return scenarios
  throw new ScenarioError(sources.map(({ raw }) => stringAt(raw, 'scenario')).join(', '), errors)
}

/** A vendor of a world, and where in it a request goes. */
interface VendorRequest {
  readonly world: World
  readonly vendor: Vendor
  readonly target: RequestTarget
}

function vendorOf(path: string, vendors: Readonly<Record<string, Vendor>>): Vendor | undefined {
  for (const name in vendors) {
    const vendor = vendors[name]
    if (vendor && isBelowAny(path, vendor.spec.document['x-roots'])) return vendor
  }
  return undefined
}

function loadControl(): Promise<typeof import('../vendors/control/index.ts')> {
  return import('../vendors/control/index.ts')
}

function isBelowAny(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => isBelow(path, prefix))
}

function isBelow(path: string, root: string): boolean {
  return path.startsWith(root) && (path.length === root.length || path[root.length] === '/')
}
