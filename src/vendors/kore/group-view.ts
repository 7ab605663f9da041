import type { Immutable } from '../../engine/vendor/immutable.ts'
import { agentIndexOf } from './agent-index.ts'
import type { KoreWorld, Schemas } from './collections.ts'
import { accountOf, agentUserId } from './identity.ts'

type AgentGroup = Immutable<Schemas['AgentGroup']>

/** Returns a group as responses show it, with the current number of its agents and its managers. */
export function groupView(world: KoreWorld, group: Immutable<Schemas['AgentGroupRecord']>): AgentGroup {
  const { streamId, ...rest } = group
  const account = accountOf(world)
  const members = agentIndexOf(world).groups.get(group.id) ?? []
  return {
    ...rest,
    lname: group.name.toLowerCase(),
    status: 'ACTIVE',
    iId: streamId,
    orgId: account.orgId,
    totalAgents: members.length,
    managers: members.flatMap((agent) => {
      const membership = agent.agentGroups.find(({ groupId, role }) => groupId === group.id && role === 'manager')
      return membership ? [{ userId: agentUserId(account, agent), accessLevel: membership.accessLevel ?? 'full' }] : []
    }),
  }
}
