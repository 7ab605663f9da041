import type { RecordDraft } from '../../engine/vendor/factory.ts'
import { stringOrUndefined } from '../../engine/vendor/record-draft.ts'
import { isObject } from '../../world/is-object.ts'
import { CHANNELS, DEFAULT_PROFICIENCY, fullName, LOGGED_OUT } from './agent-record.ts'
import { addressKey } from './collections.ts'
import { defaultsOf } from './defaults.ts'
import { stringsIn, timestampsOf } from './draft-values.ts'
import type { KoreFactoryContext } from './factory-context.ts'
import { accountOf, newUserId, userIdOf } from './identity.ts'
import { hex24, prefixed } from './ids.ts'

/** A factory context together with the stream of the new agent. */
interface AgentFactoryContext {
  readonly streamId: string
  readonly context: KoreFactoryContext
}

/** Creates an agent from a draft that names other records. Missing values are set to the stream's defaults. */
export function createAgent(
  { stream: _, name, role, group, manages, skills, queues, layouts, languages, ...draft }: RecordDraft,
  target: AgentFactoryContext,
): void {
  const { streamId, context } = target
  const { id, random, create } = context
  const names = namesOf(name, draft, target)
  const agentId = stringOrUndefined(draft['id']) ?? prefixed('a', id())
  create('agents', {
    id: agentId,
    userId: newUserId(agentId),
    streamId,
    ...names,
    name: fullName(names),
    emailId: unusedAddress(fullName(names), target),
    phoneNumber: `9${random.int(1_000_000_000, 9_999_999_999)}`,
    ...CHANNELS,
    chatLanguageSupport: toLanguages(languages),
    voiceLanguageSupport: toLanguages(languages),
    isAccountOwner: false,
    ...toReferences({ role, group, manages, queues, layouts }, target),
    skills: toSkillRows(skills, creationFields(draft, target), target),
    ...presenceFields(draft, target),
    ...creationFields(draft, target),
    ...draft,
  })
}

/** Converts the names of other records in a draft to their ids. */
function toReferences(
  { role, group, manages, queues, layouts }: RecordDraft,
  { streamId, context: { world, keyOf } }: AgentFactoryContext,
) {
  const defaults = defaultsOf(world, streamId)
  const idsOf = (
    collection: 'layouts' | 'queues' | 'agentGroups',
    names: unknown,
    fallback: { id: string } | undefined,
  ) => {
    if (Array.isArray(names)) return stringsIn(names).map((name) => keyOf(collection, name, { streamId }))
    return fallback ? [fallback.id] : []
  }
  const managed = idsOf('agentGroups', manages, undefined)
  const joined = idsOf('agentGroups', group === undefined ? undefined : [group], defaults.group)
  return {
    roleId: role === undefined ? (defaults.role?.id ?? '') : keyOf('roles', role),
    agentGroups: [
      ...managed.map((groupId) => ({ groupId, role: 'manager', accessLevel: 'full' })),
      ...joined.map((groupId) => ({ groupId, role: 'agent' })),
    ],
    queues: idsOf('queues', queues, defaults.queue).map((queueId) => ({ id: queueId, isPreferredAgent: false })),
    desktopLayouts: idsOf('layouts', layouts, defaults.layout).map((layoutId, i) => ({
      id: layoutId,
      isDefault: i === 0,
    })),
  }
}

/** Returns the creator and the timestamps of an agent or of a row in it. */
function creationFields(draft: RecordDraft, { context }: AgentFactoryContext) {
  return { createdBy: userIdOf(accountOf(context.world), 'scenario'), ...timestampsOf(draft, context) }
}

/** Returns the presence of an agent. An agent is offline by default; any other agent has been online at some time. */
function presenceFields({ onlineStatusType }: RecordDraft, { context: { now } }: AgentFactoryContext) {
  const onlineStatus = PRESENCE_NAMES.get(onlineStatusType)
  return onlineStatus === undefined ? LOGGED_OUT : { ...LOGGED_OUT, onlineStatus, lastOnlineAt: now }
}

/** Default names of the presences of an agent that is online. An account can use other names. */
const PRESENCE_NAMES: ReadonlyMap<unknown, string> = new Map([
  ['AVAILABLE', 'Available'],
  ['BUSY', 'Busy'],
  ['AWAY', 'Away'],
])

/** Returns the first and last name of a draft. They come from their own properties, the full name or the samples. */
function namesOf(name: unknown, draft: RecordDraft, { context: { samples } }: AgentFactoryContext) {
  const [first, ...others] = (stringOrUndefined(name) ?? '').split(/\s+/).filter((word) => word !== '')
  const last = others.length === 0 ? undefined : others.join(' ')
  return {
    firstName: stringOrUndefined(draft['firstName']) ?? first ?? samples.firstName(),
    lastName: stringOrUndefined(draft['lastName']) ?? last ?? samples.lastName(),
  }
}

/** Returns an email address that no agent of the stream has. If the name's address is in use, a number is added. */
function unusedAddress(name: string, { streamId, context: { world } }: AgentFactoryContext): string {
  const local =
    name
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.join('.') ?? 'agent'
  const address = `${local}@desk.example`
  if (!world.agents.find('emailId', addressKey(streamId, address))) return address
  return `${local}.${world.agents.size + 1}@desk.example`
}

function toLanguages(languages: unknown): object[] {
  const codes = languages === undefined ? ['en'] : stringsIn(languages)
  return codes.map((language) => ({ language, proficiency: 'good', isActive: true }))
}

/** Converts a draft's skills to rows. A skill is a name or an object: `{ name: Knots, proficiencyLevel: expert }`. */
function toSkillRows(
  skills: unknown,
  creation: object,
  { streamId, context: { world, id, keyOf } }: AgentFactoryContext,
): object[] {
  const toRow = (skillId: string, proficiencyLevel: unknown) => {
    return { id: hex24(id()), skillId, proficiencyLevel, ...creation }
  }
  if (!Array.isArray(skills)) {
    const { skill } = defaultsOf(world, streamId)
    return skill ? [toRow(skill.id, DEFAULT_PROFICIENCY)] : []
  }
  return skills.map((skill: unknown) => {
    const { name, proficiencyLevel = 'good' } = isObject(skill) ? skill : { name: skill }
    return toRow(keyOf('skills', name, { streamId }), proficiencyLevel)
  })
}
