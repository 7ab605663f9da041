import { Problem } from '../../../engine/vendor/problem.ts'
import { shownAgent } from '../agent-view.ts'
import type { Bird } from '../bird.ts'
import type { BirdCaller } from '../caller.ts'
import type { AgentRecord, BirdWorld } from '../collections.ts'
import { momentOf } from '../moment.ts'
import { agentOf } from '../new-agent.ts'
import { patchAgent } from '../patch-agent.ts'

export const ownAgent = {
  getMyAgent: ({ world, path, caller }) => shownAgent(world, ownAgentOf(world, path.workspaceId, caller)),

  patchMyAgent: ({ world, path, body, caller, clock }) => {
    const agent = ownAgentOf(world, path.workspaceId, caller)
    return shownAgent(world, patchAgent(world, agent, { body, at: momentOf(clock) }))
  },
} satisfies Partial<Bird>

function ownAgentOf(world: BirdWorld, workspaceId: string, { userId }: BirdCaller): AgentRecord {
  if (userId === undefined) throw new Problem('not-found', 'the credential belongs to no user')
  const agent = agentOf(world, workspaceId, userId)
  if (agent) return agent
  throw new Problem('not-found', `user ${userId} has no agent in this workspace`)
}
