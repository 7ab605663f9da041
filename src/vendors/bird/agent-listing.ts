import type { Request } from '../../engine/vendor/handler.ts'
import type { operations } from '../../generated/bird/types.ts'
import { agentName } from './agent-view.ts'
import { type AgentRecord, type BirdWorld, folded } from './collections.ts'
import { type Listing, listPage } from './workspace-records.ts'

type AgentListQuery = Request<operations, 'listAgents'>['query']

/**
 * Lists the agents of a workspace.
 * @throws Problem `malformed` if the page token belongs to another listing
 */
export function listAgents(world: BirdWorld, workspaceId: string, query: AgentListQuery): Listing<AgentRecord> {
  const all = world.agents.list({ index: ['workspace', workspaceId] })
  const { agentIds, limit, pageToken, sortBy, reverse, ...filters } = query
  if (agentIds) {
    const results = all.filter(({ id }) => agentIds.includes(id))
    return { results, total: results.length }
  }
  const scope = JSON.stringify(['agents', workspaceId, sortBy, filters])
  const keyOf = (agent: AgentRecord) => sortKey(world, agent, sortBy)
  return listPage(all.filter(createFilter(world, filters)), { limit, pageToken, reverse }, { scope, keyOf })
}

const STATUSES = ['active', 'away', 'offline']

/** Returns a string that sorts agents. It ends with the id, so that no two keys are equal; page tokens contain it. */
function sortKey(world: BirdWorld, agent: AgentRecord, sortBy: AgentListQuery['sortBy']): string {
  const assigned = String(agent.load.messaging + agent.load.email).padStart(12, '0')
  const value = {
    createdAt: () => agent.createdAt,
    name: () => folded(agentName(world, agent)),
    assignedCount: () => assigned,
    statusAssignedCount: () => `${STATUSES.indexOf(agent.availability.status)}/${assigned}`,
  }[sortBy]()
  return `${value}\u0000${agent.id}`
}

type AgentFilters = Omit<AgentListQuery, 'limit' | 'pageToken' | 'sortBy' | 'reverse' | 'agentIds'>

function createFilter(world: BirdWorld, filters: AgentFilters): (agent: AgentRecord) => boolean {
  const { name, email, roleIds, agentStatuses } = filters
  const since = filters.lastStatusActivitySince && Date.parse(filters.lastStatusActivitySince)
  const upto = filters.lastStatusActivityUpto && Date.parse(filters.lastStatusActivityUpto)
  return (agent) => {
    const { status, lastStatusSet } = agent.availability
    const changed = Date.parse(lastStatusSet)
    if (since !== undefined && changed < Number(since)) return false
    if (upto !== undefined && changed >= Number(upto)) return false
    if (roleIds && !agent.roles.some(({ id }) => roleIds.includes(id))) return false
    if (agentStatuses && !agentStatuses.includes(status)) return false
    if (name !== undefined && !folded(agentName(world, agent)).includes(folded(name))) return false
    return email === undefined || folded(agentEmail(world, agent)).includes(folded(email))
  }
}

function agentEmail({ users }: BirdWorld, { userId }: AgentRecord): string {
  return (userId !== undefined && users.get(userId)?.defaultEmail) || ''
}
