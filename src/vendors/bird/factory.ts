import { fromBase64, toBase64 } from '../../engine/vendor/base64.ts'
import type { Factories, FactoryContext, RecordDraft } from '../../engine/vendor/factory.ts'
import { isDraft, stringOrUndefined } from '../../engine/vendor/record-draft.ts'
import type { links, operations } from '../../generated/bird/types.ts'
import type { BirdWorld } from './collections.ts'
import { keyOf } from './media.ts'
import { newAgent } from './new-agent.ts'

type Make = FactoryContext<BirdWorld, operations & links>

const TIMEZONES = [
  'Europe/London',
  'Europe/Berlin',
  'Africa/Lagos',
  'America/New_York',
  'Asia/Tokyo',
  'Australia/Perth',
]

export const factories: Factories<BirdWorld, operations & links> = {
  workspaces: (given, { id, samples: lifelike, create: plant }) => {
    plant('workspaces', { id: id(), name: `${lifelike.city()} desk`, ...given })
  },

  tokenIssuers: (given, { samples: lifelike, create: plant }) => {
    plant('tokenIssuers', {
      issuer: `https://${lifelike.lastName().toLowerCase()}.example`,
      secret: 'secret',
      ...given,
    })
  },

  users: (given, context) => {
    const { id, create: plant } = context
    const name = stringOrUndefined(given['name']) ?? personName(context)
    plant('users', { id: id(), name, defaultEmail: emailOf(name), ...given })
  },

  accessKeys: ({ user, ...given }, { id, keyOf: refer, create: plant }) => {
    plant('accessKeys', { key: id(), ...(user !== undefined && { userId: refer('users', user) }), ...given })
  },

  teams: (given, context) => {
    const { world, samples: lifelike, create: plant } = context
    const name = `${lifelike.department()} ${world.teams.size + 1}`
    const { workspace: _, ...rest } = given
    const more = { visibility: 'public', accessibility: 'open', pendingMemberCount: 0 }
    plant('teams', { ...sibling(given, context), name, ...more, ...rest })
  },

  skills: ({ values, ...given }, context) => {
    const { world, id, samples: lifelike, create: plant } = context
    const { workspace: _, ...rest } = given
    const listed: readonly unknown[] = Array.isArray(values) ? values : [lifelike.product(), lifelike.product()]
    const made = listed.map((value) => ({ id: id(), ...(isDraft(value) ? value : { value }) }))
    const name = `${lifelike.product()} ${world.skills.size + 1}`
    plant('skills', { ...sibling(given, context), name, valueType: 'multiple', values: made, ...rest })
  },

  senderProfiles: (given, context) => {
    const { world, samples: lifelike, create: plant } = context
    const { workspace: _, ...rest } = given
    plant('senderProfiles', {
      ...sibling(given, context),
      name: `${lifelike.city()} ${world.senderProfiles.size + 1}`,
      ...rest,
    })
  },

  agents: ({ teams, skills, sender, status, activity, email, ...given }, context) => {
    const { world, id, random, keyOf: refer, create: plant } = context
    const { workspace: _, ...rest } = given
    const { id: agentId, workspaceId, createdAt } = sibling(given, context)
    const name = stringOrUndefined(given['name']) ?? personName(context)
    const blank = newAgent({ workspaceId, id: agentId, now: createdAt })
    const changes = { ...(status !== undefined && { status }), ...(activity !== undefined && { activity }) }
    const userId = stringOrUndefined(given['userId']) ?? (given['type'] === 'bot' ? undefined : id())
    if (userId !== undefined && !world.users.has(userId)) {
      plant('users', { id: userId, name, defaultEmail: email ?? emailOf(name) })
    }
    plant('agents', {
      ...blank,
      type: 'user',
      name,
      overrideName: userId === undefined,
      ...(userId !== undefined && { userId }),
      timezone: random.pick(TIMEZONES),
      availability: { ...blank.availability, ...changes },
      statusChosen: status !== undefined,
      ...(Array.isArray(skills) && { skills: skills.map((skill) => selectedSkill(skill, context)) }),
      ...(sender !== undefined && { defaultSenderId: refer('senderProfiles', sender) }),
      ...rest,
    })
    for (const team of Array.isArray(teams) ? teams : generatedTeams(given, context)) {
      plant('memberships', { agentId, teamId: refer('teams', team), memberSince: createdAt })
    }
  },

  capacityRules: ({ agents, ...given }, context) => {
    const { world, samples: lifelike, keyOf: refer, create: plant } = context
    const { workspace: _, ...rest } = given
    plant('capacityRules', {
      ...sibling(given, context),
      name: `Rule ${world.capacityRules.size + 1}`,
      description: lifelike.sentence(),
      default: false,
      capacity: { messaging: 4, email: 8 },
      assignedAgentIds: Array.isArray(agents) ? agents.map((name) => refer('agents', name)) : [],
      ...rest,
    })
  },

  files: ({ agent, text: content, base64, ...given }, context) => {
    const { world, id, now, keyOf: refer, create: plant } = context
    const agentId = agent === undefined ? (world.agents.first()?.id ?? '') : refer('agents', agent)
    const workspaceId = world.agents.get(agentId)?.workspaceId ?? ''
    const fileId = stringOrUndefined(given['id']) ?? id()
    const held = bytesIn(content, base64)
    const uploaded = held && { mediaType: 'text/plain', size: held.byteLength, uploadedAt: now }
    const key = keyOf({ workspaceId, agentId, id: fileId })
    plant('files', { id: fileId, workspaceId, agentId, key, createdAt: now, ...uploaded, ...given })
    if (held) plant('fileContents', { id: fileId, base64: toBase64(held) })
  },
}

/** What every record of a workspace has. */
function sibling(given: RecordDraft, { world, id, now, keyOf: refer }: Make) {
  const workspace = given['workspace']
  const workspaceId = workspace === undefined ? world.workspaces.first()?.id : refer('workspaces', workspace)
  const createdAt = stringOrUndefined(given['createdAt']) ?? now
  return { id: stringOrUndefined(given['id']) ?? id(), workspaceId: workspaceId ?? '', createdAt, updatedAt: createdAt }
}

/** An agent of which nothing is said is in a team, if there is one. */
function generatedTeams(given: RecordDraft, { world, random }: Make): string[] {
  const teams = Object.keys(given).length === 0 ? world.teams.remember('all', () => world.teams.list()) : []
  return teams.length === 0 ? [] : [random.pick(teams).name]
}

/** A skill by its name, and its values by theirs; one that it has not is no id, which no record may have. */
function selectedSkill(
  skill: unknown,
  { world, keyOf: refer }: Make,
): { readonly id: string; readonly selected: unknown[] } {
  const { name, values } = isDraft(skill) ? skill : { name: skill, values: [] }
  const id = refer('skills', name)
  const wanted: readonly unknown[] = Array.isArray(values) ? values : []
  const known = new Map<unknown, string>(world.skills.get(id)?.values.map((value) => [value.value, value.id]))
  return { id, selected: wanted.map((value) => known.get(value) ?? value) }
}

function personName({ samples: lifelike }: Make): string {
  return `${lifelike.firstName()} ${lifelike.lastName()}`
}

function emailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@desk.example`
}

/** What a scenario says that is in a file, as a text or as base64. */
function bytesIn(content: unknown, base64: unknown): Uint8Array | undefined {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return typeof base64 === 'string' ? fromBase64(base64) : undefined
}
