import { resolve } from '../../src/engine/spec/document.ts'
import type { Vendor } from '../../src/engine/vendor/vendor.ts'
import type { Listening, ListeningEmulator, WorldDoor } from '../../src/index.ts'
import type { vendors } from '../../src/vendors/index.ts'

export type VendorName = keyof typeof vendors

/** A client of one vendor, and what it does. */
export interface Tour {
  readonly consumer: string
  readonly vendor: VendorName
  readonly run: (worlds: TourWorlds) => Promise<void>
  /** statuses that no pact can carry, such as of a stream without an end, and why: `getEvents 200` */
  readonly declines?: Readonly<Record<string, string>>
}

/** How to get into a world. */
export interface WorldAccess {
  /** the base URL, which leads into the world */
  readonly url: string
  readonly world: string
  readonly headers: Readonly<Record<string, string>>
  readonly schemes: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly settings: Readonly<Record<string, string>>
}

/** A client's calls by operationId: each is one request that succeeds where the ids lead somewhere. */
export type Calls<Operations, Client, Ids> = {
  readonly [Id in keyof Operations]: (client: Client, ids: Ids) => unknown
}

/** A status that the spec declares and that nothing has brought about yet. */
export interface MissingStatus {
  readonly operation: string
  readonly status: number
}

/** Where a tour gets worlds from. All that happens in them is recorded. */
export class TourWorlds {
  readonly worlds: WorldDoor[] = []
  readonly #emulator: ListeningEmulator
  readonly #listening: Listening
  readonly #tour: Tour

  constructor(emulator: ListeningEmulator, listening: Listening, tour: Tour) {
    this.#emulator = emulator
    this.#listening = listening
    this.#tour = tour
  }

  /** A fresh world of a scenario. */
  start(scenario = 'default', given: Readonly<Record<string, number | string>> = {}): WorldAccess {
    const { consumer, vendor } = this.#tour
    const name = `${consumer}-${vendor}-${this.worlds.length + 1}`
    const world = this.#emulator.fork({ name, scenario, with: given })
    this.worlds.push(world)
    const { headers, settings, schemes = {} } = world[vendor].credentials
    return { url: `${this.#listening.url}/_world/${name}`, world: name, headers, settings, schemes }
  }

  /** What a client can bring about and none has yet: successes, and refusals that are the client's own doing. */
  missing(): readonly MissingStatus[] {
    const vendor = this.#emulator.vendors[this.#tour.vendor]
    if (!vendor) throw new Error(`There is no vendor ${this.#tour.vendor}`)
    const reached = new Set(
      this.worlds.flatMap((world) =>
        world.exchanges().map(({ operation, response }) => `${operation} ${response.status}`),
      ),
    )
    const declined = this.#tour.declines ?? {}
    return reachableStatuses(vendor).filter(({ operation, status }) => {
      const title = `${operation} ${status}`
      return !reached.has(title) && !(title in declined)
    })
  }
}

/** Every declared status below 500 that something can bring about. */
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

/**
 * The refusals that every operation has: without a credential, without permissions, where an id leads nowhere, and
 * whatever else is still missing, which a fault of the scenario `refusing-VENDOR` brings about.
 */
export async function provokeErrors<Client, Ids>(
  worlds: TourWorlds,
  tour: {
    readonly vendor: VendorName
    readonly calls: Readonly<Record<string, (client: Client, ids: Ids) => unknown>>
    readonly client: (access: WorldAccess) => Client
    /** one that sends no credential */
    readonly stranger: (access: WorldAccess) => Client
    /** ids that lead nowhere */
    readonly nowhere: Ids
  },
): Promise<void> {
  const { calls, client, stranger: anonymous, nowhere: unknownIds, vendor } = tour
  const all = Object.values(calls)
  const [outside, inside] = [worlds.start(), worlds.start()]
  for (const call of all) await call(anonymous(outside), unknownIds)
  for (const call of all) await call(client(inside), unknownIds)
  if (worlds.missing().some(({ status }) => status === 403)) {
    const below = worlds.start('no-permissions')
    for (const call of all) await call(client(below), unknownIds)
  }
  const seats = new Map<number, WorldAccess>()
  for (const { operation, status } of worlds.missing().filter((missing) => missing.status >= 400)) {
    const access = seats.get(status) ?? worlds.start(`refusing-${vendor}`, { status })
    seats.set(status, access)
    await calls[operation]?.(client(access), unknownIds)
  }
}
