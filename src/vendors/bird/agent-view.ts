import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { AgentRecord, BirdWorld, Schemas } from './collections.ts'
import { ruleOf } from './workload.ts'

/** Most members that a team features. */
const MOST_FEATURED = 5

/** Returns an agent as the API shows it. Everything that it refers to is looked up in its current state. */
export function agentView(world: BirdWorld, agent: AgentRecord): Immutable<Schemas['Agent']> {
  const { availability, userId, skills, load, loadUpdatedAt, ...rest } = agent
  const { statusChosen, activityEndsAt, awayAt, inboxOpen, ...own } = rest
  const user = userId === undefined ? undefined : world.users.get(userId)
  return {
    ...own,
    status: availability.status,
    name: agentName(world, agent),
    userEmails: user?.defaultEmail === undefined ? [] : [user.defaultEmail],
    teams: agentTeams(world, agent.id),
    workload: workloadView(world, agent),
    availability,
    ...(user && { user }),
    assignedSkills: skills.flatMap((selection) => assignedSkillViews(world, selection)),
  }
}

/** Returns an agent with the few fields of the short listing. */
export function minimalAgentView(world: BirdWorld, agent: AgentRecord): Schemas['MinimalAgent'] {
  const { id, availability, avatarUrl, createdAt } = agent
  return {
    id,
    status: availability.status,
    activity: availability.activity,
    name: agentName(world, agent),
    ...(avatarUrl !== undefined && { avatarUrl }),
    createdAt,
  }
}

/** Returns the agent's own name if it overrides the user's name, or else the user's name. */
export function agentName(world: BirdWorld, { name, overrideName, userId }: AgentRecord): string {
  if (overrideName || userId === undefined) return name
  return world.users.get(userId)?.name ?? name
}

/** Returns the workload of an agent as the API shows it, with the rule that applies to the agent. */
export function workloadView(world: BirdWorld, agent: AgentRecord): Immutable<Schemas['Workload']> {
  const rule = ruleOf(world, agent)
  return {
    id: agent.id,
    workload: agent.load,
    ...(rule && { rule, ruleId: rule.id }),
    updatedAt: agent.loadUpdatedAt,
  }
}

/** Returns a team as the API shows it, with its number of members and the first of them. */
export function teamView(world: BirdWorld, team: Immutable<Schemas['TeamRecord']>): Immutable<Schemas['Team']> {
  const members = world.memberships.list({ index: ['team', team.id] })
  const featuredMembers = members.slice(0, MOST_FEATURED).map((member) => {
    return { id: memberId(world, member), type: 'user' as const }
  })
  return { ...team, activeMemberCount: memberCount(world, team.id), featuredMembers }
}

/** Returns the id under which a team lists a member: that of its user, or of an agent that has no user. */
export function memberId({ agents }: BirdWorld, { agentId }: Immutable<Schemas['Membership']>): string {
  return agents.get(agentId)?.userId ?? agentId
}

/** Counts the members of a team. The counts of all teams are cached until a membership changes. */
function memberCount({ memberships }: BirdWorld, teamId: string): number {
  const counts = memberships.remember('members by team', () => {
    const byTeam = new Map<string, number>()
    for (const member of memberships.list()) byTeam.set(member.teamId, (byTeam.get(member.teamId) ?? 0) + 1)
    return byTeam
  })
  return counts.get(teamId) ?? 0
}

function agentTeams(world: BirdWorld, agentId: string): Schemas['AgentTeam'][] {
  return world.memberships.list({ index: ['agent', agentId] }).flatMap(({ teamId, memberSince }) => {
    const team = world.teams.get(teamId)
    if (!team) return []
    const { id, name, pendingMemberCount } = team
    return [{ id, name, memberSince, activeMemberCount: memberCount(world, id), pendingMemberCount }]
  })
}

function assignedSkillViews(world: BirdWorld, selection: AgentRecord['skills'][number]): Schemas['AssignedSkill'][] {
  const { id, selected } = selection
  const skill = world.skills.get(id)
  if (!skill) return []
  const selectedValues = skill.values.filter((value) => selected.includes(value.id))
  const { name, valueType } = skill
  return [{ id, name, valueType, selectedValues: selectedValues.map(({ createdAt, ...value }) => value) }]
}
