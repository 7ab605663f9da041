import { crossOrigin } from './cross-origin.ts'
import type { Access } from './engine/access.ts'
import { ask as askVendor } from './engine/ask.ts'
import { DEFAULT_BODY_LIMIT } from './engine/body.ts'
import { DEFAULT_LIMITS, type Emulation, type ForkOptions, type Limits } from './engine/emulation.ts'
import type { Transport } from './engine/fault-rule.ts'
import type { Exchange } from './engine/journal.ts'
import type { Pact } from './engine/pact.ts'
import type { Vendor } from './engine/vendor.ts'
import { roots } from './generated/roots.ts'
import { version } from './generated/version.ts'
import type { Hosted } from './hosted-world.ts'
import { type Cut, fetchInProcess } from './in-process.ts'
import { outsideAllRoots, unknownWorld } from './neutral.ts'
import type { Pacts } from './pacts/index.ts'
import { Scenarios } from './scenarios/library.ts'
import { textIn } from './scenarios/lineage.ts'
import { ScenarioError } from './scenarios/mistake.ts'
import { scenarioSchema } from './scenarios/schema.ts'
import type { ScenarioSource } from './scenarios/source.ts'
import { type Target, targetOf } from './target.ts'
import type { control } from './vendors/control/index.ts'
import { vendors as allVendors } from './vendors/index.ts'
import { World } from './world/world.ts'
import { type DoorOf, openVendor, openWorld, type PactWanted, type WorldDoor } from './world-door.ts'
import { type BeginningOptions, Worlds } from './worlds.ts'

/** What an emulator begins with. */
export interface EmulatorOptions extends BeginningOptions {
  /** the most bytes that are read of a body; 1 MiB unless given */
  readonly bodyLimit?: number
  /** scenarios beside those that come with the package, which can then be named */
  readonly scenarios?: readonly ScenarioSource[]
  /** how much of each kind there may be, where it is not to be the usual */
  readonly limits?: Partial<Limits>
  /** what is demanded of whoever asks the control API, where no adapter says; nothing unless given */
  readonly access?: Access
}

/** All worlds behind one `fetch`. It is itself the door to the world named `default`. */
export interface Emulator extends WorldDoor {
  /**
   * Starts another world, from the default one as it now is unless said otherwise, and opens it.
   * Throws a RangeError for a name that is taken, and when there is no room for another.
   */
  readonly fork: (options?: ForkOptions) => WorldDoor
  /** Opens the world of a name. Throws a RangeError when there is none. */
  readonly world: (name: string) => WorldDoor
  /** The names of all worlds, in the order in which they began. */
  readonly worlds: () => string[]
  /** Ends a world. Throws a RangeError for the default one. */
  readonly remove: (name: string) => void
  /** Answers a request in the world that it asks for; for adapters, which may know more of it. */
  readonly handle: (request: Request, known?: Known) => Response | Promise<Response>
  /** Whether a URL's path is one of its own: a vendor's, the control API's, or below a world's prefix. */
  readonly serves: (url: string) => boolean
  readonly vendors: Readonly<Record<string, Vendor>>
  /** those that a world can begin with */
  readonly scenarios: Scenarios
  /**
   * What several worlds saw of a vendor, as one Pact document of a client.
   * Rejects with a RangeError for a vendor or a world that there is none of, or a scenario that has no name.
   */
  readonly pactOf: (worlds: readonly WorldDoor[], wanted: PactWanted) => Promise<Pact>
  /** What is known of pacts here, for those who verify them. */
  readonly pacts: () => Promise<Pacts>
  /** The names of the worlds whose scenario was changed since they began; a reset takes the new one. */
  readonly outdated: () => string[]
  /** Opens the control API, which is served under `/_control`; it is loaded when it is first asked for. */
  readonly control: () => Promise<DoorOf<typeof control>>
}

/** What an adapter knows of a request. */
export interface Known {
  /** name and value in turn, as they came */
  readonly rawHeaders?: readonly string[]
  /** told of the exchange once it is over */
  readonly report?: (exchange: Exchange) => void
  /** what is demanded of whoever asks the control API */
  readonly access?: Access
  /** told, before the reply is handed over, that the connection must fail in this way and the reply not arrive whole */
  readonly cut?: (transport: Transport) => void
}

/**
 * Makes an emulator. Nothing listens: ask it with `fetch`.
 * @throws RangeError for an unknown scenario; ScenarioError for a scenario with mistakes
 */
export function makeEmulator(given: EmulatorOptions = {}): Emulator {
  const { bodyLimit = DEFAULT_BODY_LIMIT, access, ...options } = given
  const limits = { ...DEFAULT_LIMITS, ...given.limits }
  const vendors: Readonly<Record<string, Vendor>> = allVendors
  const scenarios = shelve(given.scenarios ?? [], vendors)
  const worlds = new Worlds({ vendors, scenarios, limits, options })
  const shelf = { list: () => scenarios.list(), schema: () => scenarioSchema(vendors) }
  let pacts: Promise<Pacts> | undefined
  const emulation: Emulation = {
    version,
    vendors,
    limits,
    worlds: worlds.forOthers(),
    scenarios: shelf,
    pacts: () => loadPacts(),
    waiting: 0,
  }
  const loadPacts = () => {
    pacts ??= import('./pacts/index.ts').then(({ Pacts }) => new Pacts(scenarios, emulation))
    return pacts
  }
  // What is asked about worlds happens in none of them.
  const controlWorld = new World({ name: 'control', seed: 1, shapes: { control: {} } })

  const ask = (request: Request, { world, vendor, target }: Addressed, known: Known = {}) => {
    const { path, query } = target
    return askVendor(request, { vendor, world, emulation, bodyLimit, path, query, access, ...known })
  }
  const route = (request: Request, target: Target, known: Known) => {
    const vendor = vendorOf(target.path, vendors)
    const name = target.world ?? request.headers.get('x-world') ?? vendor?.dialect.worldOf?.(request.headers)
    const world = worlds.find(name)
    if (!world) return unknownWorld(String(name), worlds.names())
    if (vendor) return ask(request, { world, vendor, target }, known)
    return outsideAllRoots({ request, target, world, vendors, report: known.report })
  }
  const hostedOf = (name: string): Hosted => {
    const hosted = worlds.get(name)
    if (hosted) return hosted
    throw new RangeError(`There is no world named "${name}"; there are ${worlds.names().join(', ')}`)
  }
  const open = (hosted: Hosted): WorldDoor => {
    const { world } = hosted
    return openWorld({
      hosted,
      vendors,
      emulation,
      ask: (request, cut, named) => {
        const target = targetOf(request.url)
        const vendor = named ?? vendorOf(target.path, vendors)
        if (vendor) return ask(request, { world, vendor, target }, { cut })
        return outsideAllRoots({ request, target, world, vendors })
      },
    })
  }
  const askControl = async (request: Request, target: Target, known?: Known) => {
    return ask(request, { world: controlWorld, vendor: (await loadControl()).control, target }, known)
  }
  const handle: Emulator['handle'] = (request, known = {}) => {
    const target = targetOf(request.url)
    if (isBelowAny(target.path, roots.control)) return askControl(request, target, known)
    if (request.headers.get('origin') === null) return route(request, target, known)
    return crossOrigin(request, () => route(request, target, known))
  }
  return {
    ...open(worlds.first),
    get scenario() {
      return worlds.first.beginning.scenario
    },
    vendors,
    scenarios,
    pactOf: async (doors, wanted) => {
      const desk = await loadPacts()
      return desk.of(
        doors.map(({ name }) => hostedOf(name)),
        wanted,
      )
    },
    pacts: loadPacts,
    outdated: () => worlds.list().flatMap(({ outdated, world }) => (outdated ? [world.name] : [])),
    control: async () => {
      const { control: vendor } = await loadControl()
      const ask = (request: Request, cut: Cut) => askControl(request, targetOf(request.url), { cut })
      const door = openVendor({ world: controlWorld, vendor, ask })
      // It was opened for this vendor.
      return door as DoorOf<typeof vendor>
    },
    handle,
    serves: (url) => {
      const { world, path } = targetOf(url)
      return world !== undefined || isBelowAny(path, roots.control) || vendorOf(path, vendors) !== undefined
    },
    fetch: fetchInProcess((request, cut) => handle(request, { cut })),
    fork: (fork = {}) => open(worlds.fork(fork)),
    world: (name) => open(hostedOf(name)),
    worlds: () => worlds.names(),
    remove: (name) => worlds.remove(name),
  }
}

/** The scenarios of the package and these. Throws a ScenarioError with every mistake. */
function shelve(sources: readonly ScenarioSource[], vendors: Readonly<Record<string, Vendor>>): Scenarios {
  const scenarios = new Scenarios(vendors)
  const mistakes = sources.length === 0 ? [] : scenarios.putAll(sources)
  if (mistakes.length === 0) return scenarios
  throw new ScenarioError(sources.map(({ raw }) => textIn(raw, 'scenario')).join(', '), mistakes)
}

/** A vendor of a world, and where in it a request goes. */
interface Addressed {
  readonly world: World
  readonly vendor: Vendor
  readonly target: Target
}

function vendorOf(path: string, vendors: Readonly<Record<string, Vendor>>): Vendor | undefined {
  for (const name in vendors) {
    const vendor = vendors[name]
    if (vendor && isBelowAny(path, vendor.spec.document['x-roots'])) return vendor
  }
  return undefined
}

function loadControl(): Promise<typeof import('./vendors/control/index.ts')> {
  return import('./vendors/control/index.ts')
}

function isBelowAny(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => isBelow(path, prefix))
}

function isBelow(path: string, root: string): boolean {
  return path.startsWith(root) && (path.length === root.length || path[root.length] === '/')
}
