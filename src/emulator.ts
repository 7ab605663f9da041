import { crossOrigin } from './cross-origin.ts'
import { DEFAULT_BODY_LIMIT } from './engine/body.ts'
import { AUTH } from './engine/call.ts'
import { shapesOf } from './engine/collections.ts'
import type { Exchange } from './engine/journal.ts'
import type { Auth } from './engine/operation.ts'
import type { Vendor } from './engine/vendor.ts'
import { neutralProblem, outsideAllRoots } from './neutral.ts'
import { DEFAULT_SCENARIO, findScenario } from './scenarios/index.ts'
import { plant } from './scenarios/plant.ts'
import { readScenario, type Scenario } from './scenarios/scenario.ts'
import { type Target, targetOf } from './target.ts'
import { vendors as allVendors } from './vendors/index.ts'
import { instant } from './world/clock.ts'
import { World } from './world/world.ts'
import { openWorld, toRequest, type WorldDoor } from './world-door.ts'

/** What an emulator begins with. */
export interface EmulatorOptions {
  /** the name of a scenario, or what a scenario's file holds; `default` unless given */
  readonly scenario?: string | object
  /** the seed of the random source; the scenario's unless given */
  readonly seed?: number
  /** freezes the clock at an instant (ISO 8601 or ms since 1970); the scenario says unless given */
  readonly clock?: string | number
  /** `open` (any well-formed credential) unless given, or `strict` (those the world knows) */
  readonly auth?: Auth
  /** the most bytes that are read of a body; 1 MiB unless given */
  readonly bodyLimit?: number
}

/** How a fork differs from what it is forked from. */
export interface ForkOptions {
  /** letters, digits, `-` and `_`, at most 64; made up unless given */
  readonly name?: string
  /** starts from the beginning of this scenario and not from the default world as it now is */
  readonly scenario?: string | object
  /** begins another random sequence */
  readonly seed?: number
  /** freezes the clock at an instant */
  readonly clock?: string | number
}

/** All worlds behind one `fetch`. It is itself the door to the world named `default`. */
export interface Emulator extends WorldDoor {
  /** Starts another world beside the default one, and opens it. Throws a RangeError for a name that is taken. */
  readonly fork: (options?: ForkOptions) => WorldDoor
  /** Answers a request in the world that it asks for; for adapters, which may know more of it. */
  readonly handle: (request: Request, known?: Known) => Response | Promise<Response>
  readonly vendors: Readonly<Record<string, Vendor>>
}

/** What an adapter knows of a request. */
export interface Known {
  /** name and value in turn, as they came */
  readonly rawHeaders?: readonly string[]
  /** told of the exchange once it is over */
  readonly report?: (exchange: Exchange) => void
}

const DEFAULT_WORLD = 'default'
const WORLD_NAME = /^[\w-]{1,64}$/

/**
 * Makes an emulator. Nothing listens: ask it with `fetch`.
 * @throws RangeError for an unknown scenario; ScenarioError for a scenario with mistakes
 */
export function makeEmulator(options: EmulatorOptions = {}): Emulator {
  const vendors: Readonly<Record<string, Vendor>> = allVendors
  const worlds = new Map<string, World>()
  const beginnings = new Map<string | object, World>()

  const start = (name: string, from: World, { seed, clock }: ForkOptions): World => {
    const world = from.fork({ name, seed })
    if (clock !== undefined) world.clock.freeze(clock)
    worlds.set(name, world)
    return world
  }
  const beginning = (scenario: string | object): World => {
    const known = beginnings.get(scenario)
    if (known) return known
    const read = typeof scenario === 'string' ? findScenario(scenario) : readScenario(scenario)
    const world = plantedWorld(read, { vendors, seed: options.seed, auth: options.auth, clock: options.clock })
    beginnings.set(scenario, world)
    return world
  }
  const ask = (request: Request, to: Addressed, known: Known = {}): Response | Promise<Response> => {
    const { world, vendor, target } = to
    const { bodyLimit = DEFAULT_BODY_LIMIT } = options
    return vendor.routes.fetch(request, { vendor, world, bodyLimit, path: target.path, query: target.query, ...known })
  }
  const route = (request: Request, known: Known): Response | Promise<Response> => {
    const target = targetOf(request.url)
    const vendor = vendorOf(target.path, vendors)
    if (!vendor) return outsideAllRoots(target.path, Object.values(vendors))
    const named = target.world ?? request.headers.get('x-world') ?? vendor.dialect.worldOf?.(request.headers)
    const world = worlds.get(named ?? DEFAULT_WORLD)
    return world ? ask(request, { world, vendor, target }, known) : unknownWorld(String(named), [...worlds.keys()])
  }
  const open = (world: World): WorldDoor => {
    return openWorld({
      world,
      vendors,
      origin: world.snapshot(),
      ask: (request, vendor) => {
        const target = targetOf(request.url)
        const addressee = vendor ?? vendorOf(target.path, vendors)
        return addressee
          ? ask(request, { world, vendor: addressee, target })
          : outsideAllRoots(target.path, Object.values(vendors))
      },
    })
  }

  const first = start(DEFAULT_WORLD, beginning(options.scenario ?? DEFAULT_SCENARIO), {})
  const handle: Emulator['handle'] = (request, known = {}) => {
    if (request.headers.get('origin') === null) return route(request, known)
    return crossOrigin(request, () => route(request, known))
  }
  return {
    ...open(first),
    vendors,
    handle,
    fetch: async (input, init) => handle(toRequest(input, init)),
    fork: (fork = {}) => {
      const { name = freeName(worlds), scenario } = fork
      if (!WORLD_NAME.test(name)) throw new RangeError(`"${name}" is no name for a world: use letters, digits, - and _`)
      if (worlds.has(name)) throw new RangeError(`There is a world named "${name}" already`)
      return open(start(name, scenario === undefined ? first : beginning(scenario), fork))
    },
  }
}

/** A vendor of a world, and where in it a request goes. */
interface Addressed {
  readonly world: World
  readonly vendor: Vendor
  readonly target: Target
}

interface Beginning {
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly seed: number | undefined
  readonly auth: Auth | undefined
  readonly clock: string | number | undefined
}

/** A world that holds a scenario's records and in which nothing has happened yet. */
function plantedWorld(scenario: Scenario, { vendors, seed, auth, clock = scenario.clock }: Beginning): World {
  const shapes = Object.fromEntries(
    Object.values(vendors).map(({ name, collections }) => [name, shapesOf(collections)]),
  )
  const frozen = clock === undefined ? {} : { clock: { at: instant(clock) } }
  const world = new World({ name: scenario.scenario, seed: seed ?? scenario.seed, shapes, ...frozen })
  plant(scenario, world, vendors)
  world.setSetting(AUTH, auth ?? 'open')
  return world
}

function vendorOf(path: string, vendors: Readonly<Record<string, Vendor>>): Vendor | undefined {
  for (const name in vendors) {
    const vendor = vendors[name]
    if (vendor?.spec.document['x-roots'].some((root) => path.startsWith(root) && isEnd(path[root.length])))
      return vendor
  }
  return undefined
}

function isEnd(char: string | undefined): boolean {
  return char === undefined || char === '/'
}

function unknownWorld(name: string, names: readonly string[]): Response {
  const detail = `There is no world named "${name}". Fork one, or ask one of those there are.`
  return neutralProblem(404, 'Not Found', { detail, worlds: names.slice(0, 20) })
}

function freeName(worlds: ReadonlyMap<string, World>): string {
  let number = worlds.size
  while (worlds.has(`world-${number}`)) number++
  return `world-${number}`
}
