import { listAgents } from '../agent-listing.ts'
import { agentView, minimalAgentView } from '../agent-view.ts'
import type { Bird } from '../bird.ts'
import { deleteAgent } from '../delete-agent.ts'
import { currentMoment } from '../moment.ts'
import { createAgent } from '../new-agent.ts'
import { patchAgent } from '../patch-agent.ts'
import { agentAt } from '../references.ts'

export const agents = {
  listAgents: ({ world, path, query }) => {
    const { results, ...rest } = listAgents(world, path.workspaceId, query)
    return { results: results.map((agent) => agentView(world, agent)), ...rest }
  },

  createAgent: ({ world, path, body, id, clock, profile }) => {
    const context = { workspaceId: path.workspaceId, id: id(), now: clock.now(), profile, createId: id }
    const agent = createAgent(world, body, context)
    return agentView(world, agent)
  },

  listAllAgents: ({ world, path }) => {
    const all = world.agents.list({ index: ['workspace', path.workspaceId] })
    return { results: all.map((agent) => minimalAgentView(world, agent)) }
  },

  getAgent: ({ world, path }) => agentView(world, agentAt(world, path)),

  patchAgent: ({ world, path, body, clock, profile }) => {
    return agentView(world, patchAgent(world, agentAt(world, path), { body, at: currentMoment(clock), profile }))
  },

  deleteAgent: ({ world, path, clock }) => {
    deleteAgent(world, agentAt(world, path), clock.now())
  },
} satisfies Partial<Bird>
