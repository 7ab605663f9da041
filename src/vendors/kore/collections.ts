import { declareCollections, type WorldOf } from '../../engine/vendor/collections.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { components } from '../../generated/kore/types.ts'

export type Schemas = components['schemas']

export type AgentRecord = Immutable<Schemas['AgentRecord']>

export const collections = declareCollections<Schemas>()({
  accounts: { schema: 'Account', key: 'id' },
  apps: { schema: 'App', key: 'appId' },
  streams: { schema: 'Stream', key: 'id', unique: { name: ({ name }) => name } },
  roles: { schema: 'RoleRecord', key: 'id', unique: { name: ({ name }) => name } },
  layouts: { schema: 'LayoutRecord', key: 'id', indexes: { stream: streamOf }, order: madeAt },
  agentGroups: { schema: 'AgentGroupRecord', key: 'id', indexes: { stream: streamOf }, order: madeAt },
  skillGroups: { schema: 'SkillGroupRecord', key: 'id', indexes: { stream: streamOf }, order: madeAt },
  skills: {
    schema: 'SkillRecord',
    key: 'id',
    indexes: { stream: streamOf, skillGroup: ({ skillGroupId }) => skillGroupId },
    order: madeAt,
  },
  queues: { schema: 'QueueRecord', key: 'id', indexes: { stream: streamOf }, order: madeAt },
  agents: {
    schema: 'AgentRecord',
    key: 'id',
    unique: { emailId: ({ streamId, emailId }) => addressIn(streamId, emailId) },
    indexes: {
      stream: streamOf,
      customId: ({ streamId, customId }) => (customId === undefined ? undefined : `${streamId}/${customId}`),
    },
    order: madeAt,
  },
})

/** The collections of Kore.ai SmartAssist in one world. */
export interface KoreWorld extends WorldOf<typeof collections, Schemas> {}

/** An address as it is compared: in its stream, whatever its case. */
export function addressIn(streamId: string, emailId: string): string {
  return `${streamId}/${emailId.toLowerCase()}`
}

function streamOf({ streamId }: { readonly streamId: string }): string {
  return streamId
}

/** Listings are in order of making; of the same moment, in order of ids. */
function madeAt({ createdAt, id }: { readonly createdAt: string; readonly id: string }): string {
  return `${createdAt}/${id}`
}
