import type { Given } from '../../engine/factory.ts'
import { LOGGED_OUT, nameOf, UNTRIED } from './agent-record.ts'
import { addressIn } from './collections.ts'
import { defaultsOf } from './defaults.ts'
import type { Make } from './factory.ts'
import { isGiven, momentOf, text, textsIn } from './given.ts'
import { accountOf, userIdOf } from './identity.ts'
import { hex24, prefixed } from './ids.ts'

/** The stream for which an agent is made, and what with. */
interface Planting {
  readonly streamId: string
  readonly making: Make
}

/** Plants an agent: what it refers to is given by name, and what is not given are the stream's defaults. */
export function plantAgent(
  { stream: _, role, group, manages, skills, queues, layouts, languages, ...given }: Given,
  planting: Planting,
): void {
  const { streamId, making } = planting
  const { world, id, random, refer, plant } = making
  const defaults = defaultsOf(world, streamId)
  const person = personOf(given, planting)
  const name = nameOf(person)
  const createdBy = userIdOf(accountOf(world), 'scenario')
  const moment = momentOf(given, making)
  const refers = (collection: 'layouts' | 'queues' | 'agentGroups', named: unknown, standard: string | undefined) => {
    if (!Array.isArray(named)) return standard === undefined ? [] : [standard]
    return textsIn(named).map((one) => refer(collection, one, { streamId }))
  }
  plant('agents', {
    id: prefixed('a', id()),
    streamId,
    ...person,
    name,
    emailId: freeAddress(name, planting),
    phoneNumber: `9${random.int(1_000_000_000, 9_999_999_999)}`,
    profImage: 'no-avatar',
    roleId: role === undefined ? (defaults.role?.id ?? '') : refer('roles', role),
    ...CHANNELS,
    chatLanguageSupport: spoken(languages),
    voiceLanguageSupport: spoken(languages),
    isAccountOwner: false,
    desktopLayouts: refers('layouts', layouts, defaults.layout?.id).map((one, i) => ({ id: one, isDefault: i === 0 })),
    agentGroups: [
      ...refers('agentGroups', manages, undefined).map((groupId) => {
        return { groupId, role: 'manager', accessLevel: 'full' }
      }),
      ...refers('agentGroups', group === undefined ? undefined : [group], defaults.group?.id).map((groupId) => {
        return { groupId, role: 'agent' }
      }),
    ],
    skills: skillsOf(skills, defaults.skill?.id, planting).map((row) => {
      return { id: hex24(id()), ...row, createdBy, ...moment }
    }),
    queues: refers('queues', queues, defaults.queue?.id).map((one) => ({ id: one, isPreferredAgent: false })),
    ...LOGGED_OUT,
    // Whoever is there has come online at some time.
    ...(given['onlineStatusType'] === 'AVAILABLE' && { onlineStatus: 'Available', lastOnlineAt: making.now }),
    createdBy,
    ...moment,
    ...given,
  })
}

const CHANNELS = {
  canSupportChat: true,
  canSupportVoice: true,
  maxChatSupport: 5,
  maxDigitalChatSupport: 5,
  maxEmailChatSupport: 2,
  maxMessagingChatSupport: 3,
  attachmentsEnabled: true,
  emojisEnabled: true,
  agentAffinity: false,
}

/** First and last name: as given, one by one or as one name, or lifelike. */
function personOf(given: Given, { making: { lifelike } }: Planting): { firstName: string; lastName: string } {
  const [, first, last] = /^(\S+)\s+(.+)$/.exec(text(given['name']) ?? '') ?? []
  return {
    firstName: text(given['firstName']) ?? first ?? lifelike.firstName(),
    lastName: text(given['lastName']) ?? last ?? lifelike.lastName(),
  }
}

/** An address that no agent of the stream has; of two people of one name, the later one's has a number. */
function freeAddress(name: string, { streamId, making: { world } }: Planting): string {
  const local =
    name
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.join('.') ?? 'agent'
  const address = `${local}@desk.example`
  if (!world.agents.find('emailId', addressIn(streamId, address))) return address
  return `${local}.${world.agents.size + 1}@desk.example`
}

function spoken(languages: unknown): object[] {
  const codes = languages === undefined ? ['en'] : textsIn(languages)
  return codes.map((language) => ({ language, proficiency: 'good', isActive: true }))
}

function skillsOf(skills: unknown, standard: string | undefined, { streamId, making: { refer } }: Planting): object[] {
  if (!Array.isArray(skills)) return standard === undefined ? [] : [{ skillId: standard, proficiencyLevel: UNTRIED }]
  return skills.map((skill: unknown) => {
    const { name, proficiencyLevel = 'good' } = isGiven(skill) ? skill : { name: skill }
    return { skillId: refer('skills', name, { streamId }), proficiencyLevel }
  })
}
