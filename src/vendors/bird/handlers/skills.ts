import type { Bird } from '../bird.ts'
import { removals } from '../removals.ts'
import { listWorkspaceRecords, workspaceRecord } from '../workspace-records.ts'

export const skills = {
  listSkills: ({ world, path, query }) => listWorkspaceRecords(world.skills, { ...path, ...query }, (skill) => skill),

  createSkill: ({ world, path, body, id, clock }) => {
    const now = clock.now()
    return world.skills.insert({
      id: id(),
      workspaceId: path.workspaceId,
      ...body,
      values: body.values.map((value) => ({ id: id(), ...value })),
      createdAt: now,
      updatedAt: now,
    })
  },

  getSkill: ({ world, path }) => workspaceRecord(world.skills, path.workspaceId, path.skillId),

  deleteSkill: ({ world, path }) => {
    removals.skills(world, workspaceRecord(world.skills, path.workspaceId, path.skillId).id)
  },
} satisfies Partial<Bird>
