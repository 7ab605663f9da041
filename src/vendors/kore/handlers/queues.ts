import { Problem } from '../../../engine/vendor/problem.ts'
import { prefixed } from '../ids.ts'
import type { Kore } from '../kore.ts'
import { inStream, numbered } from '../listing.ts'
import { queueView } from '../queue-view.ts'
import { type Reference, refuseUnknown } from '../references.ts'
import { tallyOf } from '../tally.ts'

export const queues = {
  getQueues: ({ world, path: { streamId }, query }) => {
    return numbered(inStream(world.queues, streamId), query, (queue) => queueView(world, queue))
  },

  postQueues: ({ world, path: { streamId }, body, clock, id }) => {
    refuseUnknown(world, streamId, referencesIn(body))
    const { agents, ...rest } = body
    const made = { id: prefixed('qu', id()), streamId, isDefault: false, createdAt: clock.now() }
    const queue = world.queues.insert({ ...made, ...rest })
    for (const { aId, isPreferredAgent } of agents) {
      const others = world.agents.getOrThrow(aId).queues.filter((row) => row.id !== queue.id)
      world.agents.update(aId, { queues: [...others, { id: queue.id, isPreferredAgent }] })
    }
    return queueView(world, queue)
  },

  getQueue: ({ world, path: { queueId } }) => queueView(world, world.queues.getOrThrow(queueId)),

  deleteQueue: ({ world, path: { queueId } }) => {
    const queue = world.queues.getOrThrow(queueId)
    if (queue.isDefault) {
      throw new Problem('invalid', `The queue ${queue.name} is one that every stream has: it cannot be deleted`)
    }
    const last = queueView(world, queue)
    for (const agent of tallyOf(world).queues.get(queueId) ?? []) {
      world.agents.update(agent.id, { queues: agent.queues.filter(({ id }) => id !== queueId) })
    }
    world.queues.delete(queueId)
    return last
  },
} satisfies Partial<Kore>

function referencesIn({ agents, skills, agentGroups }: Parameters<Kore['postQueues']>[0]['body']): Reference[] {
  return [
    ...agents.map(({ aId: id }, i): Reference => ({ to: 'agents', id, at: `/agents/${i}/aId` })),
    ...skills.map(({ id }, i): Reference => ({ to: 'skills', id, at: `/skills/${i}/id` })),
    ...agentGroups.map(({ id }, i): Reference => ({ to: 'agentGroups', id, at: `/agentGroups/${i}/id` })),
  ]
}
