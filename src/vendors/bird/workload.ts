import type { Immutable } from '../../engine/vendor/immutable.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import type { AgentRecord, BirdWorld, Schemas } from './collections.ts'

type Rule = Immutable<Schemas['CapacityRule']>
type Channel = Schemas['WorkItem']['channel']

/** The rule that an agent is assigned to, or else the default of its workspace; undefined when there is neither. */
export function ruleOf({ capacityRules }: BirdWorld, { id, workspaceId }: AgentRecord): Rule | undefined {
  const assigned = capacityRules.remember('rules by agent', () => {
    const rules = capacityRules.list()
    return new Map(rules.flatMap((rule) => rule.assignedAgentIds.map((agentId) => [agentId, rule] as const)))
  })
  return assigned.get(id) ?? capacityRules.find('default', workspaceId)
}

/** Gives an agent one more item. Throws a Problem `conflict` when it is not there, or has all that it may have. */
export function assign(world: BirdWorld, agent: AgentRecord, channel: Channel, now: string): AgentRecord {
  const { id, load, availability } = agent
  const rule = ruleOf(world, agent)
  if (availability.status !== 'active') throw notAssignable(agent, `is ${availability.status}, not active`)
  if (!rule) throw notAssignable(agent, 'has no capacity rule, and its workspace has no default one')
  if (load[channel] >= rule.capacity[channel]) {
    throw notAssignable(agent, `has ${load[channel]} of ${rule.capacity[channel]} items of ${channel}`)
  }
  const changes = { load: { ...load, [channel]: load[channel] + 1 }, loadUpdatedAt: now, lastAssignedAt: now }
  return world.agents.update(id, { ...changes, updatedAt: now })
}

/** Takes an item from an agent. Throws a Problem `conflict` when there is none. */
export function close(world: BirdWorld, agent: AgentRecord, channel: Channel, now: string): AgentRecord {
  const { id, load } = agent
  if (load[channel] === 0) {
    throw new Problem('conflict', `Agent ${id} has no item of ${channel}`, { reason: 'NothingAssigned' })
  }
  const changes = { load: { ...load, [channel]: load[channel] - 1 }, loadUpdatedAt: now }
  return world.agents.update(id, { ...changes, updatedAt: now })
}

/** Takes agents out of the rules that they are in. */
export function leaveRules({ capacityRules }: BirdWorld, agentIds: readonly string[], now: string): void {
  for (const { id, assignedAgentIds } of capacityRules.list()) {
    const staying = assignedAgentIds.filter((agentId) => !agentIds.includes(agentId))
    if (staying.length === assignedAgentIds.length) continue
    capacityRules.update(id, { assignedAgentIds: staying, updatedAt: now })
  }
}

function notAssignable({ id }: AgentRecord, why: string): Problem {
  return new Problem('conflict', `Agent ${id} ${why}`, { reason: 'AgentNotAssignable' })
}
