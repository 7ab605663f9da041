import type { Factories, Making } from '../../engine/factory.ts'
import { text } from '../../engine/given.ts'
import type { operations } from '../../generated/kore/types.ts'
import { plantAgent } from './agent-factory.ts'
import type { KoreWorld } from './collections.ts'
import { DEFAULT_LAYOUT } from './defaults.ts'
import { momentOf, streamOf, textsIn } from './given.ts'
import { accountOf, userIdOf } from './identity.ts'
import { hex24, prefixed, uuid5 } from './ids.ts'

export type Make = Making<KoreWorld, operations>

const ROLES = [
  { name: 'Administrator', roleType: 'admin', description: 'Sets up the account' },
  { name: 'Agent', roleType: 'bot', description: 'Answers customers' },
  { name: 'Supervisor', roleType: 'bot', description: 'Looks after agents and queues' },
  { name: 'Bot Owner', roleType: 'bot', description: 'Owns a stream' },
]
const COLOURS = ['#D2000D', '#0D6EFD', '#198754', '#FD7E14', '#6F42C1']
const DESKS = ['Returns', 'Billing', 'Delivery', 'Orders', 'Warranty', 'Repairs', 'Loyalty', 'Claims', 'Sales']

export const factories: Factories<KoreWorld, operations> = {
  accounts: (given, making) => {
    const { id, lifelike, plant } = making
    const name = `${lifelike.lastName()} & ${lifelike.lastName()}`
    const orgId = prefixed('o', uuid5(text(given['id']) ?? name))
    plant('accounts', { id: hex24(id()), orgId, name, ...given })
    for (const role of ROLES) plantRole(role, making)
  },

  apps: (given, { id, lifelike, plant }) => {
    plant('apps', { appId: prefixed('cs', id()), name: `${lifelike.city()} console`, secret: 'secret', ...given })
  },

  roles: (given, making) => {
    plantRole({ name: `${making.lifelike.department()} lead ${making.world.roles.size + 1}`, ...given }, making)
  },

  streams: (given, making) => {
    const { world, id, lifelike, plant } = making
    if (world.accounts.size === 0) factories.accounts?.({}, making)
    const streamId = text(given['id']) ?? prefixed('st', id())
    const { createdAt } = momentOf(given, making)
    const name = `${lifelike.department()} ${world.streams.size + 1}`
    plant('streams', { id: streamId, name, createdAt, ...given })
    plantDefaults({ streamId, createdAt }, making)
  },

  layouts: ({ stream, ...given }, making) => {
    const { world, id, plant } = making
    const name = `Layout ${world.layouts.size + 1}`
    plant('layouts', {
      id: prefixed('ly', id()),
      streamId: streamFor(stream, making),
      name,
      isDefault: false,
      createdAt: making.now,
      ...given,
    })
  },

  agentGroups: ({ stream, ...given }, making) => {
    const { id, lifelike, plant } = making
    plant('agentGroups', {
      id: prefixed('ag', id()),
      streamId: streamFor(stream, making),
      name: `${lifelike.city()} team`,
      isDefault: false,
      isUnassigned: false,
      createdBy: scenarioUser(making),
      ...momentOf(given, making),
      ...given,
    })
  },

  skillGroups: ({ stream, skills, ...given }, making) => {
    const { world, id, random, plant } = making
    const streamId = streamFor(stream, making)
    const skillGroupId = text(given['id']) ?? hex24(id())
    const { createdAt } = momentOf(given, making)
    plant('skillGroups', {
      id: skillGroupId,
      streamId,
      name: `Skills ${world.skillGroups.size + 1}`,
      color: random.pick(COLOURS),
      createdAt,
      ...given,
    })
    for (const name of textsIn(skills)) plantSkill({ streamId, skillGroupId, name, createdAt }, making)
  },

  skills: ({ stream, skillGroup, ...given }, making) => {
    const { world, refer } = making
    const streamId = streamFor(stream, making)
    const first = world.skillGroups.first({ index: ['stream', streamId] })
    const skillGroupId = skillGroup === undefined ? (first?.id ?? '') : refer('skillGroups', skillGroup, { streamId })
    plantSkill({ streamId, skillGroupId, ...given }, making)
  },

  queues: ({ stream, skills, agentGroups, ...given }, making) => {
    const { world, id, random, lifelike, refer, plant } = making
    const streamId = streamFor(stream, making)
    const idsOf = (collection: 'skills' | 'agentGroups', names: unknown) => {
      return textsIn(names).map((name) => refer(collection, name, { streamId }))
    }
    plant('queues', {
      id: prefixed('qu', id()),
      streamId,
      name: `${random.pick(DESKS)} ${lifelike.city()} ${world.queues.size + 1}`,
      isActive: true,
      isDefault: false,
      skills: idsOf('skills', skills).map((skillId) => ({ id: skillId, isExpireEnabled: false })),
      agentGroups: idsOf('agentGroups', agentGroups).map((groupId) => ({ id: groupId })),
      ...ROUTING,
      createdAt: making.now,
      ...given,
    })
  },

  agents: (given, making) => plantAgent(given, { making, streamId: streamFor(given['stream'], making) }),
}

/** How a queue routes unless it says otherwise. */
const ROUTING = {
  advancedSettings: { preferredAgentTimeout: 30, isSkillMatchEnabled: true, isAffinityMatchEnabled: false },
  isAdvancedRoutingEnabled: false,
  maxTimeout: 300,
}

/** The stream of a record; the first one where none is named, which is made if there is none. */
function streamFor(name: unknown, making: Make): string {
  if (name === undefined && making.world.streams.size === 0) factories.streams?.({}, making)
  return streamOf(name, making)
}

/** What every stream has from its first day. */
function plantDefaults(made: { readonly streamId: string; readonly createdAt: string }, making: Make): void {
  const { id, plant } = making
  const skillGroupId = hex24(id())
  const group = { ...made, createdBy: scenarioUser(making), updatedAt: made.createdAt }
  const [standard, unassigned] = [prefixed('ag', id()), prefixed('ag', id())]
  plant('agentGroups', { ...group, id: standard, name: 'Default Group', isDefault: true, isUnassigned: false })
  plant('agentGroups', { ...group, id: unassigned, name: 'Unassigned', isDefault: false, isUnassigned: true })
  plant('skillGroups', { id: skillGroupId, ...made, name: 'Default SkillGroup', color: '#D2000D' })
  plantSkill({ ...made, skillGroupId, name: 'Default Skill', isDefault: true }, making)
  plant('queues', {
    id: prefixed('qu', id()),
    ...made,
    name: 'Default Queue',
    description: 'Whatever no other queue takes',
    isActive: true,
    isDefault: true,
    skills: [],
    agentGroups: [],
    ...ROUTING,
  })
  plant('layouts', { id: prefixed('ly', id()), ...made, name: DEFAULT_LAYOUT, isDefault: true })
}

function plantSkill(skill: object, { world, id, lifelike, now, plant }: Make): void {
  const name = `${lifelike.product()} ${world.skills.size + 1}`
  plant('skills', { id: hex24(id()), name, isDefault: false, createdAt: now, ...skill })
}

function plantRole(role: object, { id, plant }: Make): void {
  plant('roles', { id: hex24(id()), description: '', roleType: 'bot', permissions: [], ...role })
}

/** The user that made what no request made. */
function scenarioUser({ world }: Make): string {
  return userIdOf(accountOf(world), 'scenario')
}
