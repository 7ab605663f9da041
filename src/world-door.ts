import { addFault, clearFaults } from './engine/faults.ts'
import { type Exchange, journalOf } from './engine/journal.ts'
import type { ErrorStatusOf } from './engine/operation.ts'
import type { Credentials, Vendor } from './engine/vendor.ts'
import type { vendors } from './vendors/index.ts'
import type { Clock } from './world/clock.ts'
import type { Snapshot, World } from './world/world.ts'

/** One world, from inside the process: ask it, look at it, move its clock, make it fail, take it back. */
export interface WorldDoor extends VendorDoors {
  /** the world's name: `default`, or as it was forked */
  readonly name: string
  /** Asks this world, as `globalThis.fetch` would ask a server: a request, a URL, or a path. */
  readonly fetch: Fetch
  readonly clock: Clock
  /** Back to how the world began: its records, clock, random source, profile and faults; the journal is emptied. */
  readonly reset: () => void
  /** The present moment as a value; it costs the same whatever the world holds. */
  readonly snapshot: () => Snapshot
  /** Goes back to a moment of this world, or of one that it was forked from or to. */
  readonly restore: (snapshot: Snapshot) => void
  /** The exchanges of all vendors, oldest first; of one operation only, if named. */
  readonly exchanges: (operation?: string) => readonly Exchange[]
}

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

type Vendors = typeof vendors

type VendorDoors = { readonly [Name in keyof Vendors]: DoorOf<Vendors[Name]> }

type DoorOf<V> =
  V extends Vendor<infer Operations, infer Records, infer Profile> ? VendorDoor<Operations, Records, Profile> : never

/** One vendor of one world. */
export interface VendorDoor<Operations, Records, Profile> {
  /** Asks this vendor only: every path is taken as one of its own. */
  readonly fetch: Fetch
  /** what to send to be let in */
  readonly credentials: Credentials
  /** the vendor's collections in this world, typed by its spec; what is written here is not checked */
  readonly records: Records
  /** Sets switches of the vendor's profile in this world. */
  readonly setProfile: (switches: Partial<Profile>) => void
  /**
   * Makes an operation (or `*`: all that declare the status) fail, always or for the next `times` exchanges.
   * Throws a RangeError for a status that its spec does not declare: a fault stays inside the spec.
   */
  readonly fail: <Id extends keyof Operations & string>(
    operation: Id | '*',
    fault: { readonly status: ErrorStatusOf<Operations[Id]>; readonly times?: number },
  ) => void
  /** Takes all faults of this vendor out of this world. */
  readonly recover: () => void
}

/** Answers a request of this world: as the vendor, or as whichever its path belongs to. */
type Ask = (request: Request, vendor?: Vendor) => Response | Promise<Response>

/** Opens a world to the process it lives in; {@link WorldDoor.reset} goes back to how it is now. */
export function openWorld({ world, vendors, ask }: Opening): WorldDoor {
  const origin = world.snapshot()
  const doors = Object.entries(vendors).map(([name, vendor]) => [name, openVendor({ world, vendor, ask })])
  return {
    ...fromNames(doors),
    name: world.name,
    fetch: async (input, init) => ask(toRequest(input, init)),
    clock: world.clock,
    reset: () => {
      world.restore(origin)
      journalOf(world).clear()
    },
    snapshot: () => world.snapshot(),
    restore: (snapshot) => world.restore(snapshot),
    exchanges: (operation) => journalOf(world).list(operation),
  }
}

interface Opening {
  readonly world: World
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly ask: Ask
}

function openVendor({ world, vendor, ask }: { world: World; vendor: Vendor; ask: Ask }): AnyDoor {
  const records = world.group(vendor.name)
  return {
    fetch: async (input, init) => ask(toRequest(input, init), vendor),
    credentials: vendor.credentials(records),
    records,
    setProfile: (switches) => {
      const present = world.setting(vendor.profileSetting)
      world.setSetting(vendor.profileSetting, {
        ...vendor.spec.profile,
        ...(present as object | undefined),
        ...switches,
      })
    },
    fail: (operation, fault) => addFault(world, vendor.spec, { vendor: vendor.name, operation, ...fault }),
    recover: () => clearFaults(world, vendor.name),
  }
}

type AnyDoor = VendorDoor<Record<string, { responses: Record<number, unknown> }>, unknown, object>

/** The doors by the vendors' names. */
function fromNames(doors: readonly (readonly unknown[])[]): VendorDoors {
  // The names are those of `vendors`, and each door was opened for the vendor of that name.
  return Object.fromEntries(doors as [string, AnyDoor][]) as unknown as VendorDoors
}

/** Makes a request of what `fetch` takes; a path is enough. */
export function toRequest(input: string | URL | Request, init: RequestInit | undefined): Request {
  if (input instanceof Request) return init ? new Request(input, init) : input
  return new Request(new URL(input, 'http://deskdouble.test'), init)
}
