import type { Factories, RecordDraft } from '../../engine/vendor/factory.ts'
import { stringOrUndefined } from '../../engine/vendor/record-draft.ts'
import type { operations } from '../../generated/kore/types.ts'
import { createAgent } from './agent-factory.ts'
import type { KoreWorld } from './collections.ts'
import { DEFAULT_LAYOUT } from './defaults.ts'
import { streamIdOf, stringsIn, timestampsOf } from './draft-values.ts'
import type { KoreFactoryContext } from './factory-context.ts'
import { accountOf, userIdOf } from './identity.ts'
import { hex24, prefixed, uuid5 } from './ids.ts'
import { createQueue } from './queue-factory.ts'
import { createRole, createRoles } from './role-factory.ts'

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const WHOLE_DAY = { start: '12:00 AM', end: '11:59:59.999 PM' }
const DEFAULT_HOURS = 'Default Hours of Operation(Auto Created)'
const COLOURS = ['#D2000D', '#0D6EFD', '#198754', '#FD7E14', '#6F42C1']

export const factories: Factories<KoreWorld, operations> = {
  accounts: (draft, context) => {
    const { id, samples, create } = context
    const name = `${samples.lastName()} & ${samples.lastName()}`
    const accountId = stringOrUndefined(draft['id']) ?? hex24(id())
    const orgId = prefixed('o', uuid5(stringOrUndefined(draft['id']) ?? name))
    create('accounts', { id: accountId, orgId, name, ...draft })
    createRoles(accountId, context)
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

  hours: ({ stream, ...draft }, context) => {
    createHours({ streamId: streamFor(stream, context), isDefault: false, createdAt: context.now, ...draft }, context)
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

  queues: (draft, context) => createQueue(draft, { context, streamId: streamFor(draft['stream'], context) }),

  agents: (draft, context) => createAgent(draft, { context, streamId: streamFor(draft['stream'], context) }),
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
  createHours({ ...stream, name: DEFAULT_HOURS, isDefault: true }, context)
  createQueue(
    { ...stream, name: 'Default Queue', description: 'Conversations that no other queue handles', isDefault: true },
    { context, streamId: stream.streamId },
  )
  create('layouts', { id: prefixed('ly', id()), ...stream, name: DEFAULT_LAYOUT, isDefault: true })
}

function createSkill(skill: RecordDraft, context: KoreFactoryContext): void {
  const { world, id, samples, create } = context
  const name = `${samples.product()} ${world.skills.size + 1}`
  const creation = { createdBy: scenarioUser(context), ...timestampsOf(skill, context) }
  create('skills', { id: hex24(id()), name, isDefault: false, ...creation, ...skill })
}

/** Creates business hours, all day on every day unless the draft has others. */
function createHours(hours: object, context: KoreFactoryContext): void {
  const { world, id, create } = context
  create('hours', {
    id: hex24(id()),
    name: `Hours ${world.hours.size + 1}`,
    timezone: 'Europe/London',
    standardDays: { frequency: 'WEEKLY', days: WEEKDAYS.map((day) => ({ day, ...WHOLE_DAY })) },
    createdBy: scenarioUser(context),
    ...hours,
  })
}

/** Returns the id of the user that creates the records of a scenario. */
function scenarioUser({ world }: KoreFactoryContext): string {
  return userIdOf(accountOf(world), 'scenario')
}
