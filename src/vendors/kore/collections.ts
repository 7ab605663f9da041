import { defineCollections, type WorldOf } from '../../engine/vendor/collections.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { components } from '../../generated/kore/types.ts'

export type Schemas = components['schemas']

export type AgentRecord = Immutable<Schemas['AgentRecord']>

export const collections = defineCollections<Schemas>()({
  accounts: { schema: 'Account', key: 'id' },
  apps: { schema: 'App', key: 'appId' },
  streams: { schema: 'Stream', key: 'id', unique: { name: ({ name }) => name } },
  roles: { schema: 'RoleRecord', key: 'id', unique: { name: ({ name }) => name } },
  layouts: {
    schema: 'LayoutRecord',
    key: 'id',
    indexes: { stream: streamOf },
    order: creationOrder,
    references: { streamId: 'streams' },
  },
  hours: {
    schema: 'HoursRecord',
    key: 'id',
    indexes: { stream: streamOf },
    order: creationOrder,
    references: { streamId: 'streams' },
  },
  agentGroups: {
    schema: 'AgentGroupRecord',
    key: 'id',
    indexes: { stream: streamOf },
    order: creationOrder,
    references: { streamId: 'streams' },
  },
  skillGroups: {
    schema: 'SkillGroupRecord',
    key: 'id',
    indexes: { stream: streamOf },
    order: creationOrder,
    references: { streamId: 'streams' },
  },
  skills: {
    references: { streamId: 'streams', skillGroupId: 'skillGroups' },
    schema: 'SkillRecord',
    key: 'id',
    indexes: { stream: streamOf, skillGroup: ({ skillGroupId }) => skillGroupId },
    order: creationOrder,
  },
  queues: {
    schema: 'QueueRecord',
    key: 'id',
    indexes: { stream: streamOf },
    order: creationOrder,
    references: {
      streamId: 'streams',
      hoursOfOperationId: 'hours',
      'skills/*/id': 'skills',
      'agentGroups/*/id': 'agentGroups',
      'transferQueues/*': 'queues',
    },
  },
  agents: {
    references: {
      streamId: 'streams',
      roleId: 'roles',
      'desktopLayouts/*/id': 'layouts',
      'agentGroups/*/groupId': 'agentGroups',
      'skills/*/skillId': 'skills',
      'queues/*/id': 'queues',
    },
    schema: 'AgentRecord',
    key: 'id',
    unique: {
      emailId: ({ streamId, emailId }) => addressKey(streamId, emailId),
      userId: ({ streamId, userId }) => userKey(streamId, userId),
    },
    indexes: {
      stream: streamOf,
      customId: ({ streamId, customId }) => (customId ? `${streamId}/${customId}` : undefined),
    },
    order: creationOrder,
  },
})

/** Collections of Kore.ai SmartAssist in a world. */
export interface KoreWorld extends WorldOf<typeof collections, Schemas> {}

/** Returns the key by which an email address is unique: per stream, ignoring case. */
export function addressKey(streamId: string, emailId: string): string {
  return `${streamId}/${emailId.toLowerCase()}`
}

/** Returns the key by which a user id is unique: per stream. */
export function userKey(streamId: string, userId: string): string {
  return `${streamId}/${userId}`
}

function streamOf({ streamId }: { readonly streamId: string }): string {
  return streamId
}

/** Returns the sort key of a record in listings: by creation time, then by id. */
function creationOrder({ createdAt, id }: { readonly createdAt: string; readonly id: string }): string {
  return `${createdAt}/${id}`
}
