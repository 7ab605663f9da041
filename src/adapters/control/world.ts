import { createClock, type RemoteClock } from './clock.ts'
import { createJournal, type RemoteJournal } from './journal.ts'
import { createRecords, type RemoteRecords } from './records.ts'
import { type ControlApi, dataOf } from './send.ts'
import type { ControlSchemas, FaultRequest, Moment } from './types.ts'

/** Handle of a world of a server, with the settings of its clients. */
export interface RemoteWorld extends RemoteJournal, RemoteRecords {
  readonly name: string
  /** for clients whose base URL can be set */
  readonly baseUrl: string
  /** for clients whose request headers can be set: they select the world */
  readonly headers: Readonly<Record<string, string>>
  /** credentials by vendor, as of the time when this handle was created. Requests with them are routed to the world */
  readonly credentials: Readonly<Record<string, ControlSchemas['Credentials']>>
  /** the world's clock */
  readonly clock: RemoteClock
  /**
   * Reads the world's initial state, present status and credentials.
   * @example
   * const { exchanges, snapshots } = await checkout.read()
   */
  readonly read: () => Promise<ControlSchemas['World']>
  /**
   * Restores the world's initial state, and empties its request journal.
   * @param options another scenario, which also applies to later resets
   * @example
   * await checkout.reset({ scenario: 'rate-limited' })
   */
  readonly reset: (options?: ControlSchemas['ResetRequest']) => Promise<void>
  /**
   * Deletes the world with its records, journal and snapshots.
   * @example
   * await checkout.remove()
   */
  readonly remove: () => Promise<void>
  /**
   * Saves a named snapshot of the present state; one of the same name is replaced.
   * @param name 1 to 64 letters, digits, `_`, `.` and `-`
   * @example
   * await checkout.saveSnapshot('logged-in')
   */
  readonly saveSnapshot: (name: string) => Promise<ControlSchemas['Snapshot']>
  /**
   * Restores the world to an earlier moment. The request journal is kept.
   * @example
   * await checkout.restore('snapshot:logged-in')
   */
  readonly restore: (to: Exclude<Moment, 'now'>) => Promise<void>
  /**
   * Compares two moments of the world as a JSON Patch (RFC 6902).
   * @param from Defaults to the initial state
   * @param to Defaults to the present state
   * @example
   * const patch = await checkout.diff('snapshot:logged-in')
   */
  readonly diff: (from?: Moment, to?: Moment) => Promise<readonly ControlSchemas['PatchOperation'][]>
  /**
   * Injects a fault into matching requests.
   * @example
   * await checkout.fail({ vendor: 'genesys', operation: 'getAssistants', status: 503, times: 1 })
   */
  readonly fail: (fault: FaultRequest) => Promise<ControlSchemas['Fault']>
  /**
   * Returns the faults that can still be injected, in order of creation.
   * @example
   * const [fault] = await checkout.faults()
   */
  readonly faults: () => Promise<readonly ControlSchemas['Fault'][]>
  /**
   * Removes all faults.
   * @example
   * await checkout.recover()
   */
  readonly recover: () => Promise<void>
  /**
   * Carries out an action: an event of the real service that its API cannot cause. Returns its result.
   * @example
   * await checkout.act('bird', 'inbox-open', { agentId: '2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082' })
   */
  readonly act: (vendor: string, action: string, parameters: object) => Promise<unknown>
}

const WORLD = '/_control/worlds/{world}'

/** Creates the handle of a world. */
export function createWorld(api: ControlApi, world: ControlSchemas['World']): RemoteWorld {
  const { name, baseUrl, headers, credentials } = world
  const params = { path: { world: name } }
  return {
    name,
    baseUrl,
    headers: { ...headers },
    credentials,
    clock: createClock(api, name),
    ...createJournal(api, name),
    ...createRecords(api, name),
    read: () => dataOf(api.GET(WORLD, { params })),
    reset: async (options = {}) => {
      await dataOf(api.POST(`${WORLD}/reset`, { params, body: options }))
    },
    remove: async () => {
      await dataOf(api.DELETE(WORLD, { params }))
    },
    saveSnapshot: (snapshot) => {
      const path = `${WORLD}/snapshots/{snapshot}` as const
      return dataOf(api.PUT(path, { params: { path: { world: name, snapshot } } }))
    },
    restore: async (to) => {
      await dataOf(api.POST(`${WORLD}/restore`, { params, body: { to } }))
    },
    diff: (from = 'origin', to = 'now') => {
      return dataOf(api.GET(`${WORLD}/diff`, { params: { ...params, query: { from, to } } }))
    },
    fail: (body) => dataOf(api.POST(`${WORLD}/faults`, { params, body })),
    faults: async () => (await dataOf(api.GET(`${WORLD}/faults`, { params }))).faults,
    recover: async () => {
      await dataOf(api.DELETE(`${WORLD}/faults`, { params }))
    },
    act: async (vendor, action, parameters) => {
      const path = `${WORLD}/actions/{vendor}/{action}` as const
      const init = { params: { path: { world: name, vendor, action } }, body: { ...parameters } }
      return (await dataOf(api.POST(path, init))).result
    },
  }
}
