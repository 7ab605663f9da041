import { type ControlApi, dataOf } from './send.ts'
import type { ControlSchemas, ExchangeQuery } from './types.ts'

type Exchange = ControlSchemas['Exchange']

/** Request journal of a world of a server. */
export interface RemoteJournal {
  /**
   * Returns the exchanges in the request journal that match, oldest first.
   * @param query.limit the most exchanges to return, from 1 to 1000. Defaults to 100
   * @example
   * const failed = await checkout.exchanges({ status: '4XX' })
   */
  readonly exchanges: (query?: ExchangeQuery & { readonly limit?: number }) => Promise<readonly Exchange[]>
  /**
   * Returns the number of exchanges that match, since the world was created or reset.
   * @example
   * const creates = await checkout.count({ operation: 'postAssistants' })
   */
  readonly count: (query?: ExchangeQuery) => Promise<number>
  /**
   * Waits until enough exchanges match, those already in the journal included, and returns all that match.
   * @param wait.count number of exchanges, from 1 to 10000. Defaults to 1
   * @param wait.timeout real time: milliseconds, or such as `2s`; at most 10 minutes. Defaults to 5 seconds
   * @throws ControlError with status 504 if too few match in time
   * @example
   * const [created] = await checkout.waitFor({ operation: 'postAssistants' }, { timeout: '2s' })
   */
  readonly waitFor: (query: ExchangeQuery, wait?: RemoteWait) => Promise<readonly Exchange[]>
}

interface RemoteWait {
  readonly count?: number
  readonly timeout?: string | number
  /** ends the wait when aborted */
  readonly signal?: AbortSignal
}

const JOURNAL = '/_control/worlds/{world}/journal'

/** Creates the request journal of a world. */
export function createJournal(api: ControlApi, world: string): RemoteJournal {
  const path = { world }
  return {
    exchanges: async (query = {}) => {
      const params = { path, query }
      return (await dataOf(api.GET(JOURNAL, { params }))).exchanges
    },
    count: async (query = {}) => {
      const params = { path, query }
      return (await dataOf(api.GET(`${JOURNAL}/count`, { params }))).count
    },
    waitFor: async (query, { signal, ...wait } = {}) => {
      const init = { params: { path, query: { ...query, ...wait } }, ...(signal && { signal }) }
      return (await dataOf(api.GET(`${JOURNAL}/wait`, init))).exchanges
    },
  }
}
