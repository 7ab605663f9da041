import type { Immutable } from '../../engine/vendor/immutable.ts'
import { agentIndexOf } from './agent-index.ts'
import { type AgentWriteContext, toSkillRow } from './agent-lists.ts'
import { DEFAULT_PROFICIENCY } from './agent-record.ts'
import type { Schemas } from './collections.ts'
import { agentOfUser } from './identity.ts'
import { type Reference, rejectUnknownReferences } from './references.ts'

type SkillAgents = Immutable<Schemas['SkillAgentsInput']>

/**
 * Checks that each agent in a body exists.
 *
 * @throws a Problem `not-found` with one finding per unknown agent
 */
export function rejectUnknownAgents(agents: SkillAgents, { world, streamId }: AgentWriteContext): void {
  const references = agents.map(({ userId = '', aId = '' }, i): Reference => {
    if (userId === '' && aId !== '') return { collection: 'agents', id: aId, at: `/agents/${i}/aId` }
    return { collection: 'users', id: userId, at: `/agents/${i}/userId` }
  })
  rejectUnknownReferences(world, streamId, references)
}

/** Gives a skill to exactly these agents. An agent that has the skill already keeps its row. */
export function setSkillAgents(skillId: string, agents: SkillAgents, context: AgentWriteContext): void {
  const { world, streamId } = context
  const levels = new Map(
    agents.map(({ userId = '', aId = '', proficiencyLevel = DEFAULT_PROFICIENCY }) => {
      return [agentOfUser(world, streamId, userId)?.id ?? aId, proficiencyLevel]
    }),
  )
  for (const { id, skills } of agentIndexOf(world).skills.get(skillId) ?? []) {
    if (!levels.has(id)) world.agents.update(id, { skills: skills.filter((row) => row.skillId !== skillId) })
  }
  for (const [id, proficiencyLevel] of levels) {
    const { skills } = world.agents.getOrThrow(id)
    const existing = skills.find((row) => row.skillId === skillId)
    const row = toSkillRow({ skillId, proficiencyLevel }, existing, context)
    world.agents.update(id, {
      skills: existing ? skills.map((one) => (one === existing ? row : one)) : [...skills, row],
    })
  }
}
