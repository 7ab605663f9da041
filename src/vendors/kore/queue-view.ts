import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { KoreWorld, Schemas } from './collections.ts'
import { accountOf, userOf } from './identity.ts'
import { tallyOf } from './tally.ts'

type Queue = Immutable<Schemas['Queue']>
type QueueRecord = Immutable<Schemas['QueueRecord']>

/** A queue as it is shown, with the agents that serve it now. */
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

/** The agents that serve a queue. */
export function queueAgents(world: KoreWorld, queueId: string): Queue['agents'] {
  const account = accountOf(world)
  return (tallyOf(world).queues.get(queueId) ?? []).map((agent) => {
    const { id, name, queues } = agent
    const isPreferredAgent = queues.some((row) => row.id === queueId && row.isPreferredAgent)
    return { userId: userOf(account, agent), isPreferredAgent, aId: id, name, id }
  })
}

/** Agent groups by id and present name. */
export function groupReferences(world: KoreWorld, groups: QueueRecord['agentGroups']): Queue['agentGroups'] {
  return groups.flatMap(({ id }) => {
    const group = world.agentGroups.get(id)
    return group ? [{ id, name: group.name }] : []
  })
}
