import { type ControlApi, createApi, dataOf } from './send.ts'
import type { ControlSchemas, WorldRequest } from './types.ts'
import { createWorld, type RemoteWorld } from './world.ts'

/** Options of {@link createControl}. */
export interface ControlOptions {
  /** address of the server. Defaults to `http://127.0.0.1:4010` */
  readonly url?: string | undefined
  /** the control token, which a server beyond loopback prints at startup */
  readonly token?: string | undefined
  /** sends the requests. Defaults to the global `fetch` */
  readonly fetch?: (request: Request) => Promise<Response>
}

/** Client of the control API of a server. */
export interface Control {
  /** client of openapi-fetch for every operation of the control API; it returns errors instead of throwing them */
  readonly api: ControlApi
  /**
   * Reports that the server is ready, with its version, limits and vendors.
   * @example
   * const { version, vendors } = await control.health()
   */
  readonly health: () => Promise<ControlSchemas['Health']>
  /**
   * Returns the scenarios that a world can start from.
   * @example
   * const names = (await control.scenarios()).map(({ name }) => name)
   */
  readonly scenarios: () => Promise<readonly ControlSchemas['Scenario'][]>
  /**
   * Returns all worlds in order of creation.
   * @example
   * const names = (await control.worlds()).map(({ name }) => name)
   */
  readonly worlds: () => Promise<readonly ControlSchemas['WorldSummary'][]>
  /**
   * Returns the handle of a world.
   * @param name Defaults to `default`
   * @throws ControlError with status 404 if the world does not exist
   * @example
   * const world = await control.world('checkout')
   */
  readonly world: (name?: string) => Promise<RemoteWorld>
  /**
   * Creates a world from a scenario, or from the present state of another world, and returns its handle.
   * @example
   * const world = await control.fork({ scenario: 'small-team', clock: '2026-01-15T09:00:00Z' })
   */
  readonly fork: (options?: WorldRequest) => Promise<RemoteWorld>
  /**
   * Deletes a world.
   * @example
   * await control.remove('checkout')
   */
  readonly remove: (name: string) => Promise<void>
}

const ADDRESS = 'http://127.0.0.1:4010'
const WORLDS = '/_control/worlds'
const WORLD = `${WORLDS}/{world}` as const

/**
 * Creates a client of the control API of a server, for Node and browsers. Its methods throw a {@link ControlError} if a
 * request fails.
 * @example
 * import { createControl } from 'deskdouble/control'
 *
 * const control = createControl({ url: 'http://127.0.0.1:4010' })
 * const world = await control.fork({ scenario: 'small-team' })
 */
export function createControl({
  url = ADDRESS,
  token,
  fetch = (request) => globalThis.fetch(request),
}: ControlOptions = {}): Control {
  const api = createApi({ url: url.replace(/\/+$/, ''), token, fetch })
  return {
    api,
    health: () => dataOf(api.GET('/_control/health')),
    scenarios: async () => (await dataOf(api.GET('/_control/scenarios'))).scenarios,
    worlds: () => listWorlds(api),
    world: async (name = 'default') => {
      return createWorld(api, await dataOf(api.GET(WORLD, { params: { path: { world: name } } })))
    },
    fork: async (options = {}) => {
      return createWorld(api, await dataOf(api.POST(WORLDS, { body: { ...options } })))
    },
    remove: async (name) => {
      await dataOf(api.DELETE(WORLD, { params: { path: { world: name } } }))
    },
  }
}

async function listWorlds(api: ControlApi): Promise<ControlSchemas['WorldSummary'][]> {
  const all: ControlSchemas['WorldSummary'][] = []
  for (let after: string | undefined; ; ) {
    const query = { limit: 1000, ...(after !== undefined && { after }) }
    const { worlds, next } = await dataOf(api.GET(WORLDS, { params: { query } }))
    all.push(...worlds)
    if (next === undefined) return all
    after = next
  }
}
