import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { AgentRecord, KoreWorld, Schemas } from './collections.ts'
import { defaultLayout } from './defaults.ts'
import { hex24 } from './ids.ts'
import type { Sent, Update } from './sent-agent.ts'

/** What an agent's lists are made with. */
export interface Making {
  readonly world: KoreWorld
  readonly streamId: string
  readonly now: string
  readonly id: () => string
  /** the user who makes it */
  readonly by: string
}

type SkillRow = AgentRecord['skills'][number]

/** Skill rows as they are after this list was sent: a row stays as long as its skill does. */
export function skillRows(
  sent: Immutable<Schemas['GivenSkills']>,
  before: readonly SkillRow[],
  { now, id, by }: Making,
): SkillRow[] {
  return onePer(sent, ({ skillId }) => skillId).map(({ skillId, proficiencyLevel }) => {
    const known = before.find((row) => row.skillId === skillId)
    if (!known) return { id: hex24(id()), skillId, proficiencyLevel, createdBy: by, createdAt: now, updatedAt: now }
    return known.proficiencyLevel === proficiencyLevel ? known : { ...known, proficiencyLevel, updatedAt: now }
  })
}

export function queueRows(sent: Immutable<Schemas['GivenQueues']>): AgentRecord['queues'] {
  return onePer(sent, ({ id }) => id).map(({ id, isPreferredAgent = false }) => ({ id, isPreferredAgent }))
}

/** An agent's groups: one that was sent alone takes the place of those it is an agent in, not of those it manages. */
export function memberships(
  { agentGroups = [], onlyGroup }: Sent<Update>,
  before: AgentRecord['agentGroups'],
): AgentRecord['agentGroups'] {
  const kept = onlyGroup ? before.filter(({ role }) => role === 'manager') : []
  return onePer([...kept, ...agentGroups], ({ groupId }) => groupId)
}

/** An agent's layouts, of which exactly one is the default. */
export function layoutRows(
  { desktopLayouts, createDefaultLayoutAndAssign }: Sent<Update>,
  before: AgentRecord['desktopLayouts'],
  context: Making,
): AgentRecord['desktopLayouts'] {
  const made = createDefaultLayoutAndAssign ? defaultLayout(context.world, context.streamId, context) : undefined
  const listed = [...(desktopLayouts ?? before), ...(made ? [{ id: made.id, isDefault: true }] : [])]
  const all = onePer(listed, ({ id }) => id)
  const chosen = made ?? all.find(({ isDefault }) => isDefault) ?? all[0]
  return all.map(({ id }) => ({ id, isDefault: id === chosen?.id }))
}

/** The first of each that is there more than once. */
function onePer<T>(list: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>()
  return list.filter((item) => {
    const isNew = !seen.has(keyOf(item))
    seen.add(keyOf(item))
    return isNew
  })
}
