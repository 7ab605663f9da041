import type { Removals } from '../../engine/vendor/vendor.ts'
import type { SingularityWorld } from './collections.ts'
import { deleteSession } from './sessions.ts'

/** Functions that delete a record of a collection with everything that goes with it. */
export const removals = {
  assistants: (world, id) => {
    world.assistants.delete(id)
    world.promptVersions.deleteAll({ index: ['assistant', id] })
    for (const session of world.sessions.list({ index: ['assistant', id] })) deleteSession(world, session.id)
  },

  teams: (world, id) => {
    const { companyId } = world.teams.delete(id)
    for (const assistant of world.assistants.list({ index: ['company', companyId] })) {
      const teamIds = assistant.teamIds.filter((teamId) => teamId !== id)
      if (teamIds.length < assistant.teamIds.length) world.assistants.update(assistant.id, { teamIds })
    }
  },

  sessions: deleteSession,
} satisfies Removals<SingularityWorld>
