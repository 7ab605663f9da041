import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { profile } from '../../generated/kore/types.ts'
import { agentIndexOf } from './agent-index.ts'
import type { AgentRecord, KoreWorld, Schemas } from './collections.ts'
import { accountOf } from './identity.ts'

type SkillRecord = Immutable<Schemas['SkillRecord']>
type SkillAgent = Immutable<Schemas['SkillAgent']>

/** Returns the current names of a skill and of its group, or undefined if there is no such skill. */
export function skillNames(world: KoreWorld, skillId: string) {
  const skill = world.skills.get(skillId)
  const group = skill && world.skillGroups.get(skill.skillGroupId)
  if (!group) return undefined
  const { id: skillGroupId, name: skillGroupName, color: skillGroupColor } = group
  return { name: skill.name, skillGroupId, skillGroupName, skillGroupColor }
}

/** Returns a skill as most responses show it, with the current number of its agents. */
export function skillView(world: KoreWorld, skill: SkillRecord): Immutable<Schemas['Skill']> {
  const { id, name, description = '', skillGroupId } = skill
  return { id, name, description, agents: agentsWith(world, id).length, skillGroupId }
}

/** Returns a single skill with its agents, or with their number if the profile says so. */
export function skillDetailView(
  world: KoreWorld,
  skill: SkillRecord,
  { skillAgents }: profile,
): Immutable<Schemas['SkillDetail']> {
  const { streamId: _, isDefault: __, description = '', ...rest } = skill
  const rows = agentsWith(world, skill.id).flatMap((agent) => toRows(world, agent, skill.id))
  return { ...rest, description, status: 'ACTIVE', agents: skillAgents === 'count' ? rows.length : rows }
}

function agentsWith(world: KoreWorld, skillId: string): readonly AgentRecord[] {
  return agentIndexOf(world).skills.get(skillId) ?? []
}

function toRows(world: KoreWorld, agent: AgentRecord, skillId: string): SkillAgent[] {
  const { userId, firstName, lastName, emailId } = agent
  const { orgId } = accountOf(world)
  return agent.skills
    .filter((row) => row.skillId === skillId)
    .map(({ createdByAId: _, ...row }) => ({ ...row, userId, orgId, firstName, lastName, emailId }))
}
