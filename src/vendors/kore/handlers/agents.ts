import type { Immutable } from '../../../engine/vendor/immutable.ts'
import { Problem } from '../../../engine/vendor/problem.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import { type AgentCreate, toAgentInput } from '../agent-input.ts'
import { agentChanges, newAgent } from '../agent-record.ts'
import { agentView, createdAgentView, listedAgentView } from '../agent-view.ts'
import type { AgentRecord, KoreWorld } from '../collections.ts'
import { accountOf } from '../identity.ts'
import type { Kore } from '../kore.ts'
import { listInStream, pageWithSkip } from '../listing.ts'
import { writeContextOf } from '../write-context.ts'

export const agents = {
  getAgents: ({ world, path: { streamId }, query }) => pageOfAgents(world, streamId, query),

  getOrganizationAgents: ({ world, path: { streamId, orgId }, query }) => {
    if (accountOf(world).orgId !== orgId) throw new RecordNotFound('Organization', orgId)
    return pageOfAgents(world, streamId, query)
  },

  postAgents: (request) => {
    const { world, body, profile } = request
    const agent = world.agents.insert(newAgent(toAgentInput(body), writeContextOf(request)))
    const { phoneNumber, createDefaultLayoutAndAssign = false } = echoed(body)
    const isEchoed = profile.phoneNumberEcho === 'asSent' && phoneNumber !== undefined
    return createdAgentView(world, agent, { createDefaultLayoutAndAssign, ...(isEchoed && { phoneNumber }) })
  },

  getAgent: ({ world, path: { agentId } }) => agentView(world, world.agents.getOrThrow(agentId)),

  getAgentsByCustomId: ({ world, path: { streamId, customId }, query }) => {
    const all = world.agents.list({ index: ['customId', `${streamId}/${customId}`] })
    return pageWithSkip(all, query, (agent) => listedAgentView(world, agent, { withQueues: false }))
  },

  putAgent: (request) => {
    const { world, path, query, body } = request
    const agent = world.agents.getOrThrow(path.agentId)
    rejectOtherGroup(agent, query)
    const changes = agentChanges(agent, toAgentInput(body), writeContextOf(request))
    return agentView(world, world.agents.update(agent.id, changes))
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

/** Returns the fields of a create that its response repeats. A profile may not require phoneNumber. */
function echoed(body: Pick<AgentCreate, 'phoneNumber' | 'createDefaultLayoutAndAssign'>) {
  return body
}

type UpdateQuery = Partial<Immutable<Parameters<Kore['putAgent']>[0]['query']>>

/** Checks that the group in an update's query is a group of the agent. A profile may not require the group. */
function rejectOtherGroup(agent: AgentRecord, { agentgroupId, groupId = agentgroupId }: UpdateQuery): void {
  if (groupId === undefined || agent.agentGroups.some((group) => group.groupId === groupId)) return
  throw new Problem(
    'not-found',
    `The agent ${agent.id} is not a member of the agent group ${groupId}; set groupId to one of its groups`,
  )
}
