import { listAgents } from '../agent-listing.ts'
import { minimalAgent, shownAgent } from '../agent-view.ts'
import type { Bird } from '../bird.ts'
import { deleteAgent } from '../delete-agent.ts'
import { momentOf } from '../moment.ts'
import { makeAgent } from '../new-agent.ts'
import { patchAgent } from '../patch-agent.ts'
import { agentIn } from '../references.ts'

export const agents = {
  listAgents: ({ world, path, query }) => {
    const { agents, ...rest } = listAgents(world, path.workspaceId, query)
    return { results: agents.map((agent) => shownAgent(world, agent)), ...rest }
  },

  createAgent: ({ world, path, body, id, clock }) => {
    const agent = makeAgent(world, body, { workspaceId: path.workspaceId, id: id(), now: clock.now() })
    return shownAgent(world, agent)
  },

  listAllAgents: ({ world, path }) => {
    const all = world.agents.list({ index: ['workspace', path.workspaceId] })
    return { results: all.map((agent) => minimalAgent(world, agent)) }
  },

  getAgent: ({ world, path }) => shownAgent(world, agentIn(world, path)),

  patchAgent: ({ world, path, body, clock }) => {
    return shownAgent(world, patchAgent(world, agentIn(world, path), { body, at: momentOf(clock) }))
  },

  deleteAgent: ({ world, path, clock }) => {
    deleteAgent(world, agentIn(world, path), clock.now())
  },
} satisfies Partial<Bird>
