import { declareCollections, type WorldOf } from '../../engine/vendor/collections.ts'
import type { components } from '../../generated/genesys/types.ts'

export type Schemas = components['schemas']

export const collections = declareCollections<Schemas>()({
  organizations: { schema: 'Organization', key: 'id', unique: { name: ({ name }) => folded(name) } },
  clients: { schema: 'OAuthClient', key: 'id', unique: { name: ({ name }) => folded(name) } },
  tokens: { schema: 'IssuedToken', key: 'token' },
  users: { schema: 'UserMe', key: 'id', unique: { name: ({ name }) => folded(name) } },
  knowledgeBases: {
    schema: 'KnowledgeBase',
    key: 'id',
    unique: { name: ({ name }) => folded(name) },
    order: ({ dateCreated }) => dateCreated,
  },
  routingQueues: {
    schema: 'Queue',
    key: 'id',
    unique: { name: ({ name }) => folded(name) },
    order: ({ dateCreated }) => dateCreated,
  },
  assistants: {
    schema: 'Assistant',
    key: 'id',
    unique: { name: ({ name }) => folded(name) },
    order: ({ dateCreated }) => dateCreated,
  },
  assistantQueues: {
    schema: 'AssistantQueue',
    key: ({ assistant, id }) => associationKey(assistant.id, id),
    indexes: { assistant: ({ assistant }) => assistant.id, queue: ({ id }) => id },
    order: ({ dateCreated }) => dateCreated,
  },
})

/** The collections of Genesys Cloud in one world. */
export interface GenesysWorld extends WorldOf<typeof collections, Schemas> {}

/** Names are compared whatever their case. */
export function folded(name: string): string {
  return name.toLowerCase()
}

/** The key of an association: there is at most one of an assistant with a queue. */
export function associationKey(assistantId: string, queueId: string): string {
  return `${assistantId}/${queueId}`
}
