import type { Bird } from '../bird.ts'
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
    const { id } = workspaceRecord(world.skills, path.workspaceId, path.skillId)
    world.skills.delete(id)
    for (const agent of world.agents.list({ index: ['workspace', path.workspaceId] })) {
      const skills = agent.skills.filter((assigned) => assigned.id !== id)
      if (skills.length < agent.skills.length) world.agents.update(agent.id, { skills })
    }
  },
} satisfies Partial<Bird>
