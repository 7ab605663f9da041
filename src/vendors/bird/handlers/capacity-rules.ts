import type { Bird } from '../bird.ts'
import { findUnknownIds, rejectIfInvalid } from '../references.ts'
import { removeFromRules } from '../workload.ts'
import { listWorkspaceRecords, workspaceRecord } from '../workspace-records.ts'

export const capacityRules = {
  listCapacityRules: ({ world, path, query }) => {
    return listWorkspaceRecords(world.capacityRules, { ...path, ...query }, (rule) => rule)
  },

  createCapacityRule: ({ world, path, body, id, clock }) => {
    const { agents = [], ...rule } = body
    const { workspaceId } = path
    const now = clock.now()
    rejectIfInvalid(findUnknownIds(world.agents, { workspaceId, at: '/agents', ids: agents }))
    removeFromRules(world, agents, now)
    const assignedAgentIds = [...new Set(agents)]
    return world.capacityRules.insert({
      id: id(),
      workspaceId,
      default: false,
      ...rule,
      assignedAgentIds,
      createdAt: now,
      updatedAt: now,
    })
  },

  getCapacityRule: ({ world, path }) => workspaceRecord(world.capacityRules, path.workspaceId, path.ruleId),

  deleteCapacityRule: ({ world, path }) => {
    world.capacityRules.delete(workspaceRecord(world.capacityRules, path.workspaceId, path.ruleId).id)
  },
} satisfies Partial<Bird>
