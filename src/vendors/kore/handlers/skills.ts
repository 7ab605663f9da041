import type { Immutable } from '../../../engine/vendor/immutable.ts'
import { Problem } from '../../../engine/vendor/problem.ts'
import type { Schemas } from '../collections.ts'
import { hex24 } from '../ids.ts'
import type { Kore } from '../kore.ts'
import { listInStream, pageWithNumber } from '../listing.ts'
import { removals } from '../removals.ts'
import { rejectUnknownAgents, setSkillAgents } from '../skill-agents.ts'
import { skillDetailView, skillView } from '../skill-view.ts'
import { writeContextOf } from '../write-context.ts'

export const skills = {
  getSkillGroups: ({ world, path: { streamId }, query }) => {
    return pageWithNumber(listInStream(world.skillGroups, streamId), query, skillGroupView)
  },

  postSkillGroups: ({ world, path: { streamId }, body, clock, id }) => {
    const created = { id: hex24(id()), streamId, color: DEFAULT_COLOR, createdAt: clock.now() }
    return skillGroupView(world.skillGroups.insert({ ...created, ...body }))
  },

  getSkillGroup: ({ world, path: { skillGroupId } }) => skillGroupView(world.skillGroups.getOrThrow(skillGroupId)),

  putSkillGroup: ({ world, path: { skillGroupId }, body: { id, ...changes } }) => {
    if (id !== undefined && id !== skillGroupId) throw otherId(id)
    return skillGroupView(world.skillGroups.update(skillGroupId, changes))
  },

  deleteSkillGroup: ({ world, path: { skillGroupId } }) => {
    const last = skillGroupView(world.skillGroups.getOrThrow(skillGroupId))
    removals.skillGroups(world, skillGroupId)
    return last
  },

  getSkills: ({ world, path: { skillGroupId }, query }) => {
    const all = world.skills.list({ index: ['skillGroup', skillGroupId] })
    return pageWithNumber(all, query, (skill) => skillView(world, skill))
  },

  postSkills: (request) => {
    const { world, body, path, caller } = request
    const context = writeContextOf(request)
    const { now } = context
    const { agents = [], ...fields } = body
    rejectUnknownAgents(agents, context)
    const created = { isDefault: false, createdBy: caller.userId, createdAt: now, updatedAt: now }
    const skill = world.skills.insert({ id: hex24(request.id()), ...path, ...created, ...fields })
    setSkillAgents(skill.id, agents, context)
    return skillView(world, skill)
  },

  getSkill: ({ world, path: { skillId }, profile }) => {
    return skillDetailView(world, world.skills.getOrThrow(skillId), profile)
  },

  putSkill: (request) => {
    const { world, path, body } = request
    const context = writeContextOf(request)
    const { agents, ...changes } = body
    if (agents) {
      rejectUnknownAgents(agents, context)
      setSkillAgents(path.skillId, agents, context)
    }
    return skillView(world, world.skills.update(path.skillId, { ...changes, updatedAt: context.now }))
  },

  deleteSkill: ({ world, path: { skillId } }) => {
    const last = skillView(world, world.skills.getOrThrow(skillId))
    removals.skills(world, skillId)
    return last
  },
} satisfies Partial<Kore>

/** Color of a skill group whose create leaves it out: that of the default skill group in the vendor's samples. */
const DEFAULT_COLOR = '#D2000D'

/** Returns a skill group as responses show it. */
function skillGroupView({ id, name, description = '', color }: Immutable<Schemas['SkillGroupRecord']>) {
  return { id, name, description, color }
}

function otherId(value: string): Problem {
  const message = 'must be the id of the skill group in the path'
  const finding = { in: 'body', at: '/id', keyword: 'const', message, value } as const
  return new Problem('invalid', `body /id ${message}`, { findings: [finding] })
}
