import { prefixed } from '../ids.ts'
import type { Kore } from '../kore.ts'
import { listInStream, pageWithNumber } from '../listing.ts'
import { queueView } from '../queue-view.ts'
import { type Reference, rejectUnknownReferences } from '../references.ts'
import { removals } from '../removals.ts'

export const queues = {
  getQueues: ({ world, path: { streamId }, query }) => {
    return pageWithNumber(listInStream(world.queues, streamId), query, (queue) => queueView(world, queue))
  },

  postQueues: ({ world, path: { streamId }, body, clock, id }) => {
    rejectUnknownReferences(world, streamId, referencesIn(body))
    const { agents, ...rest } = body
    const created = { id: prefixed('qu', id()), streamId, isDefault: false, createdAt: clock.now() }
    const queue = world.queues.insert({ ...created, ...rest })
    for (const { aId, isPreferredAgent } of agents) {
      const others = world.agents.getOrThrow(aId).queues.filter((row) => row.id !== queue.id)
      world.agents.update(aId, { queues: [...others, { id: queue.id, isPreferredAgent }] })
    }
    return queueView(world, queue)
  },

  getQueue: ({ world, path: { queueId } }) => queueView(world, world.queues.getOrThrow(queueId)),

  deleteQueue: ({ world, path: { queueId } }) => {
    const last = queueView(world, world.queues.getOrThrow(queueId))
    removals.queues(world, queueId)
    return last
  },
} satisfies Partial<Kore>

function referencesIn({ agents, skills, agentGroups }: Parameters<Kore['postQueues']>[0]['body']): Reference[] {
  return [
    ...agents.map(({ aId: id }, i): Reference => ({ collection: 'agents', id, at: `/agents/${i}/aId` })),
    ...skills.map(({ id }, i): Reference => ({ collection: 'skills', id, at: `/skills/${i}/id` })),
    ...agentGroups.map(({ id }, i): Reference => ({ collection: 'agentGroups', id, at: `/agentGroups/${i}/id` })),
  ]
}
