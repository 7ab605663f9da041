import { placeOfCursor } from '../../engine/vendor/cursor.ts'
import type { Request } from '../../engine/vendor/handler.ts'
import type { operations } from '../../generated/bird/types.ts'
import { encodeCursor } from '../../world/page.ts'
import { compare } from '../../world/tree.ts'
import { nameOf } from './agent-view.ts'
import { type AgentRecord, type BirdWorld, folded } from './collections.ts'

type Query = Request<operations, 'listAgents'>['query']

/** A page of agents, and where the next one begins. */
interface AgentPage {
  readonly agents: readonly AgentRecord[]
  readonly nextPageToken?: string
  /** how many match, on all pages together */
  readonly total: number
}

/** Lists the agents of a workspace. Throws a Problem `malformed` for a token of another listing. */
export function listAgents(world: BirdWorld, workspaceId: string, query: Query): AgentPage {
  const all = world.agents.list({ index: ['workspace', workspaceId] })
  if (query.agentIds) {
    const agents = all.filter(({ id }) => query.agentIds?.includes(id))
    return { agents, total: agents.length }
  }
  const { limit, pageToken, sortBy, reverse, ...filters } = query
  const scope = JSON.stringify(['agents', workspaceId, sortBy, reverse, filters])
  const after = placeOfCursor('pageToken', pageToken, scope)?.order
  const matching = all.filter(filterOf(world, filters)).map((agent) => ({ agent, key: keyOf(world, agent, sortBy) }))
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

/** A text by which agents sort, with the id last so that no two are equal. A page token holds that of the last agent. */
function keyOf(world: BirdWorld, agent: AgentRecord, sortBy: Query['sortBy']): string {
  const assigned = String(agent.load.messaging + agent.load.email).padStart(12, '0')
  const value = {
    createdAt: () => agent.createdAt,
    name: () => folded(nameOf(world, agent)),
    assignedCount: () => assigned,
    statusAssignedCount: () => `${STATUSES.indexOf(agent.availability.status)}/${assigned}`,
  }[sortBy]()
  return `${value}\u0000${agent.id}`
}

type Filters = Omit<Query, 'limit' | 'pageToken' | 'sortBy' | 'reverse' | 'agentIds'>

function filterOf(world: BirdWorld, filters: Filters): (agent: AgentRecord) => boolean {
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
    if (name !== undefined && !folded(nameOf(world, agent)).includes(folded(name))) return false
    return email === undefined || folded(emailOf(world, agent)).includes(folded(email))
  }
}

function emailOf({ users }: BirdWorld, { userId }: AgentRecord): string {
  return (userId !== undefined && users.get(userId)?.defaultEmail) || ''
}
