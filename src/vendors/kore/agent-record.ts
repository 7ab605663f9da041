import type { Changes } from '../../world/collection.ts'
import { type AgentCreate, type AgentInput, type AgentUpdate, referencesIn } from './agent-input.ts'
import { type AgentWriteContext, toLayoutRows, toMemberships, toQueueRows, toSkillRows } from './agent-lists.ts'
import type { AgentRecord } from './collections.ts'
import { defaultsOf } from './defaults.ts'
import { newUserId } from './identity.ts'
import { prefixed } from './ids.ts'
import { rejectUnknownReferences } from './references.ts'

/** The proficiency of an agent in its stream's default skill. */
export const DEFAULT_PROFICIENCY = 'average'

/** The status and presence of a new agent until it logs in. */
export const LOGGED_OUT = {
  status: 'ACTIVE',
  onlineStatus: 'Offline',
  onlineStatusType: 'OFFLINE',
  prevStatus: 'Offline',
  prevStatusType: 'OFFLINE',
} as const

/** Channels, capacity and picture of a new agent whose create leaves them out. */
export const CHANNELS = {
  profImage: 'no-avatar',
  canSupportChat: true,
  canSupportVoice: true,
  maxChatSupport: 5,
  maxDigitalChatSupport: 5,
  maxEmailChatSupport: 5,
  maxMessagingChatSupport: 5,
  attachmentsEnabled: true,
  emojisEnabled: true,
  agentAffinity: false,
}

/**
 * Returns the record of a new agent.
 *
 * @throws a Problem `not-found` if the input refers to a record that the stream does not have
 */
export function newAgent(input: AgentInput<AgentCreate>, context: AgentWriteContext): AgentRecord {
  const { world, streamId, now, id, userId, agentId } = context
  rejectUnknownReferences(world, streamId, referencesIn(input))
  const { group, skill, queue, role } = defaultsOf(world, streamId)
  // Every profile requires an address, under one of its two names.
  const { fields, emailId = '', phoneNumber, agentGroups, skills, queues } = input
  const defaultSkills = skill ? [{ skillId: skill.id, proficiencyLevel: DEFAULT_PROFICIENCY } as const] : []
  const newId = prefixed('a', id())
  return {
    id: newId,
    userId: newUserId(newId),
    streamId,
    roleId: role?.id ?? '',
    chatLanguageSupport: [],
    voiceLanguageSupport: [],
    ...CHANNELS,
    ...fields,
    name: fullName(fields),
    emailId,
    ...(phoneNumber !== undefined && { phoneNumber }),
    agentGroups: agentGroups ? toMemberships(input, []) : group ? [{ groupId: group.id, role: 'agent' }] : [],
    skills: toSkillRows(skills ?? defaultSkills, [], context),
    queues: toQueueRows(queues ?? (queue ? [{ id: queue.id }] : [])),
    desktopLayouts: toLayoutRows(input, [], context),
    isAccountOwner: false,
    ...LOGGED_OUT,
    createdBy: userId,
    ...(agentId && { createdByAId: agentId }),
    createdAt: now,
    updatedAt: now,
  }
}

/**
 * Returns the changes that an update makes to an agent.
 *
 * @throws a Problem `not-found` if the input refers to a record that the stream does not have
 */
export function agentChanges(
  agent: AgentRecord,
  input: AgentInput<AgentUpdate>,
  context: AgentWriteContext,
): Changes<AgentRecord> {
  rejectUnknownReferences(context.world, context.streamId, referencesIn(input))
  const { fields, emailId, phoneNumber, agentGroups, skills, queues, desktopLayouts } = input
  return {
    ...fields,
    name: fullName({ ...agent, ...fields }),
    ...(emailId !== undefined && { emailId }),
    ...(phoneNumber !== undefined && { phoneNumber }),
    ...(agentGroups && { agentGroups: toMemberships(input, agent.agentGroups) }),
    ...(skills && { skills: toSkillRows(skills, agent.skills, context) }),
    ...(queues && { queues: toQueueRows(queues) }),
    ...((desktopLayouts || input.createDefaultLayoutAndAssign) && {
      desktopLayouts: toLayoutRows(input, agent.desktopLayouts, context),
    }),
    updatedAt: context.now,
  }
}

export function fullName({ firstName, lastName }: Pick<AgentRecord, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`
}
