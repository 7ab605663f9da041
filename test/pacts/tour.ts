import { resolve } from '../../src/engine/spec/document.ts'
import type { Vendor } from '../../src/engine/vendor/vendor.ts'
import type { Listening, ListeningEmulator, WorldHandle } from '../../src/index.ts'
import type { vendors } from '../../src/vendors/index.ts'
import { type Fetch, provokeRejections } from './rejections.ts'

/** A vendor's name. */
export type VendorName = keyof typeof vendors

/** A client of one vendor, with the requests that it sends. */
export interface Tour {
  readonly consumer: string
  readonly vendor: VendorName
  readonly run: (worlds: TourWorlds) => Promise<void>
  /** statuses that a pact cannot contain, such as `getEvents 200` of an endless stream, with the reasons */
  readonly declines?: Readonly<Record<string, string>>
}

/** The URL and credentials of a world. */
export interface WorldAccess {
  /** base URL that selects the world */
  readonly url: string
  readonly world: string
  readonly headers: Readonly<Record<string, string>>
  readonly schemes: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly settings: Readonly<Record<string, string>>
}

/** A client's calls by operationId. Each call sends one request, which succeeds if the ids exist. */
export type Calls<Operations, Client, Ids> = {
  readonly [Id in keyof Operations]: (client: Client, ids: Ids) => unknown
}

/** A declared status that no request of the tour has produced yet. */
export interface MissingStatus {
  readonly operation: string
  readonly status: number
}

/** The worlds of a tour. Every request in them is recorded. */
export class TourWorlds {
  readonly all: WorldHandle[] = []
  readonly #emulator: ListeningEmulator
  readonly #listening: Listening
  readonly #tour: Tour
  #reachable: readonly MissingStatus[] | undefined
  /** the statuses that requests have produced, such as `getEvents 200` */
  readonly #reached = new Set<string>()
  /** the number of the last exchange whose status was collected, by world */
  readonly #lastSeen = new Map<WorldHandle, number>()

  constructor(emulator: ListeningEmulator, listening: Listening, tour: Tour) {
    this.#emulator = emulator
    this.#listening = listening
    this.#tour = tour
  }

  /** Starts a world from a scenario. */
  start(scenario = 'default', parameters: Readonly<Record<string, number | string>> = {}): WorldAccess {
    const { consumer, vendor } = this.#tour
    const name = `${consumer}-${vendor}-${this.all.length + 1}`
    const world = this.#emulator.fork({ name, scenario, with: parameters })
    this.all.push(world)
    const { headers, settings, schemes = {} } = world[vendor].credentials
    return { url: `${this.#listening.url}/_world/${name}`, world: name, headers, settings, schemes }
  }

  /** the number of requests that the vendor's rate limit allows */
  get rateLimit(): number {
    return this.#vendor.spec.rateLimit?.requests ?? 0
  }

  /** Returns the statuses that a client can produce and that no request has produced yet. */
  missing(): readonly MissingStatus[] {
    const declined = this.#tour.declines ?? {}
    this.#reachable ??= reachableStatuses(this.#vendor)
    this.#collectReached()
    return this.#reachable.filter(({ operation, status }) => {
      const title = `${operation} ${status}`
      return !this.#reached.has(title) && !(title in declined)
    })
  }

  /** Adds the statuses that were produced since the last call. */
  #collectReached(): void {
    for (const world of this.all) {
      const after = this.#lastSeen.get(world) ?? 0
      for (const { number, operation, response } of world.exchanges({ after })) {
        this.#reached.add(`${operation} ${response.status}`)
        this.#lastSeen.set(world, number)
      }
    }
  }

  get #vendor(): Vendor {
    const vendor = this.#emulator.vendors[this.#tour.vendor]
    if (!vendor) throw new Error(`Unknown vendor "${this.#tour.vendor}"`)
    return vendor
  }

  /** Checks whether a client can produce a status of an operation that no request has produced yet. */
  lacks(id: string, wanted: number): boolean {
    return this.missing().some(({ operation, status }) => operation === id && status === wanted)
  }
}

/** Returns every declared status below 500 that is not marked as unreachable. */
function reachableStatuses({ spec }: Vendor): MissingStatus[] {
  return [...spec.operations.values()].flatMap(({ id, path, method, responses }) => {
    const declared = spec.document.paths[path]?.[method]?.responses ?? {}
    return [...responses.keys()]
      .filter((status) => status < 500)
      .filter((status) => {
        const response = declared[status]
        return !response || resolve(spec.document, response)['x-unreachable'] === undefined
      })
      .map((status) => ({ operation: id, status }))
  })
}

/** The calls and clients of a tour that produces errors. */
export interface ErrorTour<Client, Ids> {
  readonly vendor: VendorName
  readonly calls: Readonly<Record<string, (client: Client, ids: Ids) => unknown>>
  /** Returns a client with the credentials of a world. */
  readonly client: (access: WorldAccess, fetch?: Fetch) => Client
  /** Returns a client that sends no credential. */
  readonly anonymous: (access: WorldAccess) => Client
  /** ids that do not exist */
  readonly unknownIds: Ids
  /** Returns ids that exist in a world of the default scenario. */
  readonly knownIds: (client: Client, access: WorldAccess) => Ids | Promise<Ids>
  /** operations that exceed the rate limit; the first one is called until it does */
  readonly limited: readonly [repeated: string, ...others: string[]]
}

/**
 * Produces the errors of every operation: without a credential, without permissions, with unknown ids, with bodies that
 * are too large or of another media type, and over the rate limit. The other missing errors come from a fault of the
 * scenario `refusing-VENDOR`.
 */
export async function provokeErrors<Client, Ids>(worlds: TourWorlds, tour: ErrorTour<Client, Ids>): Promise<void> {
  const { calls, client, anonymous, unknownIds, vendor } = tour
  const all = Object.values(calls)
  const [withoutCredential, withCredential] = [worlds.start(), worlds.start()]
  for (const call of all) await call(anonymous(withoutCredential), unknownIds)
  for (const call of all) await call(client(withCredential), unknownIds)
  if (worlds.missing().some(({ status }) => status === 403)) {
    const withoutPermissions = worlds.start('no-permissions')
    for (const [operation, call] of Object.entries(calls)) {
      if (!worlds.lacks(operation, 403)) continue
      await call(client(withoutPermissions), unknownIds)
      // A vendor that hides what a caller may not see answers 404 to every call.
      if (worlds.lacks(operation, 403)) break
    }
  }
  await provokeRejections(worlds, tour)
  const byStatus = new Map<number, WorldAccess>()
  for (const { operation, status } of worlds.missing().filter((missing) => missing.status >= 400)) {
    const access = byStatus.get(status) ?? worlds.start(`refusing-${vendor}`, { status })
    byStatus.set(status, access)
    await calls[operation]?.(client(access), unknownIds)
  }
}
