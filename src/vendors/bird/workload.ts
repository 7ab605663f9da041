import type { Immutable } from '../../engine/vendor/immutable.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import type { AgentRecord, BirdWorld, Schemas } from './collections.ts'

type Rule = Immutable<Schemas['CapacityRule']>
type Channel = Schemas['ItemAction']['channel']

/** Returns the rule that an agent is assigned to, or else the workspace's default rule; undefined if neither exists. */
export function ruleOf({ capacityRules }: BirdWorld, { id, workspaceId }: AgentRecord): Rule | undefined {
  const assigned = capacityRules.remember('rules by agent', () => {
    const rules = capacityRules.list()
    return new Map(rules.flatMap((rule) => (rule.assignedAgentIds ?? []).map((agentId) => [agentId, rule] as const)))
  })
  return assigned.get(id) ?? capacityRules.find('default', workspaceId)
}

/**
 * Assigns one more item to an agent.
 * @throws Problem `conflict` if the agent is not active, has no rule or is at the capacity of its rule
 */
export function assignItem(world: BirdWorld, agent: AgentRecord, channel: Channel, now: string): AgentRecord {
  const { id, load, availability } = agent
  const rule = ruleOf(world, agent)
  if (availability.status !== 'active') {
    throw notAssignable(`Agent ${id} is ${availability.status}: set its status to active to assign an item`)
  }
  if (!rule) {
    throw notAssignable(`Agent ${id} has no capacity rule: create a rule for it, or a default rule for its workspace`)
  }
  const most = rule.capacity[channel] ?? Number.POSITIVE_INFINITY
  if (load[channel] >= most) {
    throw notAssignable(`Agent ${id} has ${load[channel]} of ${most} ${channel} items: close an item to assign another`)
  }
  const changes = { load: { ...load, [channel]: load[channel] + 1 }, loadUpdatedAt: now, lastAssignedAt: now }
  return world.agents.update(id, { ...changes, updatedAt: now })
}

/**
 * Closes one item of an agent.
 * @throws Problem `conflict` if the agent has no item of the channel
 */
export function closeItem(world: BirdWorld, agent: AgentRecord, channel: Channel, now: string): AgentRecord {
  const { id, load } = agent
  if (load[channel] === 0) {
    throw new Problem('conflict', `Agent ${id} has no ${channel} item to close: assign an item first`, {
      reason: 'NothingAssigned',
    })
  }
  const changes = { load: { ...load, [channel]: load[channel] - 1 }, loadUpdatedAt: now }
  return world.agents.update(id, { ...changes, updatedAt: now })
}

/** Removes agents from the rules that they are assigned to. */
export function removeFromRules({ capacityRules }: BirdWorld, agentIds: readonly string[], now: string): void {
  for (const { id, assignedAgentIds } of capacityRules.list()) {
    const assigned = assignedAgentIds ?? []
    const remaining = assigned.filter((agentId) => !agentIds.includes(agentId))
    if (remaining.length === assigned.length) continue
    capacityRules.update(id, { assignedAgentIds: remaining, updatedAt: now })
  }
}

function notAssignable(message: string): Problem {
  return new Problem('conflict', message, { reason: 'AgentNotAssignable' })
}
