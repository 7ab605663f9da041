import type { RecordDraft } from '../../engine/vendor/factory.ts'
import { isDraft, stringOrUndefined } from '../../engine/vendor/record-draft.ts'
import { LOGGED_OUT, nameOf, UNTRIED } from './agent-record.ts'
import { addressIn } from './collections.ts'
import { defaultsOf } from './defaults.ts'
import type { KoreFactoryContext } from './factory-context.ts'
import { momentOf, textsIn } from './given.ts'
import { accountOf, userIdOf } from './identity.ts'
import { hex24, prefixed } from './ids.ts'

/** The stream for which an agent is made, and what with. */
interface Planting {
  readonly streamId: string
  readonly making: KoreFactoryContext
}

/** Plants an agent: what it refers to is given by name, and what is not given are the stream's defaults. */
export function plantAgent(
  { stream: _, name, role, group, manages, skills, queues, layouts, languages, ...given }: RecordDraft,
  planting: Planting,
): void {
  const { streamId, making: context } = planting
  const { id, random, create: plant } = context
  const person = personOf(name, given, planting)
  plant('agents', {
    id: prefixed('a', id()),
    streamId,
    ...person,
    name: nameOf(person),
    emailId: freeAddress(nameOf(person), planting),
    phoneNumber: `9${random.int(1_000_000_000, 9_999_999_999)}`,
    profImage: 'no-avatar',
    ...CHANNELS,
    chatLanguageSupport: spoken(languages),
    voiceLanguageSupport: spoken(languages),
    isAccountOwner: false,
    ...referring({ role, group, manages, queues, layouts }, planting),
    skills: skillRows(skills, made(given, planting), planting),
    ...presence(given, planting),
    ...made(given, planting),
    ...given,
  })
}

/** What an agent refers to, by id. */
function referring(
  { role, group, manages, queues, layouts }: RecordDraft,
  { streamId, making: { world, keyOf: refer } }: Planting,
) {
  const defaults = defaultsOf(world, streamId)
  const idsOf = (
    collection: 'layouts' | 'queues' | 'agentGroups',
    names: unknown,
    standard: { id: string } | undefined,
  ) => {
    if (Array.isArray(names)) return textsIn(names).map((name) => refer(collection, name, { streamId }))
    return standard ? [standard.id] : []
  }
  const managed = idsOf('agentGroups', manages, undefined)
  const own = idsOf('agentGroups', group === undefined ? undefined : [group], defaults.group)
  return {
    roleId: role === undefined ? (defaults.role?.id ?? '') : refer('roles', role),
    agentGroups: [
      ...managed.map((groupId) => ({ groupId, role: 'manager', accessLevel: 'full' })),
      ...own.map((groupId) => ({ groupId, role: 'agent' })),
    ],
    queues: idsOf('queues', queues, defaults.queue).map((queueId) => ({ id: queueId, isPreferredAgent: false })),
    desktopLayouts: idsOf('layouts', layouts, defaults.layout).map((layoutId, i) => ({
      id: layoutId,
      isDefault: i === 0,
    })),
  }
}

/** Who made an agent or a row of it, and when. */
function made(given: RecordDraft, { making: context }: Planting) {
  return { createdBy: userIdOf(accountOf(context.world), 'scenario'), ...momentOf(given, context) }
}

/** An agent is offline unless it is said to be there; whoever is there has come online at some time. */
function presence({ onlineStatusType }: RecordDraft, { making: { now } }: Planting) {
  const onlineStatus = THERE.get(onlineStatusType)
  return onlineStatus === undefined ? LOGGED_OUT : { ...LOGGED_OUT, onlineStatus, lastOnlineAt: now }
}

/** How a presence is called unless the account calls it otherwise. */
const THERE: ReadonlyMap<unknown, string> = new Map([
  ['AVAILABLE', 'Available'],
  ['BUSY', 'Busy'],
  ['AWAY', 'Away'],
])

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
function personOf(name: unknown, given: RecordDraft, { making: { samples: lifelike } }: Planting) {
  const [first, ...others] = (stringOrUndefined(name) ?? '').split(/\s+/).filter((word) => word !== '')
  const last = others.length === 0 ? undefined : others.join(' ')
  return {
    firstName: stringOrUndefined(given['firstName']) ?? first ?? lifelike.firstName(),
    lastName: stringOrUndefined(given['lastName']) ?? last ?? lifelike.lastName(),
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

/** An agent's skills: each by its name, or as `{ name: Knots, proficiencyLevel: expert }`. */
function skillRows(
  skills: unknown,
  made: object,
  { streamId, making: { world, id, keyOf: refer } }: Planting,
): object[] {
  const row = (skillId: string, proficiencyLevel: unknown) => ({ id: hex24(id()), skillId, proficiencyLevel, ...made })
  if (!Array.isArray(skills)) {
    const { skill } = defaultsOf(world, streamId)
    return skill ? [row(skill.id, UNTRIED)] : []
  }
  return skills.map((skill: unknown) => {
    const { name, proficiencyLevel = 'good' } = isDraft(skill) ? skill : { name: skill }
    return row(refer('skills', name, { streamId }), proficiencyLevel)
  })
}
