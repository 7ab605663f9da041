import type { Immutable } from '../../../engine/vendor/immutable.ts'
import type { AgentRecord, Schemas } from '../collections.ts'
import type { Kore } from '../kore.ts'

export const availability = {
  postAgentsAvailability: ({ world, path: { streamId }, body }) => {
    const agents = world.agents.list({ index: ['stream', streamId], where: toPredicate(body) })
    const withPresence = (presence: Schemas['Presence']) =>
      agents.filter(({ onlineStatusType }) => onlineStatusType === presence).map(availableAgent)
    return {
      AVAILABLE: withPresence('AVAILABLE'),
      BUSY: withPresence('BUSY'),
      OFFLINE: withPresence('OFFLINE'),
      AWAY: withPresence('AWAY'),
    }
  },
} satisfies Partial<Kore>

/** Returns a predicate for agents that match any filter. Without a filter, every agent matches. */
function toPredicate({ skillIds, queueIds, agentIds }: Immutable<Schemas['AvailabilityQuery']>) {
  if (!skillIds && !queueIds && !agentIds) return () => true
  return ({ id, skills, queues }: AgentRecord) => {
    if (agentIds?.includes(id)) return true
    return (
      skills.some(({ skillId }) => skillIds?.includes(skillId)) || queues.some((queue) => queueIds?.includes(queue.id))
    )
  }
}

function availableAgent({ id, userId, firstName, lastName, emailId, customId, phoneNumber }: AgentRecord) {
  return {
    _id: id,
    userId,
    firstName,
    lastName,
    emailId,
    ...(customId !== undefined && { customId }),
    ...(phoneNumber !== undefined && { phoneNumber }),
  }
}
