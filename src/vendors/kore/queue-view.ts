import type { Immutable } from '../../engine/vendor/immutable.ts'
import { agentIndexOf } from './agent-index.ts'
import type { AgentRecord, KoreWorld, Schemas } from './collections.ts'
import { defaultHours } from './defaults.ts'
import { accountOf } from './identity.ts'
import { skillNames } from './skill-view.ts'

type Queue = Immutable<Schemas['Queue']>
type QueueRecord = Immutable<Schemas['QueueRecord']>

/** Returns a queue as responses show it, with the agents that currently serve it. */
export function queueView(world: KoreWorld, queue: QueueRecord): Queue {
  const { streamId: _, createdAt: __, hoursOfOperationId, description = '', skills, agentGroups, ...rest } = queue
  const hours = hoursOfOperationId === undefined ? undefined : world.hours.get(hoursOfOperationId)
  return {
    ...rest,
    description,
    orgId: accountOf(world).orgId,
    ...(hours && { hoursOfOperation: { id: hours.id, name: hours.name } }),
    agents: queueAgents(world, queue),
    skills: skills.flatMap((row) => {
      const names = skillNames(world, row.id)
      if (!names) return []
      const { skillGroupId: ___, ...shown } = names
      return [{ ...row, ...shown }]
    }),
    agentGroups: groupReferences(world, agentGroups),
    sourceAgentGroups: agentGroups.map(({ id }) => id),
  }
}

/** Returns the agents that serve a queue, with their business hours and skills. */
function queueAgents(world: KoreWorld, { id: queueId, streamId }: QueueRecord): Queue['agents'] {
  const hours = defaultHours(world, streamId)
  return (agentIndexOf(world).queues.get(queueId) ?? []).map((agent) => ({
    userId: agent.userId,
    name: agent.name,
    isPreferredAgent: agent.queues.some((row) => row.id === queueId && row.isPreferredAgent),
    ...(hours && { hoursOfOperation: { hoursOfOperationId: hours.id, name: hours.name } }),
    skills: skillReferences(world, agent),
    aId: agent.id,
    id: agent.id,
  }))
}

function skillReferences(world: KoreWorld, { skills }: AgentRecord): Queue['agents'][number]['skills'] {
  return skills.flatMap(({ skillId: id }) => {
    const skill = world.skills.get(id)
    return skill ? [{ id, name: skill.name }] : []
  })
}

/** Returns the ids and current names of agent groups. */
export function groupReferences(world: KoreWorld, groups: QueueRecord['agentGroups']): Queue['agentGroups'] {
  return groups.flatMap(({ id }) => {
    const group = world.agentGroups.get(id)
    return group ? [{ id, name: group.name }] : []
  })
}
