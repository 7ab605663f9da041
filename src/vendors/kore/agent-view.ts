import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { AgentRecord, KoreWorld, Schemas } from './collections.ts'
import { accountOf, agentUserId } from './identity.ts'
import { groupReferences, queueAgents } from './queue-view.ts'

type Agent = Immutable<Schemas['Agent']>

/** Host in the SIP addresses of agents. The host does not exist. */
const SIP_DOMAIN = 'sip.desk.example'

/** Returns an agent as responses show it. Names are looked up on every read, so they are always the current ones. */
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
    ...ownerFields(world, agent),
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
    desktopLayouts: withNames(desktopLayouts, ({ id }) => world.layouts.get(id)),
    agentGroups: agentGroups.map((membership) => toGroup(world, membership)),
    dAgentGroups: [],
    skills: toSkills(world, agent),
    queues: toQueues(world, agent),
  }
}

/** Returns an agent as listings show it. The queues are included on request, with their agents and agent groups. */
export function listedAgentView(world: KoreWorld, agent: AgentRecord, { withQueues }: { withQueues: boolean }): Agent {
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

function ownerFields(world: KoreWorld, agent: AgentRecord) {
  const account = accountOf(world)
  return { userId: agentUserId(account, agent), accountId: account.id, orgId: account.orgId }
}

function toGroup(world: KoreWorld, membership: AgentRecord['agentGroups'][number]): Agent['agentGroups'][number] {
  return { ...membership, groupName: world.agentGroups.get(membership.groupId)?.name ?? '' }
}

function toSkills(world: KoreWorld, agent: AgentRecord): Agent['skills'] {
  const owner = ownerFields(world, agent)
  return agent.skills.flatMap((row) => {
    const skill = world.skills.get(row.skillId)
    const group = skill && world.skillGroups.get(skill.skillGroupId)
    if (!skill || !group) return []
    const { id: skillGroupId, name: skillGroupName, color: skillGroupColor } = group
    return [{ ...row, ...owner, name: skill.name, skillGroupId, skillGroupName, skillGroupColor }]
  })
}

function toQueues(world: KoreWorld, agent: AgentRecord): NonNullable<Agent['queues']> {
  return agent.queues.flatMap(({ id, isPreferredAgent }) => {
    const queue = world.queues.get(id)
    if (!queue) return []
    const { name, description } = queue
    return [{ id, name, ...(description !== undefined && { description }), isPreferredAgent }]
  })
}

/** Adds to each row the name of its record. Rows without a record are left out. */
function withNames<Row extends object>(
  rows: readonly Row[],
  find: (row: Row) => { readonly name: string } | undefined,
): (Row & { readonly name: string })[] {
  return rows.flatMap((row) => {
    const record = find(row)
    return record ? [{ ...row, name: record.name }] : []
  })
}
