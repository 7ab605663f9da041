import { Problem } from '../../../engine/vendor/problem.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import { toAgentInput } from '../agent-input.ts'
import type { AgentWriteContext } from '../agent-lists.ts'
import { agentChanges, newAgent } from '../agent-record.ts'
import { agentView, listedAgentView } from '../agent-view.ts'
import type { AgentRecord, KoreWorld } from '../collections.ts'
import { accountOf } from '../identity.ts'
import type { Kore } from '../kore.ts'
import { listInStream, pageWithSkip } from '../listing.ts'
import { checkCreateFields, checkUpdateFields } from '../required-fields.ts'

export const agents = {
  getAgents: ({ world, path: { streamId }, query }) => pageOfAgents(world, streamId, query),

  getOrganizationAgents: ({ world, path: { streamId, orgId }, query }) => {
    if (accountOf(world).orgId !== orgId) throw new RecordNotFound('Organization', orgId)
    return pageOfAgents(world, streamId, query)
  },

  postAgents: (request) => {
    const { world, body, profile } = request
    const input = toAgentInput(body)
    checkCreateFields(input, profile)
    const agent = world.agents.insert(newAgent(input, writeContextOf(request)))
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
    return pageWithSkip(all, query, (agent) => listedAgentView(world, agent, { withQueues: false }))
  },

  putAgent: (request) => {
    const { world, path, query, body, profile } = request
    const agent = world.agents.getOrThrow(path.agentId)
    rejectOtherGroup(agent, query.groupId ?? query.agentgroupId, profile)
    const input = toAgentInput(body)
    checkUpdateFields(input, profile)
    return agentView(world, world.agents.update(agent.id, agentChanges(agent, input, writeContextOf(request))))
  },

  deleteAgent: ({ world, path: { agentId } }) => {
    const last = agentView(world, world.agents.getOrThrow(agentId))
    world.agents.delete(agentId)
    return last
  },
} satisfies Partial<Kore>

/** Returns a page of the agents of a stream. */
function pageOfAgents(world: KoreWorld, streamId: string, query: Parameters<Kore['getAgents']>[0]['query']) {
  const withQueues = query.includeQueues.toLowerCase() === 'true'
  const all = listInStream(world.agents, streamId)
  return pageWithSkip(all, query, (agent) => listedAgentView(world, agent, { withQueues }))
}

type Request = Parameters<Kore['postAgents']>[0]

function writeContextOf({
  world,
  path: { streamId },
  clock,
  id,
  caller,
}: Pick<Request, 'world' | 'clock' | 'id' | 'caller'> & {
  readonly path: { readonly streamId: string }
}): AgentWriteContext {
  return { world, streamId, now: clock.now(), id, userId: caller.userId }
}

/** Checks that the group in an update's query is a group of the agent. */
function rejectOtherGroup(agent: AgentRecord, groupId: string | undefined, profile: Request['profile']): void {
  if (groupId === undefined) {
    if (!profile.requireGroupId) return
    const finding = { in: 'query', at: 'groupId', keyword: 'required', message: 'is required' } as const
    throw new Problem('invalid', 'query groupId is required', { findings: [finding] })
  }
  if (agent.agentGroups.some((group) => group.groupId === groupId)) return
  throw new Problem(
    'not-found',
    `The agent ${agent.id} is not a member of the agent group ${groupId}; set groupId to one of its groups`,
  )
}
