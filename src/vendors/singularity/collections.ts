import { defineCollections, type WorldOf } from '../../engine/vendor/collections.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { components } from '../../generated/singularity/types.ts'

export type Schemas = components['schemas']

export type Assistant = Immutable<Schemas['Assistant']>
export type Team = Immutable<Schemas['TeamRecord']>
export type Session = Immutable<Schemas['SessionRecord']>
export type Message = Immutable<Schemas['MessageRecord']>
export type PromptVersion = Immutable<Schemas['PromptVersionRecord']>
export type Model = Immutable<Schemas['ModelRecord']>
export type Invite = Immutable<Schemas['InviteRecord']>
export type Cost = Immutable<Schemas['CostRecord']>

/** The collections of Singularity Bridge, with their keys, indexes and orders. */
export const collections = defineCollections<Schemas>()({
  companies: { schema: 'Company', key: 'id', unique: { name: ({ name }) => name } },
  apiKeys: { schema: 'ApiKey', key: 'key', unique: { name: ({ name }) => name } },
  models: {
    schema: 'ModelRecord',
    key: ({ provider, id }) => modelKey(provider, id),
    indexes: { provider: (m) => m.provider },
  },
  teams: {
    schema: 'TeamRecord',
    key: 'id',
    indexes: { company: ({ companyId }) => companyId, name: ({ companyId, name }) => nameKey(companyId, name) },
  },
  assistants: {
    references: { 'teamIds/*': 'teams' },
    schema: 'Assistant',
    key: 'id',
    indexes: {
      company: ({ companyId }) => companyId,
      name: ({ companyId, name }) => nameKey(companyId, name),
      lowerCaseName: ({ companyId, name }) => nameKey(companyId, name.toLowerCase()),
    },
  },
  promptVersions: {
    references: { assistantId: 'assistants' },
    schema: 'PromptVersionRecord',
    key: ({ assistantId, version }) => versionKey(assistantId, version),
    indexes: { assistant: ({ assistantId }) => assistantId },
    order: ({ version }) => version,
  },
  sessions: {
    references: { assistantId: 'assistants' },
    schema: 'SessionRecord',
    key: 'id',
    indexes: {
      user: ({ companyId, userId }) => userKey(companyId, userId),
      assistant: ({ assistantId }) => assistantId,
    },
  },
  messages: {
    schema: 'MessageRecord',
    key: 'id',
    indexes: { session: ({ sessionId }) => sessionId },
    references: { sessionId: 'sessions' },
  },
  costs: { schema: 'CostRecord', key: 'id', indexes: { company: ({ companyId }) => companyId } },
  invites: {
    schema: 'InviteRecord',
    key: 'id',
    unique: { token: ({ token }) => token },
    indexes: { company: ({ companyId }) => companyId, token: ({ token }) => token },
  },
  executionRules: { schema: 'ExecutionRule', key: 'id' },
})

/** The collections of Singularity Bridge in one world. */
export interface SingularityWorld extends WorldOf<typeof collections, Schemas> {}

/** Returns the key of a model. */
export function modelKey(provider: string, id: string): string {
  return `${provider}/${id}`
}

/** Returns the key of a prompt version. */
export function versionKey(assistantId: string, version: number): string {
  return `${assistantId}/${version}`
}

/** Returns the key of a user's sessions in the `user` index. */
export function userKey(companyId: string, userId: string): string {
  return `${companyId}/${userId}`
}

/** Returns the key of a name in the `name` index; names are unique within a company only. */
export function nameKey(companyId: string, name: string): string {
  return `${companyId}/${name}`
}
