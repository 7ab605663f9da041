import type { Factories } from '../../engine/vendor/factory.ts'
import { stringOrUndefined } from '../../engine/vendor/record-draft.ts'
import type { operations } from '../../generated/kore/types.ts'
import { createAgent } from './agent-factory.ts'
import type { KoreWorld } from './collections.ts'
import { DEFAULT_LAYOUT } from './defaults.ts'
import { streamIdOf, stringsIn, timestampsOf } from './draft-values.ts'
import type { KoreFactoryContext } from './factory-context.ts'
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
  accounts: (draft, context) => {
    const { id, samples, create } = context
    const name = `${samples.lastName()} & ${samples.lastName()}`
    const orgId = prefixed('o', uuid5(stringOrUndefined(draft['id']) ?? name))
    create('accounts', { id: hex24(id()), orgId, name, ...draft })
    for (const role of ROLES) createRole(role, context)
  },

  apps: (draft, { id, samples, create }) => {
    create('apps', { appId: prefixed('cs', id()), name: `${samples.city()} console`, secret: 'secret', ...draft })
  },

  roles: (draft, context) => {
    createRole({ name: `${context.samples.department()} lead ${context.world.roles.size + 1}`, ...draft }, context)
  },

  streams: (draft, context) => {
    const { world, id, samples, create } = context
    if (world.accounts.size === 0) factories.accounts?.({}, context)
    const streamId = stringOrUndefined(draft['id']) ?? prefixed('st', id())
    const { createdAt } = timestampsOf(draft, context)
    const name = `${samples.department()} ${world.streams.size + 1}`
    create('streams', { id: streamId, name, createdAt, ...draft })
    createDefaults({ streamId, createdAt }, context)
  },

  layouts: ({ stream, ...draft }, context) => {
    const { world, id, create } = context
    const name = `Layout ${world.layouts.size + 1}`
    create('layouts', {
      id: prefixed('ly', id()),
      streamId: streamFor(stream, context),
      name,
      isDefault: false,
      createdAt: context.now,
      ...draft,
    })
  },

  agentGroups: ({ stream, ...draft }, context) => {
    const { id, samples, create } = context
    create('agentGroups', {
      id: prefixed('ag', id()),
      streamId: streamFor(stream, context),
      name: `${samples.city()} team`,
      isDefault: false,
      isUnassigned: false,
      createdBy: scenarioUser(context),
      ...timestampsOf(draft, context),
      ...draft,
    })
  },

  skillGroups: ({ stream, skills, ...draft }, context) => {
    const { world, id, random, create } = context
    const streamId = streamFor(stream, context)
    const skillGroupId = stringOrUndefined(draft['id']) ?? hex24(id())
    const { createdAt } = timestampsOf(draft, context)
    create('skillGroups', {
      id: skillGroupId,
      streamId,
      name: `Skills ${world.skillGroups.size + 1}`,
      color: random.pick(COLOURS),
      createdAt,
      ...draft,
    })
    for (const name of stringsIn(skills)) createSkill({ streamId, skillGroupId, name, createdAt }, context)
  },

  skills: ({ stream, skillGroup, ...draft }, context) => {
    const { world, keyOf, keyOrDefault } = context
    const streamId = streamFor(stream, context)
    const first = world.skillGroups.first({ index: ['stream', streamId] })
    const skillGroupId =
      skillGroup === undefined
        ? keyOrDefault('skillGroups', undefined, first?.id)
        : keyOf('skillGroups', skillGroup, { streamId })
    createSkill({ streamId, skillGroupId, ...draft }, context)
  },

  queues: ({ stream, skills, agentGroups, ...draft }, context) => {
    const { world, id, random, samples, keyOf, create } = context
    const streamId = streamFor(stream, context)
    const idsOf = (collection: 'skills' | 'agentGroups', names: unknown) => {
      return stringsIn(names).map((name) => keyOf(collection, name, { streamId }))
    }
    create('queues', {
      id: prefixed('qu', id()),
      streamId,
      name: `${random.pick(DESKS)} ${samples.city()} ${world.queues.size + 1}`,
      isActive: true,
      isDefault: false,
      skills: idsOf('skills', skills).map((skillId) => ({ id: skillId, isExpireEnabled: false })),
      agentGroups: idsOf('agentGroups', agentGroups).map((groupId) => ({ id: groupId })),
      ...ROUTING,
      createdAt: context.now,
      ...draft,
    })
  },

  agents: (draft, context) => createAgent(draft, { context, streamId: streamFor(draft['stream'], context) }),
}

/** Default routing settings of a queue. */
const ROUTING = {
  advancedSettings: { preferredAgentTimeout: 30, isSkillMatchEnabled: true, isAffinityMatchEnabled: false },
  isAdvancedRoutingEnabled: false,
  maxTimeout: 300,
}

/** Returns the id of a record's stream. Defaults to the first stream, which is created if the world has none. */
function streamFor(name: unknown, context: KoreFactoryContext): string {
  if (name === undefined && context.world.streams.size === 0) factories.streams?.({}, context)
  return streamIdOf(name, context)
}

/** Creates the default records of a new stream. */
function createDefaults(
  stream: { readonly streamId: string; readonly createdAt: string },
  context: KoreFactoryContext,
): void {
  const { id, create } = context
  const skillGroupId = hex24(id())
  const group = { ...stream, createdBy: scenarioUser(context), updatedAt: stream.createdAt }
  const [standard, unassigned] = [prefixed('ag', id()), prefixed('ag', id())]
  create('agentGroups', { ...group, id: standard, name: 'Default Group', isDefault: true, isUnassigned: false })
  create('agentGroups', { ...group, id: unassigned, name: 'Unassigned', isDefault: false, isUnassigned: true })
  create('skillGroups', { id: skillGroupId, ...stream, name: 'Default SkillGroup', color: '#D2000D' })
  createSkill({ ...stream, skillGroupId, name: 'Default Skill', isDefault: true }, context)
  create('queues', {
    id: prefixed('qu', id()),
    ...stream,
    name: 'Default Queue',
    description: 'Conversations that no other queue handles',
    isActive: true,
    isDefault: true,
    skills: [],
    agentGroups: [],
    ...ROUTING,
  })
  create('layouts', { id: prefixed('ly', id()), ...stream, name: DEFAULT_LAYOUT, isDefault: true })
}

function createSkill(skill: object, { world, id, samples, now, create }: KoreFactoryContext): void {
  const name = `${samples.product()} ${world.skills.size + 1}`
  create('skills', { id: hex24(id()), name, isDefault: false, createdAt: now, ...skill })
}

function createRole(role: object, { id, create }: KoreFactoryContext): void {
  create('roles', { id: hex24(id()), description: '', roleType: 'bot', permissions: [], ...role })
}

/** Returns the id of the user that creates the records of a scenario. */
function scenarioUser({ world }: KoreFactoryContext): string {
  return userIdOf(accountOf(world), 'scenario')
}
