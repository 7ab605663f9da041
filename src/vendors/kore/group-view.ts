import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { KoreWorld, Schemas } from './collections.ts'
import { accountOf, userOf } from './identity.ts'
import { tallyOf } from './tally.ts'

type AgentGroup = Immutable<Schemas['AgentGroup']>

/** A group as it is shown, with how many are in it now and who manages it. */
export function groupView(world: KoreWorld, group: Immutable<Schemas['AgentGroupRecord']>): AgentGroup {
  const { streamId, ...rest } = group
  const account = accountOf(world)
  const members = tallyOf(world).groups.get(group.id) ?? []
  return {
    ...rest,
    lname: group.name.toLowerCase(),
    status: 'ACTIVE',
    iId: streamId,
    orgId: account.orgId,
    totalAgents: members.length,
    managers: members.flatMap((agent) => {
      const own = agent.agentGroups.find(({ groupId, role }) => groupId === group.id && role === 'manager')
      return own ? [{ userId: userOf(account, agent), accessLevel: own.accessLevel ?? 'full' }] : []
    }),
  }
}
