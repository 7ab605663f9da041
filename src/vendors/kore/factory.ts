import type { Factories } from '../../engine/vendor/factory.ts'
import { stringOrUndefined } from '../../engine/vendor/record-draft.ts'
import type { operations } from '../../generated/kore/types.ts'
import { plantAgent } from './agent-factory.ts'
import type { KoreWorld } from './collections.ts'
import { DEFAULT_LAYOUT } from './defaults.ts'
import type { KoreFactoryContext } from './factory-context.ts'
import { momentOf, streamOf, textsIn } from './given.ts'
import { accountOf, userIdOf } from './identity.ts'
import { hex24, prefixed, uuid5 } from './ids.ts'

const ROLES = [
  { name: 'Administrator', roleType: 'admin', description: 'Sets up the account' },
  { name: 'Agent', roleType: 'bot', description: 'Answers customers' },
  { name: 'Supervisor', roleType: 'bot', description: 'Looks after agents and queues' },
  { name: 'Bot Owner', roleType: 'bot', description: 'Owns a stream' },
]
const COLOURS = ['#D2000D', '#0D6EFD', '#198754', '#FD7E14', '#6F42C1']
const DESKS = ['Returns', 'Billing', 'Delivery', 'Orders', 'Warranty', 'Repairs', 'Loyalty', 'Claims', 'Sales']

export const factories: Factories<KoreWorld, operations> = {
  accounts: (given, context) => {
    const { id, samples: lifelike, create: plant } = context
    const name = `${lifelike.lastName()} & ${lifelike.lastName()}`
    const orgId = prefixed('o', uuid5(stringOrUndefined(given['id']) ?? name))
    plant('accounts', { id: hex24(id()), orgId, name, ...given })
    for (const role of ROLES) plantRole(role, context)
  },

  apps: (given, { id, samples: lifelike, create: plant }) => {
    plant('apps', { appId: prefixed('cs', id()), name: `${lifelike.city()} console`, secret: 'secret', ...given })
  },

  roles: (given, context) => {
    plantRole({ name: `${context.samples.department()} lead ${context.world.roles.size + 1}`, ...given }, context)
  },

  streams: (given, context) => {
    const { world, id, samples: lifelike, create: plant } = context
    if (world.accounts.size === 0) factories.accounts?.({}, context)
    const streamId = stringOrUndefined(given['id']) ?? prefixed('st', id())
    const { createdAt } = momentOf(given, context)
    const name = `${lifelike.department()} ${world.streams.size + 1}`
    plant('streams', { id: streamId, name, createdAt, ...given })
    plantDefaults({ streamId, createdAt }, context)
  },

  layouts: ({ stream, ...given }, context) => {
    const { world, id, create: plant } = context
    const name = `Layout ${world.layouts.size + 1}`
    plant('layouts', {
      id: prefixed('ly', id()),
      streamId: streamFor(stream, context),
      name,
      isDefault: false,
      createdAt: context.now,
      ...given,
    })
  },

  agentGroups: ({ stream, ...given }, context) => {
    const { id, samples: lifelike, create: plant } = context
    plant('agentGroups', {
      id: prefixed('ag', id()),
      streamId: streamFor(stream, context),
      name: `${lifelike.city()} team`,
      isDefault: false,
      isUnassigned: false,
      createdBy: scenarioUser(context),
      ...momentOf(given, context),
      ...given,
    })
  },

  skillGroups: ({ stream, skills, ...given }, context) => {
    const { world, id, random, create: plant } = context
    const streamId = streamFor(stream, context)
    const skillGroupId = stringOrUndefined(given['id']) ?? hex24(id())
    const { createdAt } = momentOf(given, context)
    plant('skillGroups', {
      id: skillGroupId,
      streamId,
      name: `Skills ${world.skillGroups.size + 1}`,
      color: random.pick(COLOURS),
      createdAt,
      ...given,
    })
    for (const name of textsIn(skills)) plantSkill({ streamId, skillGroupId, name, createdAt }, context)
  },

  skills: ({ stream, skillGroup, ...given }, context) => {
    const { world, keyOf: refer } = context
    const streamId = streamFor(stream, context)
    const first = world.skillGroups.first({ index: ['stream', streamId] })
    const skillGroupId = skillGroup === undefined ? (first?.id ?? '') : refer('skillGroups', skillGroup, { streamId })
    plantSkill({ streamId, skillGroupId, ...given }, context)
  },

  queues: ({ stream, skills, agentGroups, ...given }, context) => {
    const { world, id, random, samples: lifelike, keyOf: refer, create: plant } = context
    const streamId = streamFor(stream, context)
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
      createdAt: context.now,
      ...given,
    })
  },

  agents: (given, context) => plantAgent(given, { making: context, streamId: streamFor(given['stream'], context) }),
}

/** How a queue routes unless it says otherwise. */
const ROUTING = {
  advancedSettings: { preferredAgentTimeout: 30, isSkillMatchEnabled: true, isAffinityMatchEnabled: false },
  isAdvancedRoutingEnabled: false,
  maxTimeout: 300,
}

/** The stream of a record; the first one where none is named, which is made if there is none. */
function streamFor(name: unknown, context: KoreFactoryContext): string {
  if (name === undefined && context.world.streams.size === 0) factories.streams?.({}, context)
  return streamOf(name, context)
}

/** What every stream has from its first day. */
function plantDefaults(
  made: { readonly streamId: string; readonly createdAt: string },
  context: KoreFactoryContext,
): void {
  const { id, create: plant } = context
  const skillGroupId = hex24(id())
  const group = { ...made, createdBy: scenarioUser(context), updatedAt: made.createdAt }
  const [standard, unassigned] = [prefixed('ag', id()), prefixed('ag', id())]
  plant('agentGroups', { ...group, id: standard, name: 'Default Group', isDefault: true, isUnassigned: false })
  plant('agentGroups', { ...group, id: unassigned, name: 'Unassigned', isDefault: false, isUnassigned: true })
  plant('skillGroups', { id: skillGroupId, ...made, name: 'Default SkillGroup', color: '#D2000D' })
  plantSkill({ ...made, skillGroupId, name: 'Default Skill', isDefault: true }, context)
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

function plantSkill(skill: object, { world, id, samples: lifelike, now, create: plant }: KoreFactoryContext): void {
  const name = `${lifelike.product()} ${world.skills.size + 1}`
  plant('skills', { id: hex24(id()), name, isDefault: false, createdAt: now, ...skill })
}

function plantRole(role: object, { id, create: plant }: KoreFactoryContext): void {
  plant('roles', { id: hex24(id()), description: '', roleType: 'bot', permissions: [], ...role })
}

/** The user that made what no request made. */
function scenarioUser({ world }: KoreFactoryContext): string {
  return userIdOf(accountOf(world), 'scenario')
}
