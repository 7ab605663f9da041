import { Problem } from '../../engine/vendor/problem.ts'
import type { Removals } from '../../engine/vendor/vendor.ts'
import type { BirdWorld } from './collections.ts'
import { deleteAgent } from './delete-agent.ts'

/** Functions that delete a record of a collection with everything that goes with it. */
export const removals = {
  agents: (world, id, now) => deleteAgent(world, world.agents.getOrThrow(id), now),

  teams: (world, id) => {
    world.teams.delete(id)
    world.memberships.deleteAll({ index: ['team', id] })
    forbidTeam(world, id)
  },

  skills: (world, id) => {
    const { workspaceId } = world.skills.delete(id)
    for (const agent of world.agents.list({ index: ['workspace', workspaceId] })) {
      const skills = agent.skills.filter((assigned) => assigned.id !== id)
      if (skills.length < agent.skills.length) world.agents.update(agent.id, { skills })
    }
  },

  senderProfiles: (world, id) => {
    const { workspaceId } = world.senderProfiles.delete(id)
    for (const agent of world.agents.list({ index: ['workspace', workspaceId] })) {
      if (agent.defaultSenderId === id) world.agents.update(agent.id, { defaultSenderId: undefined })
    }
  },

  files: (world, id) => {
    world.files.delete(id)
    if (world.fileContents.has(id)) world.fileContents.delete(id)
  },

  fileContents: (world, id) => {
    if (world.files.has(id)) throw new Problem('conflict', `File ${id} needs its content: delete the file instead`)
    world.fileContents.delete(id)
  },
} satisfies Removals<BirdWorld>

/** Removes a deleted team from the teams that may use a sender profile. */
function forbidTeam({ senderProfiles }: BirdWorld, teamId: string): void {
  for (const { id, allowedEntities = [] } of senderProfiles.list()) {
    const others = allowedEntities.filter(({ entityId }) => entityId !== teamId)
    if (others.length < allowedEntities.length) senderProfiles.update(id, { allowedEntities: others })
  }
}
