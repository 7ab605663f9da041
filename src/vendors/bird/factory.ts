import { fromBase64, toBase64 } from '../../engine/base64.ts'
import type { Factories, Given, Making } from '../../engine/factory.ts'
import { isGiven, text } from '../../engine/given.ts'
import type { links, operations } from '../../generated/bird/types.ts'
import type { BirdWorld } from './collections.ts'
import { keyOf } from './media.ts'
import { newAgent } from './new-agent.ts'

type Make = Making<BirdWorld, operations & links>

const TIMEZONES = [
  'Europe/London',
  'Europe/Berlin',
  'Africa/Lagos',
  'America/New_York',
  'Asia/Tokyo',
  'Australia/Perth',
]

export const factories: Factories<BirdWorld, operations & links> = {
  workspaces: (given, { id, lifelike, plant }) => {
    plant('workspaces', { id: id(), name: `${lifelike.city()} desk`, ...given })
  },

  tokenIssuers: (given, { lifelike, plant }) => {
    plant('tokenIssuers', {
      issuer: `https://${lifelike.lastName().toLowerCase()}.example`,
      secret: 'secret',
      ...given,
    })
  },

  users: (given, making) => {
    const { id, plant } = making
    const name = text(given['name']) ?? personName(making)
    plant('users', { id: id(), name, defaultEmail: emailOf(name), ...given })
  },

  accessKeys: ({ user, ...given }, { id, refer, plant }) => {
    plant('accessKeys', { key: id(), ...(user !== undefined && { userId: refer('users', user) }), ...given })
  },

  teams: (given, making) => {
    const { world, lifelike, plant } = making
    const name = `${lifelike.department()} ${world.teams.size + 1}`
    const { workspace: _, ...rest } = given
    const more = { visibility: 'public', accessibility: 'open', pendingMemberCount: 0 }
    plant('teams', { ...sibling(given, making), name, ...more, ...rest })
  },

  skills: ({ values, ...given }, making) => {
    const { world, id, lifelike, plant } = making
    const { workspace: _, ...rest } = given
    const listed: readonly unknown[] = Array.isArray(values) ? values : [lifelike.product(), lifelike.product()]
    const made = listed.map((value) => ({ id: id(), ...(isGiven(value) ? value : { value }) }))
    const name = `${lifelike.product()} ${world.skills.size + 1}`
    plant('skills', { ...sibling(given, making), name, valueType: 'multiple', values: made, ...rest })
  },

  senderProfiles: (given, making) => {
    const { world, lifelike, plant } = making
    const { workspace: _, ...rest } = given
    plant('senderProfiles', {
      ...sibling(given, making),
      name: `${lifelike.city()} ${world.senderProfiles.size + 1}`,
      ...rest,
    })
  },

  agents: ({ teams, skills, sender, status, activity, email, ...given }, making) => {
    const { world, id, random, refer, plant } = making
    const { workspace: _, ...rest } = given
    const { id: agentId, workspaceId, createdAt } = sibling(given, making)
    const name = text(given['name']) ?? personName(making)
    const blank = newAgent({ workspaceId, id: agentId, now: createdAt })
    const changes = { ...(status !== undefined && { status }), ...(activity !== undefined && { activity }) }
    const userId = text(given['userId']) ?? (given['type'] === 'bot' ? undefined : id())
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
      ...(Array.isArray(skills) && { skills: skills.map((skill) => selectedSkill(skill, making)) }),
      ...(sender !== undefined && { defaultSenderId: refer('senderProfiles', sender) }),
      ...rest,
    })
    for (const team of Array.isArray(teams) ? teams : generatedTeams(given, making)) {
      plant('memberships', { agentId, teamId: refer('teams', team), memberSince: createdAt })
    }
  },

  capacityRules: ({ agents, ...given }, making) => {
    const { world, lifelike, refer, plant } = making
    const { workspace: _, ...rest } = given
    plant('capacityRules', {
      ...sibling(given, making),
      name: `Rule ${world.capacityRules.size + 1}`,
      description: lifelike.sentence(),
      default: false,
      capacity: { messaging: 4, email: 8 },
      assignedAgentIds: Array.isArray(agents) ? agents.map((name) => refer('agents', name)) : [],
      ...rest,
    })
  },

  files: ({ agent, text: content, base64, ...given }, making) => {
    const { world, id, now, refer, plant } = making
    const agentId = agent === undefined ? (world.agents.first()?.id ?? '') : refer('agents', agent)
    const workspaceId = world.agents.get(agentId)?.workspaceId ?? ''
    const fileId = text(given['id']) ?? id()
    const held = bytesIn(content, base64)
    const uploaded = held && { mediaType: 'text/plain', size: held.byteLength, uploadedAt: now }
    const key = keyOf({ workspaceId, agentId, id: fileId })
    plant('files', { id: fileId, workspaceId, agentId, key, createdAt: now, ...uploaded, ...given })
    if (held) plant('fileContents', { id: fileId, base64: toBase64(held) })
  },
}

/** What every record of a workspace has. */
function sibling(given: Given, { world, id, now, refer }: Make) {
  const workspace = given['workspace']
  const workspaceId = workspace === undefined ? world.workspaces.first()?.id : refer('workspaces', workspace)
  const createdAt = text(given['createdAt']) ?? now
  return { id: text(given['id']) ?? id(), workspaceId: workspaceId ?? '', createdAt, updatedAt: createdAt }
}

/** An agent of which nothing is said is in a team, if there is one. */
function generatedTeams(given: Given, { world, random }: Make): string[] {
  const teams = Object.keys(given).length === 0 ? world.teams.remember('all', () => world.teams.list()) : []
  return teams.length === 0 ? [] : [random.pick(teams).name]
}

/** A skill by its name, and its values by theirs; one that it has not is no id, which no record may have. */
function selectedSkill(skill: unknown, { world, refer }: Make): { readonly id: string; readonly selected: unknown[] } {
  const { name, values } = isGiven(skill) ? skill : { name: skill, values: [] }
  const id = refer('skills', name)
  const wanted: readonly unknown[] = Array.isArray(values) ? values : []
  const known = new Map<unknown, string>(world.skills.get(id)?.values.map((value) => [value.value, value.id]))
  return { id, selected: wanted.map((value) => known.get(value) ?? value) }
}

function personName({ lifelike }: Make): string {
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
