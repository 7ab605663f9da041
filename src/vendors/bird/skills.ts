import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { BirdWorld, Schemas } from './collections.ts'

type Skill = Immutable<Schemas['AgentSkill']>
type SkillValue = Skill['values'][number]
type SkillValueInput = Immutable<Schemas['SkillValueInput']>

/** Source of ids and the current time. */
interface ValueContext {
  readonly id: () => string
  readonly now: string
}

/** A requested change of a skill. */
interface SkillPatch extends ValueContext {
  readonly body: Immutable<Schemas['PatchAgentSkill']>
  /** the id of the user who changes it */
  readonly author: string
}

/** Returns the values of a skill. A value with the id or the text of a present one keeps its id. */
export function createSkillValues(
  values: readonly SkillValueInput[],
  present: readonly SkillValue[],
  { id, now }: ValueContext,
): SkillValue[] {
  return values.map(({ id: sentId, ...value }) => {
    const same = present.find((known) => known.id === sentId) ?? present.find((known) => known.value === value.value)
    return { id: same?.id ?? id(), ...value, createdAt: same?.createdAt ?? now }
  })
}

/** Changes a skill. Values that it loses are removed from its agents. */
export function patchSkill(world: BirdWorld, skill: Skill, { body, author, id, now }: SkillPatch): Skill {
  const { values, ...changes } = body
  const newValues = values && createSkillValues(values, skill.values, { id, now })
  if (newValues) removeFromAgents(world, skill, new Set(newValues.map((value) => value.id)))
  return world.skills.update(skill.id, {
    ...changes,
    ...(newValues && { values: newValues }),
    updatedAt: now,
    updatedBy: author,
  })
}

function removeFromAgents({ agents }: BirdWorld, { id, workspaceId }: Skill, kept: ReadonlySet<string>): void {
  for (const agent of agents.list({ index: ['workspace', workspaceId] })) {
    const assigned = agent.skills.find((skill) => skill.id === id)
    if (!assigned || assigned.selected.every((value) => kept.has(value))) continue
    const skills = agent.skills.map((skill) => {
      return skill === assigned ? { id, selected: skill.selected.filter((value) => kept.has(value)) } : skill
    })
    agents.update(agent.id, { skills })
  }
}
