import { declareCollections, type WorldOf } from '../../engine/vendor/collections.ts'
import type { components } from '../../generated/genesys/types.ts'

/** The schemas of the spec. */
export type Schemas = components['schemas']

/** The collections of Genesys Cloud: their schemas, keys, unique rules, indexes and order. */
export const collections = declareCollections<Schemas>()({
  organizations: { schema: 'Organization', key: 'id', unique: { name: ({ name }) => foldCase(name) } },
  clients: { schema: 'OAuthClient', key: 'id', unique: { name: ({ name }) => foldCase(name) } },
  tokens: { schema: 'IssuedToken', key: 'token' },
  divisions: { schema: 'AuthzDivision', key: 'id', unique: { name: ({ name }) => foldCase(name) } },
  users: {
    references: { 'manager/id': 'users', 'favorites/*/id': 'users' },
    schema: 'UserRecord',
    key: 'id',
    unique: { name: ({ name }) => foldCase(name) },
  },
  knowledgeBases: {
    schema: 'KnowledgeBase',
    key: 'id',
    unique: { name: ({ name }) => foldCase(name) },
    order: ({ dateCreated }) => dateCreated,
  },
  routingQueues: {
    schema: 'Queue',
    key: 'id',
    unique: { name: ({ name }) => foldCase(name) },
    order: ({ dateCreated }) => dateCreated,
  },
  queueMembers: {
    references: { queueId: 'routingQueues', userId: 'users' },
    schema: 'QueueMemberRecord',
    key: ({ queueId, userId }) => memberKey(queueId, userId),
    indexes: { queue: ({ queueId }) => queueId, user: ({ userId }) => userId },
  },
  wrapupCodes: { schema: 'WrapupCode', key: 'id', order: ({ dateCreated }) => dateCreated },
  availableTopics: { schema: 'AvailableTopic', key: 'id' },
  channels: { schema: 'ChannelRecord', key: 'id' },
  assistants: {
    schema: 'Assistant',
    key: 'id',
    unique: { name: ({ name }) => foldCase(name) },
    order: ({ dateCreated }) => dateCreated,
  },
  assistantQueues: {
    references: { 'assistant/id': 'assistants', id: 'routingQueues' },
    schema: 'AssistantQueue',
    key: ({ assistant, id }) => associationKey(assistant.id, id),
    indexes: { assistant: ({ assistant }) => assistant.id, queue: ({ id }) => id },
    order: ({ dateCreated }) => dateCreated,
  },
})

/** The collections of Genesys Cloud in one world. */
export interface GenesysWorld extends WorldOf<typeof collections, Schemas> {}

/** Returns a name in lower case: names are compared ignoring case. */
export function foldCase(name: string): string {
  return name.toLowerCase()
}

/** Returns the key of an association. An assistant and a queue have at most one association. */
export function associationKey(assistantId: string, queueId: string): string {
  return `${assistantId}/${queueId}`
}

/** Returns the key of a membership. A user is a member of a queue at most once. */
export function memberKey(queueId: string, userId: string): string {
  return `${queueId}/${userId}`
}
