import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Finding } from '../../engine/vendor/problem.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import { memberId } from './agent-view.ts'
import type { BirdWorld, Schemas } from './collections.ts'
import { findAgentOfUser } from './new-agent.ts'
import { rejectIfInvalid } from './references.ts'
import { workspaceRecord } from './workspace-records.ts'

type Membership = Immutable<Schemas['Membership']>

/** Path of a member of a team. */
interface MemberPath {
  readonly workspaceId: string
  readonly teamId: string
  readonly teamMemberId: string
}

/** Users who join a team. */
interface NewMembers {
  readonly userIds: readonly string[]
  /** place of the ids in the body, in which `*` stands for the index of an id */
  readonly at: string
  readonly now: string
}

/** Returns a member as the API shows it. */
export function memberView(world: BirdWorld, member: Membership): Schemas['TeamMember'] {
  const { memberSince } = member
  const times = { createdAt: memberSince, updatedAt: memberSince }
  return { id: memberId(world, member), type: 'user', status: 'active', ...times }
}

/**
 * Adds the agents of users to a team and returns their memberships.
 * @throws Problem `invalid` if a user has no agent in the workspace; DuplicateKey if a user is a member already
 */
export function addMembers(
  world: BirdWorld,
  { id: teamId, workspaceId }: Immutable<Schemas['TeamRecord']>,
  { userIds, at, now }: NewMembers,
): Membership[] {
  const agents = userIds.map((userId) => findAgentOfUser(world, workspaceId, userId))
  rejectIfInvalid(userIds.flatMap((value, i) => (agents[i] ? [] : [noAgent(at.replace('*', String(i)), value)])))
  return agents.flatMap((agent) => {
    return agent ? [world.memberships.insert({ agentId: agent.id, teamId, memberSince: now })] : []
  })
}

function noAgent(at: string, value: string): Finding {
  const message = 'must be the id of a user who has an agent in this workspace'
  return { in: 'body', at, keyword: 'reference', message, value }
}

/**
 * Returns the member that a path names.
 * @throws {@link RecordNotFound} if the team or the member does not exist
 */
export function findMember(world: BirdWorld, { workspaceId, teamId, teamMemberId }: MemberPath): Membership {
  const { id } = workspaceRecord(world.teams, workspaceId, teamId)
  const members = world.memberships.list({ index: ['team', id] })
  const found = members.find((member) => memberId(world, member) === teamMemberId)
  if (found) return found
  throw new RecordNotFound('TeamMember', teamMemberId)
}
