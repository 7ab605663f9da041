import type { Factories, FactoryContext, RecordDraft } from '../../engine/vendor/factory.ts'
import { stringOrUndefined } from '../../engine/vendor/record-draft.ts'
import type { links, operations } from '../../generated/bird/types.ts'
import { fromBase64, toBase64 } from '../../world/base64.ts'
import { isObject } from '../../world/is-object.ts'
import { utf8 } from '../../world/utf8.ts'
import { NOBODY } from './caller.ts'
import type { AgentRecord, BirdWorld } from './collections.ts'
import { fileKey } from './media.ts'
import { initialAgent } from './new-agent.ts'
import { domainOf } from './sender-profiles.ts'

type BirdFactoryContext = FactoryContext<BirdWorld, operations & links>

const TIMEZONES = [
  'Europe/London',
  'Europe/Berlin',
  'Africa/Lagos',
  'America/New_York',
  'Asia/Tokyo',
  'Australia/Perth',
]

export const factories: Factories<BirdWorld, operations & links> = {
  workspaces: (draft, { id, samples, create }) => {
    create('workspaces', { id: id(), name: `${samples.city()} desk`, ...draft })
  },

  tokenIssuers: (draft, { samples, create }) => {
    create('tokenIssuers', {
      issuer: `https://${samples.lastName().toLowerCase()}.example`,
      secret: 'secret',
      ...draft,
    })
  },

  users: (draft, context) => {
    const { id, create } = context
    const name = stringOrUndefined(draft['name']) ?? personName(context)
    create('users', { id: id(), name, defaultEmail: emailFor(name), ...draft })
  },

  accessKeys: ({ user, ...draft }, { id, keyOf, create }) => {
    create('accessKeys', { key: id(), ...(user !== undefined && { userId: keyOf('users', user) }), ...draft })
  },

  teams: (draft, context) => {
    const { world, samples, create } = context
    const name = `${samples.department()} ${world.teams.size + 1}`
    const { workspace: _, ...rest } = draft
    const defaults = {
      description: '',
      visibility: 'public',
      accessibility: 'open',
      pendingMemberCount: 0,
      hideFromViews: false,
    }
    create('teams', { ...workspaceRecordDefaults(draft, context), name, ...defaults, ...rest })
  },

  skills: ({ values, ...draft }, context) => {
    const { world, id, samples, create } = context
    const { workspace: _, ...rest } = draft
    const listed: readonly unknown[] = Array.isArray(values) ? values : [samples.product(), samples.product()]
    const defaults = workspaceRecordDefaults(draft, context)
    const { createdAt } = defaults
    const skillValues = listed.map((value) => ({ id: id(), ...(isObject(value) ? value : { value }), createdAt }))
    const author = world.users.first()?.id ?? NOBODY
    create('skills', {
      ...defaults,
      name: `${samples.product()} ${world.skills.size + 1}`,
      description: '',
      valueType: 'multiple',
      values: skillValues,
      createdBy: author,
      updatedBy: author,
      ...rest,
    })
  },

  senderProfiles: ({ username, teams, ...draft }, context) => {
    const { world, samples, id, keyOf, create } = context
    const { workspace: _, ...rest } = draft
    const channelId = stringOrUndefined(draft['channelId']) ?? id()
    const entities = Array.isArray(teams) ? teams.map((team) => allowTeam(keyOf('teams', team))) : undefined
    create('senderProfiles', {
      ...workspaceRecordDefaults(draft, context),
      name: `${samples.city()} ${world.senderProfiles.size + 1}`,
      channelId,
      ...(username !== undefined && { email: { username, domain: domainOf(world, channelId) } }),
      ...(entities && { allowedEntities: entities }),
      ...rest,
    })
  },

  agents: ({ teams, skills, sender, email, ...draft }, context) => {
    const { world, id, random, now, keyOf, create } = context
    const { workspace: _, status, activity, activityTtl, activityText, ...rest } = draft
    const { id: agentId, workspaceId, createdAt } = workspaceRecordDefaults(draft, context)
    const name = stringOrUndefined(draft['name']) ?? personName(context)
    const initial = initialAgent({ workspaceId, id: agentId, now: createdAt })
    const userId = stringOrUndefined(draft['userId']) ?? (draft['type'] === 'bot' ? undefined : id())
    if (userId !== undefined && !world.users.has(userId)) {
      create('users', { id: userId, name, defaultEmail: email ?? emailFor(name) })
    }
    create('agents', {
      ...initial,
      type: 'user',
      name,
      overrideName: userId === undefined,
      ...(userId !== undefined && { userId }),
      timezone: random.pick(TIMEZONES),
      ...currentState(draft, { availability: initial.availability, createdAt, now }),
      ...(Array.isArray(skills) && { skills: skills.map((skill) => toSkillSelection(skill, context)) }),
      ...(sender !== undefined && { defaultSenderId: keyOf('senderProfiles', sender) }),
      ...rest,
    })
    for (const team of Array.isArray(teams) ? teams : pickTeams(draft, context)) {
      create('memberships', { agentId, teamId: keyOf('teams', team), memberSince: createdAt })
    }
  },

  capacityRules: ({ agents, ...draft }, context) => {
    const { world, samples, keyOf, create } = context
    const { workspace: _, ...rest } = draft
    create('capacityRules', {
      ...workspaceRecordDefaults(draft, context),
      name: `Rule ${world.capacityRules.size + 1}`,
      description: samples.sentence(),
      default: false,
      capacity: { messaging: 4, email: 8 },
      assignedAgentIds: Array.isArray(agents) ? agents.map((name) => keyOf('agents', name)) : [],
      ...rest,
    })
  },

  files: ({ agent, text: content, base64, ...draft }, context) => {
    const { world, id, now, keyOrDefault, create } = context
    const agentId = keyOrDefault('agents', agent, world.agents.first()?.id)
    const workspaceId = world.agents.get(agentId)?.workspaceId ?? ''
    const fileId = stringOrUndefined(draft['id']) ?? id()
    const bytes = draftBytes(content, base64)
    const uploaded = bytes && { mediaType: 'text/plain', size: bytes.byteLength, uploadedAt: now }
    const key = fileKey({ workspaceId, agentId, id: fileId })
    create('files', { id: fileId, workspaceId, agentId, key, createdAt: now, ...uploaded, ...draft })
    if (bytes) create('fileContents', { id: fileId, base64: toBase64(bytes) })
  },
}

function allowTeam(entityId: string): object {
  return { entityType: 'team', operation: 'view', entityId }
}

/** Returns the default values that all records of a workspace have in common. */
function workspaceRecordDefaults(draft: RecordDraft, { world, id, now, keyOrDefault }: BirdFactoryContext) {
  const workspaceId = keyOrDefault('workspaces', draft['workspace'], world.workspaces.first()?.id)
  const createdAt = stringOrUndefined(draft['createdAt']) ?? now
  return { id: stringOrUndefined(draft['id']) ?? id(), workspaceId, createdAt, updatedAt: createdAt }
}

/** Initial availability of an agent, with the times of its creation and of the start of its world. */
interface InitialState {
  readonly availability: AgentRecord['availability']
  readonly createdAt: string
  readonly now: string
}

/**
 * Returns the properties of an agent that follow from its status, activity and load. An activity with a duration starts
 * with the world, and everything else when the agent was created.
 */
function currentState(draft: RecordDraft, { availability, createdAt, now }: InitialState): object {
  const { status, activity, activityTtl, activityText, load } = draft
  const isTimed = typeof activityTtl === 'number'
  const times = isTimed ? { activityTtl, lastActivitySet: now, updatedAt: now } : {}
  return {
    availability: {
      ...availability,
      ...(status !== undefined && { status }),
      ...(activity !== undefined && { activity }),
      ...(activityText !== undefined && { activityText }),
      ...times,
    },
    statusChosen: status !== undefined,
    ...(status === 'away' && { lastSetToAwayAt: createdAt }),
    ...(status === 'offline' && { statusBeforeOffline: 'active' }),
    ...(isObject(load) && Object.values(load).some((items) => items !== 0) && { lastAssignedAt: createdAt }),
    ...(isTimed && { activityEndsAt: Date.parse(now) + activityTtl * 1000, updatedAt: now }),
  }
}

/** Picks a team for a generated agent, which has an empty draft; returns no team if the world has none. */
function pickTeams(draft: RecordDraft, { world, random }: BirdFactoryContext): string[] {
  const teams = Object.keys(draft).length === 0 ? world.teams.remember('all', () => world.teams.list()) : []
  return teams.length === 0 ? [] : [random.pick(teams).name]
}

/**
 * Resolves the names of a skill and its values to ids.
 * An unknown value is left as it is, so that validation reports it: it is not an id.
 */
function toSkillSelection(
  skill: unknown,
  { world, keyOf }: BirdFactoryContext,
): { readonly id: string; readonly selected: unknown[] } {
  const { name, values } = isObject(skill) ? skill : { name: skill, values: [] }
  const id = keyOf('skills', name)
  const valueNames: readonly unknown[] = Array.isArray(values) ? values : []
  const idsByName = new Map<unknown, string>(world.skills.get(id)?.values.map((value) => [value.value, value.id]))
  return { id, selected: valueNames.map((name) => idsByName.get(name) ?? name) }
}

function personName({ samples }: BirdFactoryContext): string {
  return `${samples.firstName()} ${samples.lastName()}`
}

function emailFor(name: string): string {
  return `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@desk.example`
}

/** Returns the content of a file draft, which is a string or base64; undefined if it has none. */
function draftBytes(content: unknown, base64: unknown): Uint8Array | undefined {
  if (typeof content === 'string') return utf8.encode(content)
  return typeof base64 === 'string' ? fromBase64(base64) : undefined
}
