import { Problem } from '../../../engine/vendor/problem.ts'
import { expandAssociation } from '../expand-association.ts'
import type { Genesys } from '../genesys.ts'

export const queueAssistant = {
  getRoutingQueueAssistant: ({ world, path: { queueId }, query, link }) => {
    const association = world.assistantQueues.first({ index: ['queue', queueId] })
    if (association) return expandAssociation(association, query, { world, link })
    throw new Problem('not-found', `Queue ${queueId} has no assistant`, {
      entity: { name: 'AssistantQueue', key: queueId },
    })
  },
} satisfies Partial<Genesys>
