import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { AgentRecord, BirdWorld, Schemas } from './collections.ts'
import { ruleOf } from './workload.ts'

/** An agent as it is shown: what it refers to is looked up as it now is. */
export function shownAgent(world: BirdWorld, agent: AgentRecord): Immutable<Schemas['Agent']> {
  const { availability, userId, skills, load, loadUpdatedAt, statusChosen, activityEndsAt, awayAt, ...own } = agent
  const user = userId === undefined ? undefined : world.users.get(userId)
  return {
    ...own,
    status: availability.status,
    name: nameOf(world, agent),
    userEmails: user?.defaultEmail === undefined ? [] : [user.defaultEmail],
    teams: teamsOf(world, agent.id),
    workload: shownWorkload(world, agent),
    availability,
    ...(user && { user }),
    assignedSkills: skills.flatMap((assigned) => shownSkill(world, assigned)),
  }
}

/** An agent in a few words. */
export function minimalAgent(world: BirdWorld, agent: AgentRecord): Schemas['MinimalAgent'] {
  const { id, availability, avatarUrl, createdAt } = agent
  return {
    id,
    status: availability.status,
    activity: availability.activity,
    name: nameOf(world, agent),
    ...(avatarUrl !== undefined && { avatarUrl }),
    createdAt,
  }
}

/** Its own name, or that of its user as long as it is not overridden. */
export function nameOf(world: BirdWorld, { name, overrideName, userId }: AgentRecord): string {
  if (overrideName || userId === undefined) return name
  return world.users.get(userId)?.name ?? name
}

export function shownWorkload(world: BirdWorld, agent: AgentRecord): Immutable<Schemas['Workload']> {
  const rule = ruleOf(world, agent)
  return {
    id: agent.id,
    workload: agent.load,
    ...(rule && { rule, ruleId: rule.id }),
    updatedAt: agent.loadUpdatedAt,
  }
}

/** A team as it is shown; its members are counted anew only when somebody joined or left one. */
export function shownTeam(world: BirdWorld, team: Immutable<Schemas['TeamRecord']>): Immutable<Schemas['Team']> {
  return { ...team, activeMemberCount: membersOf(world, team.id) }
}

function membersOf({ memberships }: BirdWorld, teamId: string): number {
  const counts = memberships.remember('members by team', () => {
    const counted = new Map<string, number>()
    for (const member of memberships.list()) counted.set(member.teamId, (counted.get(member.teamId) ?? 0) + 1)
    return counted
  })
  return counts.get(teamId) ?? 0
}

function teamsOf(world: BirdWorld, agentId: string): Schemas['AgentTeam'][] {
  return world.memberships.list({ index: ['agent', agentId] }).flatMap(({ teamId, memberSince }) => {
    const team = world.teams.get(teamId)
    if (!team) return []
    const { id, name, pendingMemberCount } = team
    return [{ id, name, memberSince, activeMemberCount: membersOf(world, id), pendingMemberCount }]
  })
}

function shownSkill(world: BirdWorld, { id, selected }: AgentRecord['skills'][number]): Schemas['AssignedSkill'][] {
  const skill = world.skills.get(id)
  if (!skill) return []
  const selectedValues = skill.values.filter((value) => selected.includes(value.id))
  return [
    { id, name: skill.name, valueType: skill.valueType, selectedValues: selectedValues.map((one) => ({ ...one })) },
  ]
}
