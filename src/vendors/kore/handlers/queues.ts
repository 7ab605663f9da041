import { agentIndexOf } from '../agent-index.ts'
import type { AgentRecord, KoreWorld } from '../collections.ts'
import { defaultHours } from '../defaults.ts'
import { agentOfUser } from '../identity.ts'
import { prefixed } from '../ids.ts'
import type { Kore } from '../kore.ts'
import { listInStream, pageWithNumber } from '../listing.ts'
import { queueFields, ROUTING, referencesIn, setQueueAgents } from '../queue-input.ts'
import { queueView } from '../queue-view.ts'
import { rejectUnknownReferences } from '../references.ts'
import { removals } from '../removals.ts'

export const queues = {
  getQueues: ({ world, path: { streamId }, query }) => {
    return pageWithNumber(listInStream(world.queues, streamId), query, (queue) => queueView(world, queue))
  },

  postQueues: ({ world, path: { streamId }, body, clock, id, caller }) => {
    rejectUnknownReferences(world, streamId, referencesIn(body))
    const hours = defaultHours(world, streamId)
    const queue = world.queues.insert({
      id: prefixed('qu', id()),
      streamId,
      isActive: true,
      isDefault: false,
      ...(hours && { hoursOfOperationId: hours.id }),
      skills: [],
      agentGroups: [],
      ...ROUTING,
      createdBy: caller.userId,
      createdAt: clock.now(),
      name: body.name,
      ...queueFields(body, ROUTING),
    })
    setQueueAgents(world, queue.id, body.agents ?? [])
    return queueView(world, queue)
  },

  postQueuesAgents: ({ world, path: { streamId }, body: { queueIds, agentIds = [] } }) => {
    if (queueIds) return agentsOf(world, streamId, queueIds)
    return queuesOf(world, streamId, agentIds)
  },

  getQueue: ({ world, path: { queueId } }) => queueView(world, world.queues.getOrThrow(queueId)),

  putQueue: ({ world, path: { streamId, queueId }, body = {} }) => {
    rejectUnknownReferences(world, streamId, referencesIn(body))
    const before = world.queues.getOrThrow(queueId)
    const queue = world.queues.update(queueId, queueFields(body, before))
    if (body.agents) setQueueAgents(world, queueId, body.agents)
    return queueView(world, queue)
  },

  deleteQueue: ({ world, path: { queueId } }) => {
    const last = queueView(world, world.queues.getOrThrow(queueId))
    removals.queues(world, queueId)
    return last
  },

  postQueueStats: ({ world, path: { queueId } }) => {
    const { name, skills } = world.queues.getOrThrow(queueId)
    const agents = agentIndexOf(world).queues.get(queueId) ?? []
    return [
      {
        queueId,
        queueName: name,
        skills: skills.flatMap(({ id }) => world.skills.get(id)?.name ?? []),
        ...NO_CONVERSATIONS,
        agentStatus: countByPresence(agents),
        noOfAgents: agents.length,
      },
    ]
  },
} satisfies Partial<Kore>

/** Figures of a queue without conversations. */
const NO_CONVERSATIONS = { waiting: 0, engaged: 0, dropOff: 0, queueSummary: { avgWait: 0, maxWait: 0, ASA: 0 } }

/** Returns the agents of a stream that serve any of these queues. */
function agentsOf(world: KoreWorld, streamId: string, queueIds: readonly string[]) {
  const agents = listInStream(world.agents, streamId)
  return agents
    .filter(({ queues: served }) => served.some(({ id }) => queueIds.includes(id)))
    .map(({ userId, id: aId, name, profImage }) => ({ userId, aId, name, profImage }))
}

/** Returns the ids of the queues that any of these agents of a stream serves. */
function queuesOf(world: KoreWorld, streamId: string, agentIds: readonly string[]): string[] {
  const agents = agentIds.flatMap((id) => {
    const agent = world.agents.get(id) ?? agentOfUser(world, streamId, id)
    return agent?.streamId === streamId ? [agent] : []
  })
  return [...new Set(agents.flatMap(({ queues: served }) => served.map(({ id }) => id)))]
}

function countByPresence(agents: readonly AgentRecord[]) {
  const count = (presence: AgentRecord['onlineStatusType']) => {
    return agents.filter(({ onlineStatusType }) => onlineStatusType === presence).length
  }
  return { available: count('AVAILABLE'), offline: count('OFFLINE'), busy: count('BUSY'), away: count('AWAY') }
}
