import type { Bird } from '../bird.ts'
import { refuseIfAny, unknownIds } from '../references.ts'
import { listSiblings, siblingIn } from '../sibling-listing.ts'
import { leaveRules } from '../workload.ts'

export const capacityRules = {
  listCapacityRules: ({ world, path, query }) => {
    return listSiblings(world.capacityRules, { ...path, ...query }, (rule) => rule)
  },

  createCapacityRule: ({ world, path, body, id, clock }) => {
    const { agents = [], ...rule } = body
    const { workspaceId } = path
    const now = clock.now()
    refuseIfAny(unknownIds(world.agents, { workspaceId, at: '/agents', ids: agents }))
    leaveRules(world, agents, now)
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

  getCapacityRule: ({ world, path }) => siblingIn(world.capacityRules, path.workspaceId, path.ruleId),

  deleteCapacityRule: ({ world, path }) => {
    world.capacityRules.delete(siblingIn(world.capacityRules, path.workspaceId, path.ruleId).id)
  },
} satisfies Partial<Bird>
