import type { Immutable } from '../../../engine/vendor/immutable.ts'
import { Problem } from '../../../engine/vendor/problem.ts'
import type { KoreWorld, Schemas } from '../collections.ts'
import { hex24 } from '../ids.ts'
import type { Kore } from '../kore.ts'
import { inStream, numbered } from '../listing.ts'
import { tallyOf } from '../tally.ts'

export const skills = {
  getSkillGroups: ({ world, path: { streamId }, query }) => {
    const all = inStream(world.skillGroups, streamId)
    return numbered(all, query, ({ streamId: _, createdAt: __, ...group }) => group)
  },

  getSkills: ({ world, path: { skillGroupId }, query }) => {
    return numbered(world.skills.list({ index: ['skillGroup', skillGroupId] }), query, (skill) => view(world, skill))
  },

  postSkills: ({ world, path: { streamId, skillGroupId }, body, clock, id }) => {
    const made = { id: hex24(id()), streamId, skillGroupId, isDefault: false, createdAt: clock.now() }
    return view(world, world.skills.insert({ ...made, ...body }))
  },

  getSkill: ({ world, path: { skillId } }) => view(world, world.skills.getOrThrow(skillId)),

  putSkill: ({ world, path: { skillId }, body }) => view(world, world.skills.update(skillId, body)),

  deleteSkill: ({ world, path: { streamId, skillId } }) => {
    const skill = world.skills.getOrThrow(skillId)
    if (skill.isDefault) {
      throw new Problem('invalid', `The skill ${skill.name} is one that every stream has: it cannot be deleted`)
    }
    const last = view(world, skill)
    for (const agent of tallyOf(world).skills.get(skillId) ?? []) {
      world.agents.update(agent.id, { skills: agent.skills.filter((row) => row.skillId !== skillId) })
    }
    for (const queue of inStream(world.queues, streamId)) {
      const rest = queue.skills.filter(({ id }) => id !== skillId)
      if (rest.length < queue.skills.length) world.queues.update(queue.id, { skills: rest })
    }
    world.skills.delete(skillId)
    return last
  },
} satisfies Partial<Kore>

/** A skill as it is shown, with how many agents have it now. */
function view(world: KoreWorld, skill: Immutable<Schemas['SkillRecord']>): Immutable<Schemas['Skill']> {
  const { streamId, isDefault: _, createdAt: __, ...rest } = skill
  return { ...rest, agents: tallyOf(world).skills.get(skill.id)?.length ?? 0 }
}
