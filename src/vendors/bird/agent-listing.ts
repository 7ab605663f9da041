import { placeOfCursor } from '../../engine/vendor/cursor.ts'
import type { Request } from '../../engine/vendor/handler.ts'
import type { operations } from '../../generated/bird/types.ts'
import { encodeCursor } from '../../world/page.ts'
import { compare } from '../../world/tree.ts'
import { agentName } from './agent-view.ts'
import { type AgentRecord, type BirdWorld, folded } from './collections.ts'

type AgentListQuery = Request<operations, 'listAgents'>['query']

/** A page of agents with the token of the next page. */
interface AgentPage {
  readonly agents: readonly AgentRecord[]
  readonly nextPageToken?: string
  /** number of matching agents on all pages */
  readonly total: number
}

/**
 * Lists the agents of a workspace.
 * @throws Problem `malformed` if the page token belongs to another listing
 */
export function listAgents(world: BirdWorld, workspaceId: string, query: AgentListQuery): AgentPage {
  const all = world.agents.list({ index: ['workspace', workspaceId] })
  if (query.agentIds) {
    const agents = all.filter(({ id }) => query.agentIds?.includes(id))
    return { agents, total: agents.length }
  }
  const { limit, pageToken, sortBy, reverse, ...filters } = query
  const scope = JSON.stringify(['agents', workspaceId, sortBy, reverse, filters])
  const after = placeOfCursor('pageToken', pageToken, scope)?.order
  const matching = all
    .filter(createFilter(world, filters))
    .map((agent) => ({ agent, key: sortKey(world, agent, sortBy) }))
  const inOrder = (a: string, b: string) => (reverse ? compare(b, a) : compare(a, b))
  const sorted = matching.toSorted((a, b) => inOrder(a.key, b.key))
  const start = after === undefined ? 0 : sorted.filter(({ key }) => inOrder(key, String(after)) <= 0).length
  const page = sorted.slice(start, start + limit)
  const last = page.at(-1)
  return {
    agents: page.map(({ agent }) => agent),
    ...(last && start + limit < sorted.length && { nextPageToken: encodeCursor({ order: last.key, seq: 0 }, scope) }),
    total: matching.length,
  }
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
