import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { AgentRecord, KoreWorld, Schemas } from './collections.ts'
import { defaultHours } from './defaults.ts'
import { accountOf } from './identity.ts'
import { groupReferences } from './queue-view.ts'
import { skillNames } from './skill-view.ts'

type Agent = Immutable<Schemas['Agent']>
type CreatedAgent = Immutable<Schemas['CreatedAgent']>

/** Host in the SIP addresses of agents. The host does not exist. */
const SIP_DOMAIN = 'sip.desk.example'

/** Returns an agent as responses show it. Names are looked up on every read, so they are always the current ones. */
export function agentView(world: KoreWorld, agent: AgentRecord): Agent {
  const {
    streamId,
    name,
    nickName = name,
    phoneNumber = '',
    customId = '',
    agentGroups,
    skills,
    queues,
    desktopLayouts,
    ...rest
  } = agent
  const hours = defaultHours(world, streamId)
  return {
    canSupportCase: false,
    canSupportVoiceMail: false,
    caseLanguageSupport: [],
    voiceSupport: [],
    ...rest,
    ...ownerFields(world),
    iId: streamId,
    customId,
    ...(hours && { hoursOfOperationId: hours.id }),
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
    maxDigitalConvoLimit: agent.maxDigitalChatSupport,
    desktopLayouts: withNames(desktopLayouts, ({ id }) => world.layouts.get(id)),
    agentGroups: agentGroups.map((membership) => toGroup(world, membership)),
    dAgentGroups: [],
    skills: toSkills(world, agent),
    queues: toQueues(world, agent),
  }
}

/** Returns a new agent as the response to its create shows it: with fields of the request. */
export function createdAgentView(
  world: KoreWorld,
  agent: AgentRecord,
  sent: Pick<CreatedAgent, 'createDefaultLayoutAndAssign'> & { readonly phoneNumber?: string | number },
): CreatedAgent {
  const [group] = agent.agentGroups
  return { ...agentView(world, agent), ...(group && { agentGroupId: group.groupId }), ...sent }
}

/**
 * Returns an agent as listings show it. The ids of its skill rows are those of the skills. The queues are included on
 * request, with the agent itself and with their agent groups.
 */
export function listedAgentView(world: KoreWorld, agent: AgentRecord, { withQueues }: { withQueues: boolean }): Agent {
  const { queues = [], skills, ...rest } = agentView(world, agent)
  const listed = { ...rest, skills: skills.map((row) => ({ ...row, id: row.skillId })) }
  if (!withQueues) return listed
  return {
    ...listed,
    queues: queues.map((queue) => {
      const agentGroups = groupReferences(world, world.queues.get(queue.id)?.agentGroups ?? [])
      const agents = [{ userId: agent.userId, isPreferredAgent: queue.isPreferredAgent }]
      return { ...queue, agents, agentGroups }
    }),
  }
}

function ownerFields(world: KoreWorld) {
  const account = accountOf(world)
  return { accountId: account.id, orgId: account.orgId }
}

function toGroup(world: KoreWorld, membership: AgentRecord['agentGroups'][number]): Agent['agentGroups'][number] {
  const name = world.agentGroups.get(membership.groupId)?.name ?? ''
  return { ...membership, groupName: name, name }
}

function toSkills(world: KoreWorld, { id: aId, userId, streamId: iId, skills }: AgentRecord): Agent['skills'] {
  const owner = { ...ownerFields(world), userId, aId, iId }
  return skills.flatMap((row) => {
    const names = skillNames(world, row.skillId)
    return names ? [{ ...row, ...owner, ...names }] : []
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
