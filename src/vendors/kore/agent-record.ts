import type { Changes } from '../../world/collection.ts'
import { layoutRows, type Making, memberships, queueRows, skillRows } from './agent-lists.ts'
import type { AgentRecord } from './collections.ts'
import { defaultsOf } from './defaults.ts'
import { prefixed } from './ids.ts'
import { refuseUnknown } from './references.ts'
import { type Create, referencesIn, type Sent, type Update } from './sent-agent.ts'

/** How good an agent is at a skill that it was not given by anyone. */
export const UNTRIED = 'average'

/** What a new agent is until it logs in. */
export const LOGGED_OUT = {
  status: 'ACTIVE',
  onlineStatus: 'Offline',
  onlineStatusType: 'OFFLINE',
  prevStatus: 'Offline',
  prevStatusType: 'OFFLINE',
} as const

/** A new agent. Throws a Problem `not-found` when it refers to what its stream does not have. */
export function newAgent(sent: Sent<Create> & { readonly emailId: string }, context: Making): AgentRecord {
  const { world, streamId, now, id, by } = context
  refuseUnknown(world, streamId, referencesIn(sent))
  const { group, skill, queue, role } = defaultsOf(world, streamId)
  const { plain, emailId, phoneNumber, agentGroups, skills, queues } = sent
  const ofDefaults = skill ? [{ skillId: skill.id, proficiencyLevel: UNTRIED } as const] : []
  return {
    id: prefixed('a', id()),
    streamId,
    roleId: role?.id ?? '',
    chatLanguageSupport: [],
    voiceLanguageSupport: [],
    ...plain,
    name: nameOf(plain),
    emailId,
    ...(phoneNumber !== undefined && { phoneNumber }),
    agentGroups: agentGroups ? memberships(sent, []) : group ? [{ groupId: group.id, role: 'agent' }] : [],
    skills: skillRows(skills ?? ofDefaults, [], context),
    queues: queueRows(queues ?? (queue ? [{ id: queue.id }] : [])),
    desktopLayouts: layoutRows(sent, [], context),
    isAccountOwner: false,
    ...LOGGED_OUT,
    createdBy: by,
    createdAt: now,
    updatedAt: now,
  }
}

/** What an update changes in an agent. Throws a Problem `not-found` when it refers to what the stream does not have. */
export function changesOf(agent: AgentRecord, sent: Sent<Update>, context: Making): Changes<AgentRecord> {
  refuseUnknown(context.world, context.streamId, referencesIn(sent))
  const { plain, emailId, phoneNumber, agentGroups, skills, queues, desktopLayouts } = sent
  return {
    ...plain,
    name: nameOf({ ...agent, ...plain }),
    ...(emailId !== undefined && { emailId }),
    ...(phoneNumber !== undefined && { phoneNumber }),
    ...(agentGroups && { agentGroups: memberships(sent, agent.agentGroups) }),
    ...(skills && { skills: skillRows(skills, agent.skills, context) }),
    ...(queues && { queues: queueRows(queues) }),
    ...((desktopLayouts || sent.createDefaultLayoutAndAssign) && {
      desktopLayouts: layoutRows(sent, agent.desktopLayouts, context),
    }),
    updatedAt: context.now,
  }
}

export function nameOf({ firstName, lastName }: Pick<AgentRecord, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`
}
