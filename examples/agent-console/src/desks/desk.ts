import type { Connection } from '../connection.ts'

/** An agent, whoever employs it. */
export interface Agent {
  readonly id: string
  readonly name: string
  readonly status: string
}

export interface Page {
  readonly agents: readonly Agent[]
  /** what asks for the next page, if there is one */
  readonly next?: string | undefined
}

/** A vendor's agents, as far as this page administers them. All reject with an ApiError when the vendor refuses. */
export interface Desk {
  readonly title: string
  readonly list: (cursor?: string) => Promise<Page>
  readonly create: (name: string) => Promise<unknown>
  readonly rename: (agent: Agent, name: string) => Promise<unknown>
  readonly remove: (agent: Agent) => Promise<unknown>
  /** signs in anew, where the vendor's API lets a client do so */
  readonly signIn?: () => Promise<unknown>
}

export type OpenDesk = (connection: Connection) => Desk
