import { defineCollections, type WorldOf } from '../../engine/vendor/collections.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { components } from '../../generated/bird/types.ts'

export type Schemas = components['schemas']

/** An agent as a world stores it. */
export type AgentRecord = Immutable<Schemas['AgentRecord']>

export const collections = defineCollections<Schemas>()({
  workspaces: { schema: 'Workspace', key: 'id', unique: { name: ({ name }) => folded(name) } },
  tokenIssuers: { schema: 'TokenIssuer', key: 'issuer' },
  users: { schema: 'User', key: ({ id }) => id },
  accessKeys: { schema: 'AccessKeyRecord', key: 'key', references: { userId: 'users' } },
  teams: {
    references: { workspaceId: 'workspaces' },
    schema: 'TeamRecord',
    key: 'id',
    unique: { name: nameInWorkspace },
    indexes: { workspace: ({ workspaceId }) => workspaceId },
    order: ({ createdAt }) => createdAt,
  },
  skills: {
    references: { workspaceId: 'workspaces' },
    schema: 'AgentSkill',
    key: 'id',
    unique: { name: nameInWorkspace },
    indexes: { workspace: ({ workspaceId }) => workspaceId },
    order: ({ createdAt }) => createdAt,
  },
  senderProfiles: {
    references: { workspaceId: 'workspaces' },
    schema: 'SenderProfileRecord',
    key: 'id',
    unique: { name: nameInWorkspace },
    indexes: { workspace: ({ workspaceId }) => workspaceId },
    order: ({ createdAt }) => createdAt,
  },
  agents: {
    references: {
      workspaceId: 'workspaces',
      userId: 'users',
      'skills/*/id': 'skills',
      defaultSenderId: 'senderProfiles',
    },
    schema: 'AgentRecord',
    key: 'id',
    unique: {
      user: ({ workspaceId, userId }) => (userId === undefined ? undefined : userInWorkspace(workspaceId, userId)),
    },
    indexes: { workspace: ({ workspaceId }) => workspaceId, timed: isTimed },
    order: ({ createdAt }) => createdAt,
  },
  memberships: {
    references: { agentId: 'agents', teamId: 'teams' },
    schema: 'Membership',
    key: ({ agentId, teamId }) => `${agentId}/${teamId}`,
    indexes: { agent: ({ agentId }) => agentId, team: ({ teamId }) => teamId },
    order: ({ memberSince }) => memberSince,
  },
  capacityRules: {
    references: { workspaceId: 'workspaces', 'assignedAgentIds/*': 'agents' },
    schema: 'CapacityRule',
    key: 'id',
    unique: { name: nameInWorkspace, default: (rule) => (rule.default ? rule.workspaceId : undefined) },
    indexes: { workspace: ({ workspaceId }) => workspaceId },
    order: ({ createdAt = '' }) => createdAt,
  },
  files: {
    references: { workspaceId: 'workspaces', agentId: 'agents' },
    schema: 'FileRecord',
    key: 'id',
    unique: { key: ({ key }) => key },
    indexes: {
      agent: ({ agentId }) => agentId,
      timed: ({ expiresAt }) => (expiresAt === undefined ? undefined : TIMED),
    },
    order: ({ createdAt }) => createdAt,
  },
  fileContents: {
    schema: 'FileContent',
    key: 'id',
    references: { id: 'files' },
    weigh: ({ base64 }) => base64.length,
  },
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
