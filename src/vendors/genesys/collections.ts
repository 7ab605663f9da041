import { defineCollections, type WorldOf } from '../../engine/vendor/collections.ts'
import type { components } from '../../generated/genesys/types.ts'

/** The schemas of the spec. */
export type Schemas = components['schemas']

/** The collections of Genesys Cloud: their schemas, keys, unique rules, indexes and order. */
export const collections = defineCollections<Schemas>()({
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
  authorizationCodes: { schema: 'AuthorizationCode', key: 'code' },
  refreshTokens: { schema: 'RefreshToken', key: 'token' },
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
  assistantQueueUserJobs: {
    references: { assistantId: 'assistants', queueId: 'routingQueues' },
    schema: 'AssistantQueueUsersJob',
    key: 'id',
    indexes: { association: ({ assistantId, queueId }) => associationKey(assistantId, queueId) },
  },
  assistantQueueUsers: {
    references: { assistantId: 'assistants', queueId: 'routingQueues', userId: 'users' },
    schema: 'AssistantQueueUserAssignment',
    key: ({ assistantId, queueId, userId }) => assignmentKey(assistantId, queueId, userId),
    indexes: {
      association: ({ assistantId, queueId }) => associationKey(assistantId, queueId),
      user: ({ userId }) => userId,
    },
  },
  assistantVariations: {
    references: { 'variationParent/id': 'assistants' },
    schema: 'AssistantCopilotVariation',
    key: 'id',
    unique: { language: ({ variationParent, copilot }) => variationKey(variationParent.id, copilot.defaultLanguage) },
    indexes: { assistant: ({ variationParent }) => variationParent.id },
    order: ({ dateCreated }) => dateCreated,
  },
  agentChecklists: { schema: 'AgentChecklist', key: 'id', order: ({ dateCreated }) => dateCreated },
  copilotLanguages: { schema: 'LanguageSupportInfoRecord', key: 'language' },
  nluDomains: {
    schema: 'NluDomain',
    key: 'id',
    unique: { name: ({ name }) => foldCase(name) },
    order: ({ dateCreated }) => dateCreated,
  },
  nluDomainVersions: {
    references: { 'domain/id': 'nluDomains' },
    schema: 'NluDomainVersion',
    key: 'id',
    indexes: { domain: ({ domain }) => domain.id },
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

/** Returns the key of an assignment. A user is assigned to an association at most once. */
export function assignmentKey(assistantId: string, queueId: string, userId: string): string {
  return `${associationKey(assistantId, queueId)}/${userId}`
}

/** Returns the unique value of a variation. An assistant has at most one variation in each language. */
export function variationKey(assistantId: string, language: string): string {
  return `${assistantId}/${foldCase(language)}`
}

/** Returns the key of a membership. A user is a member of a queue at most once. */
export function memberKey(queueId: string, userId: string): string {
  return `${queueId}/${userId}`
}
