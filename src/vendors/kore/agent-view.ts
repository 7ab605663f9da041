import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { AgentRecord, KoreWorld, Schemas } from './collections.ts'
import { accountOf, userOf } from './identity.ts'
import { groupReferences, queueAgents } from './queue-view.ts'

type Agent = Immutable<Schemas['Agent']>

/** Where calls reach agents: no such host exists. */
const SIP_DOMAIN = 'sip.desk.example'

/** An agent as it is shown. Names are looked up as it is read, so that they follow whatever is renamed. */
export function agentView(world: KoreWorld, agent: AgentRecord): Agent {
  const {
    streamId,
    name,
    nickName = name,
    phoneNumber = '',
    agentGroups,
    skills,
    queues,
    desktopLayouts,
    ...rest
  } = agent
  return {
    ...rest,
    ...identity(world, agent),
    iId: streamId,
    name,
    fullName: name,
    lFullName: name.toLowerCase(),
    nickName,
    phoneNumber,
    profImageUrl: '',
    sipURI: `sip:${agent.id}@${SIP_DOMAIN}:5060`,
    domain: SIP_DOMAIN,
    addresses: [`wss://${SIP_DOMAIN}`],
    iceServers: [],
    role: world.roles.get(agent.roleId)?.name ?? '',
    internalChatPermission: true,
    markedAutoAway: false,
    isChannelUpdatedByAgent: false,
    preferences: { theme: 'light' },
    canSupportCase: false,
    canSupportVoiceMail: false,
    maxDigitalConvoLimit: agent.maxDigitalChatSupport,
    caseLanguageSupport: [],
    voiceSupport: [],
    desktopLayouts: named(desktopLayouts, ({ id }) => world.layouts.get(id)),
    agentGroups: agentGroups.map((membership) => groupOf(world, membership)),
    dAgentGroups: [],
    skills: skillsOf(world, agent),
    queues: queuesOf(world, agent),
  }
}

/** An agent as a listing shows it: its queues only if that is asked, and then with who else serves them. */
export function listedAgent(world: KoreWorld, agent: AgentRecord, { withQueues }: { withQueues: boolean }): Agent {
  const { queues = [], ...rest } = agentView(world, agent)
  if (!withQueues) return rest
  return {
    ...rest,
    queues: queues.map((queue) => {
      const agentGroups = groupReferences(world, world.queues.get(queue.id)?.agentGroups ?? [])
      return { ...queue, agents: queueAgents(world, queue.id), agentGroups }
    }),
  }
}

function identity(world: KoreWorld, agent: AgentRecord) {
  const account = accountOf(world)
  return { userId: userOf(account, agent), accountId: account.id, orgId: account.orgId }
}

function groupOf(world: KoreWorld, membership: AgentRecord['agentGroups'][number]): Agent['agentGroups'][number] {
  return { ...membership, groupName: world.agentGroups.get(membership.groupId)?.name ?? '' }
}

function skillsOf(world: KoreWorld, agent: AgentRecord): Agent['skills'] {
  const owner = identity(world, agent)
  return agent.skills.flatMap((row) => {
    const skill = world.skills.get(row.skillId)
    const group = skill && world.skillGroups.get(skill.skillGroupId)
    if (!skill || !group) return []
    const { id: skillGroupId, name: skillGroupName, color: skillGroupColor } = group
    return [{ ...row, ...owner, name: skill.name, skillGroupId, skillGroupName, skillGroupColor }]
  })
}

function queuesOf(world: KoreWorld, agent: AgentRecord): NonNullable<Agent['queues']> {
  return agent.queues.flatMap(({ id, isPreferredAgent }) => {
    const queue = world.queues.get(id)
    if (!queue) return []
    const { name, description } = queue
    return [{ id, name, ...(description !== undefined && { description }), isPreferredAgent }]
  })
}

/** Rows with the names of what they refer to; those that lead nowhere are left out. */
function named<Row extends object>(
  rows: readonly Row[],
  find: (row: Row) => { readonly name: string } | undefined,
): (Row & { readonly name: string })[] {
  return rows.flatMap((row) => {
    const found = find(row)
    return found ? [{ ...row, name: found.name }] : []
  })
}
