import type { Immutable } from '../../../engine/vendor/immutable.ts'
import { agentIndexOf } from '../agent-index.ts'
import type { KoreWorld, Schemas } from '../collections.ts'
import { hex24 } from '../ids.ts'
import type { Kore } from '../kore.ts'
import { listInStream, pageWithNumber } from '../listing.ts'
import { removals } from '../removals.ts'

export const skills = {
  getSkillGroups: ({ world, path: { streamId }, query }) => {
    const all = listInStream(world.skillGroups, streamId)
    return pageWithNumber(all, query, ({ streamId: _, createdAt: __, ...group }) => group)
  },

  getSkills: ({ world, path: { skillGroupId }, query }) => {
    return pageWithNumber(world.skills.list({ index: ['skillGroup', skillGroupId] }), query, (skill) =>
      skillView(world, skill),
    )
  },

  postSkills: ({ world, path: { streamId, skillGroupId }, body, clock, id }) => {
    const created = { id: hex24(id()), streamId, skillGroupId, isDefault: false, createdAt: clock.now() }
    return skillView(world, world.skills.insert({ ...created, ...body }))
  },

  getSkill: ({ world, path: { skillId } }) => skillView(world, world.skills.getOrThrow(skillId)),

  putSkill: ({ world, path: { skillId }, body }) => skillView(world, world.skills.update(skillId, body)),

  deleteSkill: ({ world, path: { skillId } }) => {
    const last = skillView(world, world.skills.getOrThrow(skillId))
    removals.skills(world, skillId)
    return last
  },
} satisfies Partial<Kore>

/** Returns a skill as responses show it, with the current number of its agents. */
function skillView(world: KoreWorld, skill: Immutable<Schemas['SkillRecord']>): Immutable<Schemas['Skill']> {
  const { streamId, isDefault: _, createdAt: __, ...rest } = skill
  return { ...rest, agents: agentIndexOf(world).skills.get(skill.id)?.length ?? 0 }
}
