import type { Immutable } from '../../../engine/vendor/immutable.ts'
import type { Bird } from '../bird.ts'
import type { BirdWorld, Schemas } from '../collections.ts'
import { findUnknownIds, rejectIfInvalid } from '../references.ts'
import { removeFromRules } from '../workload.ts'
import { listWorkspaceRecords, plainList, workspaceRecord } from '../workspace-records.ts'

export const capacityRules = {
  listCapacityRules: ({ world, path, query, profile }) => {
    return plainList(listWorkspaceRecords(world.capacityRules, { ...path, ...query }), profile.plainListToken)
  },

  createCapacityRule: ({ world, path, body, id, clock }) => {
    const { agents = [], ...rule } = body
    const { workspaceId } = path
    const now = clock.now()
    rejectUnknownAgents(world, workspaceId, agents)
    removeFromRules(world, agents, now)
    const assignedAgentIds = [...new Set(agents)]
    const times = { createdAt: now, updatedAt: now }
    return world.capacityRules.insert({ id: id(), workspaceId, default: false, ...rule, assignedAgentIds, ...times })
  },

  getCapacityRule: ({ world, path }) => ruleAt(world, path),

  patchCapacityRule: ({ world, path, body, clock }) => {
    const { id } = ruleAt(world, path)
    const { agents, ...changes } = body
    const now = clock.now()
    rejectUnknownAgents(world, path.workspaceId, agents ?? [])
    if (agents) removeFromRules(world, agents, now)
    const assigned = agents && { assignedAgentIds: [...new Set(agents)] }
    return world.capacityRules.update(id, { ...changes, ...assigned, updatedAt: now })
  },

  deleteCapacityRule: ({ world, path }) => {
    world.capacityRules.delete(ruleAt(world, path).id)
  },
} satisfies Partial<Bird>

/** Path of a capacity rule. */
interface RulePath {
  readonly workspaceId: string
  readonly capacityRuleId: string
}

function ruleAt({ capacityRules: rules }: BirdWorld, path: RulePath): Immutable<Schemas['CapacityRule']> {
  return workspaceRecord(rules, path.workspaceId, path.capacityRuleId)
}

function rejectUnknownAgents({ agents }: BirdWorld, workspaceId: string, ids: readonly string[]): void {
  rejectIfInvalid(findUnknownIds(agents, { workspaceId, at: '/agents', ids }))
}
