import type { Immutable } from '../../engine/vendor/immutable.ts'
import { agentIndexOf } from './agent-index.ts'
import type { KoreWorld, Schemas } from './collections.ts'
import { accountOf, agentUserId } from './identity.ts'

type Queue = Immutable<Schemas['Queue']>
type QueueRecord = Immutable<Schemas['QueueRecord']>

/** Returns a queue as responses show it, with the agents that currently serve it. */
export function queueView(world: KoreWorld, queue: QueueRecord): Queue {
  const { streamId: _, createdAt: __, skills, agentGroups, ...rest } = queue
  return {
    ...rest,
    orgId: accountOf(world).orgId,
    agents: queueAgents(world, queue.id),
    skills: skills.flatMap((row) => {
      const skill = world.skills.get(row.id)
      return skill ? [{ ...row, name: skill.name }] : []
    }),
    agentGroups: groupReferences(world, agentGroups),
    transferQueues: [],
    enableTransferRules: false,
  }
}

/** Returns the agents that serve a queue. */
export function queueAgents(world: KoreWorld, queueId: string): Queue['agents'] {
  const account = accountOf(world)
  return (agentIndexOf(world).queues.get(queueId) ?? []).map((agent) => {
    const { id, name, queues } = agent
    const isPreferredAgent = queues.some((row) => row.id === queueId && row.isPreferredAgent)
    return { userId: agentUserId(account, agent), isPreferredAgent, aId: id, name, id }
  })
}

/** Returns the ids and current names of agent groups. */
export function groupReferences(world: KoreWorld, groups: QueueRecord['agentGroups']): Queue['agentGroups'] {
  return groups.flatMap(({ id }) => {
    const group = world.agentGroups.get(id)
    return group ? [{ id, name: group.name }] : []
  })
}
