import type { Connection } from '../connection.ts'

/** An agent of any vendor. */
export interface Agent {
  readonly id: string
  readonly name: string
  readonly status: string
}

/** A page of agents. */
export interface Page {
  readonly agents: readonly Agent[]
  /** cursor of the next page; undefined on the last page */
  readonly next?: string | undefined
}

/** The actions on a vendor's agents. Each action rejects with an ApiError if the vendor rejects the request. */
export interface Desk {
  readonly title: string
  readonly list: (cursor?: string) => Promise<Page>
  readonly create: (name: string) => Promise<unknown>
  readonly rename: (agent: Agent, name: string) => Promise<unknown>
  readonly remove: (agent: Agent) => Promise<unknown>
  /** Signs in again. Missing if the vendor's API has no sign-in. */
  readonly signIn?: () => Promise<unknown>
}

/** Creates a desk for a connection. */
export type OpenDesk = (connection: Connection) => Desk
