import type { Client } from 'openapi-fetch'
import type { paths } from '../../../src/generated/kore/types.ts'
import type { ClientPaths } from '../client-paths.ts'

/** Paths of Kore.ai as a client sees them. */
export type Paths = ClientPaths<paths>

/** Client of an agent console. */
export type Api = Client<Paths>

/** Ids that the paths of Kore.ai contain. */
export interface Ids {
  readonly streamId: string
  readonly accountId: string
  readonly orgId: string
  readonly agentId: string
  readonly userId: string
  readonly customId: string
  readonly groupId: string
  readonly skillGroupId: string
  readonly skillId: string
  readonly queueId: string
}
