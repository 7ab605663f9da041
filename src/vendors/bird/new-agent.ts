import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Finding } from '../../engine/vendor/problem.ts'
import { type AgentRecord, agentOfUser, type BirdWorld, type Schemas } from './collections.ts'
import { refuseIfAny, unknownIds } from './references.ts'
import { scheduleFindings } from './schedule.ts'

type Wanted = Immutable<Schemas['CreateAgent']>

/** Where and when an agent is made, and its id. */
interface Making {
  readonly workspaceId: string
  readonly id: string
  readonly now: string
}

/** Makes an agent, with its user where that is not known yet. Throws a Problem `invalid`, or DuplicateKey. */
export function makeAgent(world: BirdWorld, wanted: Wanted, context: Making): AgentRecord {
  const { id, now, workspaceId } = context
  const { teamIds = [], name, userId, type = 'user', ...settings } = wanted
  refuseIfAny([
    ...(type === 'user' && userId === undefined ? [USER_NEEDED] : []),
    ...unknownIds(world.teams, { workspaceId, at: '/teamIds', ids: teamIds }),
    ...scheduleFindings(wanted.weeklySchedule, wanted.holidays),
  ])
  const ofUser = type === 'user' && userId !== undefined ? { userId } : {}
  const agent = world.agents.insert({
    ...newAgent(context),
    ...settings,
    type,
    name,
    ...ofUser,
    overrideName: isOverridden(world, name, ofUser.userId),
  })
  if (ofUser.userId !== undefined && !world.users.has(ofUser.userId)) world.users.insert({ id: ofUser.userId, name })
  for (const teamId of new Set(teamIds)) world.memberships.insert({ agentId: id, teamId, memberSince: now })
  return agent
}

const USER_NEEDED: Finding = {
  in: 'body',
  at: '/userId',
  keyword: 'required',
  message: 'is required, unless the type is bot',
}

/** An agent of which nothing is said yet: away, and nobody chose that. */
export function newAgent({ workspaceId, id, now }: Making): Omit<AgentRecord, 'type' | 'name' | 'overrideName'> {
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

/** The agent of a user in a workspace, if there is one. */
export function agentOf({ agents }: BirdWorld, workspaceId: string, userId: string): AgentRecord | undefined {
  return agents.find('user', agentOfUser(workspaceId, userId))
}

function isOverridden({ users }: BirdWorld, name: string, userId: string | undefined): boolean {
  if (userId === undefined) return true
  const user = users.get(userId)
  return user !== undefined && user.name !== name
}
