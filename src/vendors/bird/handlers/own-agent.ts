import { Problem } from '../../../engine/vendor/problem.ts'
import { agentView } from '../agent-view.ts'
import type { Bird } from '../bird.ts'
import type { BirdCaller } from '../caller.ts'
import type { AgentRecord, BirdWorld } from '../collections.ts'
import { currentMoment } from '../moment.ts'
import { findAgentOfUser } from '../new-agent.ts'
import { patchAgent } from '../patch-agent.ts'

export const ownAgent = {
  getMyAgent: ({ world, path, caller }) => agentView(world, getOwnAgent(world, path.workspaceId, caller)),

  patchMyAgent: ({ world, path, body, caller, clock, profile }) => {
    const agent = getOwnAgent(world, path.workspaceId, caller)
    return agentView(world, patchAgent(world, agent, { body, at: currentMoment(clock), profile }))
  },
} satisfies Partial<Bird>

function getOwnAgent(world: BirdWorld, workspaceId: string, { userId }: BirdCaller): AgentRecord {
  if (userId === undefined) throw new Problem('not-found', 'the credential has no user, so it has no own agent')
  const agent = findAgentOfUser(world, workspaceId, userId)
  if (agent) return agent
  throw new Problem('not-found', `user ${userId} has no agent in this workspace`)
}
