import { declareCollections, type WorldOf } from '../../engine/vendor/collections.ts'
import type { components } from '../../generated/genesys/types.ts'

/** The schemas of the spec. */
export type Schemas = components['schemas']

/** The collections of Genesys Cloud: their schemas, keys, unique rules, indexes and order. */
export const collections = declareCollections<Schemas>()({
  organizations: { schema: 'Organization', key: 'id', unique: { name: ({ name }) => foldCase(name) } },
  clients: { schema: 'OAuthClient', key: 'id', unique: { name: ({ name }) => foldCase(name) } },
  tokens: { schema: 'IssuedToken', key: 'token' },
  authorizationCodes: { schema: 'AuthorizationCode', key: 'code' },
  refreshTokens: { schema: 'RefreshToken', key: 'token' },
  users: { schema: 'UserMe', key: 'id', unique: { name: ({ name }) => foldCase(name) } },
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
