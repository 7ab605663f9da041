import type { Immutable } from '../../../engine/vendor/immutable.ts'
import type { AgentRecord, Schemas } from '../collections.ts'
import { accountOf, userOf } from '../identity.ts'
import type { Kore } from '../kore.ts'

export const availability = {
  postAgentsAvailability: ({ world, path: { streamId }, body }) => {
    const account = accountOf(world)
    const asked = world.agents.list({ index: ['stream', streamId], where: filter(body) })
    const having = (presence: Schemas['Presence']) =>
      asked
        .filter(({ onlineStatusType }) => onlineStatusType === presence)
        .map((agent) => view(agent, userOf(account, agent)))
    return { AVAILABLE: having('AVAILABLE'), BUSY: having('BUSY'), OFFLINE: having('OFFLINE'), AWAY: having('AWAY') }
  },
} satisfies Partial<Kore>

/** Whoever any of the filters means; everyone, when there is none. */
function filter({ skillIds, queueIds, agentIds }: Immutable<Schemas['AvailabilityQuery']>) {
  if (!skillIds && !queueIds && !agentIds) return () => true
  return ({ id, skills, queues }: AgentRecord) => {
    if (agentIds?.includes(id)) return true
    return (
      skills.some(({ skillId }) => skillIds?.includes(skillId)) || queues.some((queue) => queueIds?.includes(queue.id))
    )
  }
}

function view({ id, firstName, lastName, emailId, customId, phoneNumber }: AgentRecord, userId: string) {
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
