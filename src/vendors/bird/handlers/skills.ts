import type { Bird } from '../bird.ts'
import { skillAuthor } from '../caller.ts'
import { removals } from '../removals.ts'
import { createSkillValues, patchSkill } from '../skills.ts'
import { listWorkspaceRecords, withoutTotal, workspaceRecord } from '../workspace-records.ts'

export const skills = {
  listSkills: ({ world, path, query }) => withoutTotal(listWorkspaceRecords(world.skills, { ...path, ...query })),

  createSkill: ({ world, path, body, caller, id, clock }) => {
    const now = clock.now()
    const author = skillAuthor(caller)
    return world.skills.insert({
      id: id(),
      workspaceId: path.workspaceId,
      ...body,
      values: createSkillValues(body.values ?? [], [], { id, now }),
      createdAt: now,
      updatedAt: now,
      createdBy: author,
      updatedBy: author,
    })
  },

  getSkill: ({ world, path }) => workspaceRecord(world.skills, path.workspaceId, path.agentSkillId),

  patchSkill: ({ world, path, body, caller, id, clock }) => {
    const skill = workspaceRecord(world.skills, path.workspaceId, path.agentSkillId)
    return patchSkill(world, skill, { body, id, now: clock.now(), author: skillAuthor(caller) })
  },

  deleteSkill: ({ world, path }) => {
    removals.skills(world, workspaceRecord(world.skills, path.workspaceId, path.agentSkillId).id)
  },
} satisfies Partial<Bird>
