import { crossOrigin } from './cross-origin.ts'
import { DEFAULT_BODY_LIMIT } from './engine/body.ts'
import type { Exchange } from './engine/journal.ts'
import type { Vendor } from './engine/vendor.ts'
import { outsideAllRoots, unknownWorld } from './neutral.ts'
import { type Target, targetOf } from './target.ts'
import { vendors as allVendors } from './vendors/index.ts'
import type { World } from './world/world.ts'
import { openWorld, toRequest, type WorldDoor } from './world-door.ts'
import { type BeginningOptions, type ForkOptions, Worlds } from './worlds.ts'

/** What an emulator begins with. */
export interface EmulatorOptions extends BeginningOptions {
  /** the most bytes that are read of a body; 1 MiB unless given */
  readonly bodyLimit?: number
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

/**
 * Makes an emulator. Nothing listens: ask it with `fetch`.
 * @throws RangeError for an unknown scenario; ScenarioError for a scenario with mistakes
 */
export function makeEmulator({ bodyLimit = DEFAULT_BODY_LIMIT, ...options }: EmulatorOptions = {}): Emulator {
  const vendors: Readonly<Record<string, Vendor>> = allVendors
  const worlds = new Worlds(vendors, options)

  const ask = (request: Request, { world, vendor, target }: Addressed, known: Known = {}) => {
    return vendor.routes.fetch(request, { vendor, world, bodyLimit, path: target.path, query: target.query, ...known })
  }
  const route = (request: Request, known: Known) => {
    const target = targetOf(request.url)
    const vendor = vendorOf(target.path, vendors)
    if (!vendor) return outsideAllRoots(target.path, Object.values(vendors))
    const name = target.world ?? request.headers.get('x-world') ?? vendor.dialect.worldOf?.(request.headers)
    const world = worlds.find(name)
    return world ? ask(request, { world, vendor, target }, known) : unknownWorld(String(name), worlds.names())
  }
  const open = (world: World): WorldDoor => {
    return openWorld({
      world,
      vendors,
      ask: (request, named) => {
        const target = targetOf(request.url)
        const vendor = named ?? vendorOf(target.path, vendors)
        return vendor ? ask(request, { world, vendor, target }) : outsideAllRoots(target.path, Object.values(vendors))
      },
    })
  }
  const handle: Emulator['handle'] = (request, known = {}) => {
    if (request.headers.get('origin') === null) return route(request, known)
    return crossOrigin(request, () => route(request, known))
  }
  return {
    ...open(worlds.first),
    vendors,
    handle,
    fetch: async (input, init) => handle(toRequest(input, init)),
    fork: (fork = {}) => open(worlds.fork(fork)),
  }
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
    if (vendor?.spec.document['x-roots'].some((root) => isBelow(path, root))) return vendor
  }
  return undefined
}

function isBelow(path: string, root: string): boolean {
  return path.startsWith(root) && (path.length === root.length || path[root.length] === '/')
}
