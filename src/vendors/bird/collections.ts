import { declareCollections, type WorldOf } from '../../engine/vendor/collections.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { components } from '../../generated/bird/types.ts'

export type Schemas = components['schemas']

/** An agent as a world stores it. */
export type AgentRecord = Immutable<Schemas['AgentRecord']>

export const collections = declareCollections<Schemas>()({
  workspaces: { schema: 'Workspace', key: 'id', unique: { name: ({ name }) => folded(name) } },
  tokenIssuers: { schema: 'TokenIssuer', key: 'issuer' },
  users: { schema: 'User', key: ({ id }) => id },
  accessKeys: { schema: 'AccessKeyRecord', key: 'key' },
  teams: {
    schema: 'TeamRecord',
    key: 'id',
    unique: { name: nameInWorkspace },
    indexes: { workspace: ({ workspaceId }) => workspaceId },
    order: ({ createdAt }) => createdAt,
  },
  skills: {
    schema: 'Skill',
    key: 'id',
    unique: { name: nameInWorkspace },
    indexes: { workspace: ({ workspaceId }) => workspaceId },
    order: ({ createdAt }) => createdAt,
  },
  senderProfiles: {
    schema: 'SenderProfile',
    key: 'id',
    unique: { name: nameInWorkspace },
    indexes: { workspace: ({ workspaceId }) => workspaceId },
    order: ({ createdAt }) => createdAt,
  },
  agents: {
    schema: 'AgentRecord',
    key: 'id',
    unique: {
      user: ({ workspaceId, userId }) => (userId === undefined ? undefined : userInWorkspace(workspaceId, userId)),
    },
    indexes: { workspace: ({ workspaceId }) => workspaceId, timed: isTimed },
    order: ({ createdAt }) => createdAt,
  },
  memberships: {
    schema: 'Membership',
    key: ({ agentId, teamId }) => `${agentId}/${teamId}`,
    indexes: { agent: ({ agentId }) => agentId, team: ({ teamId }) => teamId },
    order: ({ memberSince }) => memberSince,
  },
  capacityRules: {
    schema: 'CapacityRule',
    key: 'id',
    unique: { name: nameInWorkspace, default: (rule) => (rule.default ? rule.workspaceId : undefined) },
    indexes: { workspace: ({ workspaceId }) => workspaceId },
    order: ({ createdAt }) => createdAt,
  },
  files: {
    schema: 'FileRecord',
    key: 'id',
    unique: { key: ({ key }) => key },
    indexes: {
      agent: ({ agentId }) => agentId,
      timed: ({ expiresAt }) => (expiresAt === undefined ? undefined : TIMED),
    },
    order: ({ createdAt }) => createdAt,
  },
  fileContents: { schema: 'FileContent', key: 'id' },
})

/** The collections of Bird in one world. */
export interface BirdWorld extends WorldOf<typeof collections, Schemas> {}

/** Value of the `timed` indexes, which contain the records that change when time passes. */
export const TIMED = 'timed'

/** Folds a name, so that names are compared without regard to case. */
export function folded(name: string): string {
  return name.toLowerCase()
}

/** Returns the unique key of an agent: a user has at most one agent per workspace. */
export function userInWorkspace(workspaceId: string, userId: string): string {
  return `${workspaceId}/${userId}`
}

function nameInWorkspace({ workspaceId, name }: { readonly workspaceId: string; readonly name: string }): string {
  return `${workspaceId}/${folded(name)}`
}

function isTimed({ activityEndsAt, awayAt }: AgentRecord): string | undefined {
  return activityEndsAt === undefined && awayAt === undefined ? undefined : TIMED
}
