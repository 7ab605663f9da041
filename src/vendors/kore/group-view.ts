import type { Immutable } from '../../engine/vendor/immutable.ts'
import { agentIndexOf } from './agent-index.ts'
import type { AgentRecord, KoreWorld, Schemas } from './collections.ts'
import { accountOf } from './identity.ts'

type AgentGroup = Immutable<Schemas['AgentGroup']>
type GroupRecord = Immutable<Schemas['AgentGroupRecord']>
type Manager = AgentGroup['managers'][number]
type Membership = AgentRecord['agentGroups'][number]

/** Returns a group as responses show it, with the current number of its agents and its managers. */
export function groupView(world: KoreWorld, group: GroupRecord): AgentGroup {
  return viewWith(world, group, managerView)
}

/** Returns a single group. Its managers have names, an email address and skills. */
export function groupDetailView(world: KoreWorld, group: GroupRecord): AgentGroup {
  return viewWith(world, group, (agent, membership) => {
    const { firstName, lastName, emailId, skills } = agent
    const ownSkills = skills.map(({ skillId, proficiencyLevel }) => ({ skillId, proficiencyLevel }))
    return { ...managerView(agent, membership), firstName, lastName, emailId, skills: ownSkills }
  })
}

function managerView({ userId }: AgentRecord, { accessLevel = 'full' }: Membership): Manager {
  return { userId, accessLevel }
}

function viewWith(
  world: KoreWorld,
  group: GroupRecord,
  viewManager: (agent: AgentRecord, membership: Membership) => Manager,
): AgentGroup {
  const { streamId, description = '', createdByAId = null, ...rest } = group
  const members = agentIndexOf(world).groups.get(group.id) ?? []
  return {
    ...rest,
    description,
    createdByAId,
    lname: group.name.toLowerCase(),
    status: 'ACTIVE',
    iId: streamId,
    orgId: accountOf(world).orgId,
    totalAgents: members.length,
    managers: members.flatMap((agent) => {
      const membership = agent.agentGroups.find(({ groupId, role }) => groupId === group.id && role === 'manager')
      return membership ? [viewManager(agent, membership)] : []
    }),
  }
}
