import { Problem } from '../../../engine/vendor/problem.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import type { Making } from '../agent-lists.ts'
import { changesOf, newAgent } from '../agent-record.ts'
import { agentView, listedAgent } from '../agent-view.ts'
import type { AgentRecord, KoreWorld } from '../collections.ts'
import { accountOf } from '../identity.ts'
import type { Kore } from '../kore.ts'
import { inStream, skipped } from '../listing.ts'
import { requireToCreate, requireToUpdate } from '../required.ts'
import { sentAgent } from '../sent-agent.ts'

export const agents = {
  getAgents: ({ world, path: { streamId }, query }) => agentsOf(world, streamId, query),

  getOrganizationAgents: ({ world, path: { streamId, orgId }, query }) => {
    if (accountOf(world).orgId !== orgId) throw new RecordNotFound('Organization', orgId)
    return agentsOf(world, streamId, query)
  },

  postAgents: (request) => {
    const { world, body, profile } = request
    const sent = sentAgent(body)
    requireToCreate(sent, profile)
    const agent = world.agents.insert(newAgent(sent, makingOf(request)))
    const [group] = agent.agentGroups
    return {
      ...agentView(world, agent),
      ...(group && { agentGroupId: group.groupId }),
      createDefaultLayoutAndAssign: body.createDefaultLayoutAndAssign,
    }
  },

  getAgent: ({ world, path: { agentId } }) => agentView(world, world.agents.getOrThrow(agentId)),

  getAgentsByCustomId: ({ world, path: { streamId, customId }, query }) => {
    const all = world.agents.list({ index: ['customId', `${streamId}/${customId}`] })
    return skipped(all, query, (agent) => listedAgent(world, agent, { withQueues: false }))
  },

  putAgent: (request) => {
    const { world, path, query, body, profile } = request
    const agent = world.agents.getOrThrow(path.agentId)
    refuseOtherGroup(agent, query.groupId ?? query.agentgroupId, profile)
    const sent = sentAgent(body)
    requireToUpdate(sent, profile)
    return agentView(world, world.agents.update(agent.id, changesOf(agent, sent, makingOf(request))))
  },

  deleteAgent: ({ world, path: { agentId } }) => {
    const last = agentView(world, world.agents.getOrThrow(agentId))
    world.agents.delete(agentId)
    return last
  },
} satisfies Partial<Kore>

/** A page of the agents of a stream. */
function agentsOf(world: KoreWorld, streamId: string, query: Parameters<Kore['getAgents']>[0]['query']) {
  const withQueues = query.includeQueues.toLowerCase() === 'true'
  const all = inStream(world.agents, streamId)
  return skipped(all, query, (agent) => listedAgent(world, agent, { withQueues }))
}

type Request = Parameters<Kore['postAgents']>[0]

function makingOf({
  world,
  path: { streamId },
  clock,
  id,
  caller,
}: Pick<Request, 'world' | 'clock' | 'id' | 'caller'> & { readonly path: { readonly streamId: string } }): Making {
  return { world, streamId, now: clock.now(), id, by: caller.userId }
}

/** An update goes through a group that the agent is in. */
function refuseOtherGroup(agent: AgentRecord, groupId: string | undefined, profile: Request['profile']): void {
  if (groupId === undefined) {
    if (!profile.requireGroupId) return
    const finding = { in: 'query', at: 'groupId', keyword: 'required', message: 'is required' } as const
    throw new Problem('invalid', 'query groupId is required', { findings: [finding] })
  }
  if (agent.agentGroups.some((group) => group.groupId === groupId)) return
  throw new Problem('not-found', `The agent ${agent.id} is not in the agent group ${groupId}`)
}
