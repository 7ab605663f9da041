import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { profile } from '../../generated/bird/types.ts'
import { type AgentRecord, type BirdWorld, type Schemas, userInWorkspace } from './collections.ts'
import { findUnknownIds, rejectIfInvalid } from './references.ts'
import { scheduleFindings } from './schedule.ts'

type NewAgent = Immutable<Schemas['CreateAgent']>

/** The workspace, id and creation time of a new agent. */
interface NewAgentContext {
  readonly workspaceId: string
  readonly id: string
  readonly now: string
}

/** Source of ids and the profile for a new agent. */
interface AgentCreation {
  readonly createId: () => string
  readonly profile: profile
}

/**
 * Creates an agent, and its user if the body names none or the world does not know that user.
 * @throws Problem `invalid` if the agent is invalid
 * @throws DuplicateKey if the user already has an agent in the workspace
 */
export function createAgent(
  world: BirdWorld,
  newAgent: NewAgent,
  { profile, createId, ...context }: NewAgentContext & AgentCreation,
): AgentRecord {
  const { id, now, workspaceId } = context
  const { teamIds = [], name, type = 'user', userId: sentUserId, ...settings } = newAgent
  rejectIfInvalid([
    ...findUnknownIds(world.teams, { workspaceId, at: '/teamIds', ids: teamIds }),
    ...scheduleFindings(newAgent, profile),
  ])
  const user = type === 'user' ? { userId: sentUserId ?? createId() } : {}
  const agent = world.agents.insert({
    ...initialAgent(context),
    ...settings,
    type,
    name,
    ...user,
    overrideName: overridesUserName(world, name, user.userId),
  })
  if (user.userId !== undefined && !world.users.has(user.userId)) world.users.insert({ id: user.userId, name })
  for (const teamId of new Set(teamIds)) world.memberships.insert({ agentId: id, teamId, memberSince: now })
  return agent
}

/** Returns the initial values of an agent: away, with a status that was not chosen by hand. */
export function initialAgent({
  workspaceId,
  id,
  now,
}: NewAgentContext): Omit<AgentRecord, 'type' | 'name' | 'overrideName'> {
  return {
    id,
    workspaceId,
    dropVms: [],
    tagCount: 0,
    wrapUpTime: 0,
    createdAt: now,
    updatedAt: now,
    availability: {
      status: 'away',
      activity: 'available',
      lastStatusSet: now,
      lastActivitySet: now,
      updatedAt: now,
    },
    statusChosen: false,
    load: { messaging: 0, email: 0 },
    loadUpdatedAt: now,
    roles: [],
    holidays: [],
    skills: [],
  }
}

/** Returns the agent of a user in a workspace; undefined if the user has no agent there. */
export function findAgentOfUser({ agents }: BirdWorld, workspaceId: string, userId: string): AgentRecord | undefined {
  return agents.find('user', userInWorkspace(workspaceId, userId))
}

/** Returns whether an agent with this name shows it instead of the name of its user. */
export function overridesUserName({ users }: BirdWorld, name: string, userId: string | undefined): boolean {
  if (userId === undefined) return true
  const user = users.get(userId)
  return user !== undefined && user.name !== name
}
