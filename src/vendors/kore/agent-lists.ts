import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { AgentInput, AgentUpdate } from './agent-input.ts'
import type { AgentRecord, KoreWorld, Schemas } from './collections.ts'
import { ensureDefaultLayout } from './defaults.ts'
import { hex24 } from './ids.ts'

/** Context for creating or updating an agent. */
export interface AgentWriteContext {
  readonly world: KoreWorld
  readonly streamId: string
  /** the current time of the world: ISO 8601 */
  readonly now: string
  readonly id: () => string
  /** the id of the user that sends the request */
  readonly userId: string
  /** the id of that user's agent, if the stream has one */
  readonly agentId: string | undefined
}

type SkillRow = AgentRecord['skills'][number]

/** Converts a list of skills to skill rows. An existing row is kept while its skill stays in the list. */
export function toSkillRows(
  skills: Immutable<Schemas['AgentSkillsInput']>,
  before: readonly SkillRow[],
  context: AgentWriteContext,
): SkillRow[] {
  return uniqueBy(skills, ({ skillId }) => skillId).map((skill) => {
    return toSkillRow(
      skill,
      before.find(({ skillId }) => skillId === skill.skillId),
      context,
    )
  })
}

/** Returns the row of a skill. An existing row changes only its proficiency. */
export function toSkillRow(
  { skillId, proficiencyLevel }: Pick<SkillRow, 'skillId' | 'proficiencyLevel'>,
  existing: SkillRow | undefined,
  { now, id, userId, agentId }: AgentWriteContext,
): SkillRow {
  if (existing?.proficiencyLevel === proficiencyLevel) return existing
  if (existing) return { ...existing, proficiencyLevel, updatedAt: now }
  const creation = { createdBy: userId, ...(agentId && { createdByAId: agentId }), createdAt: now, updatedAt: now }
  return { id: hex24(id()), skillId, proficiencyLevel, ...creation }
}

export function toQueueRows(queues: Immutable<Schemas['AgentQueuesInput']>): AgentRecord['queues'] {
  return uniqueBy(queues, ({ id }) => id).map(({ id, isPreferredAgent = false }) => ({ id, isPreferredAgent }))
}

/** Returns the memberships of an agent. A single agentGroupId keeps the groups that the agent manages. */
export function toMemberships(
  { agentGroups = [], hasSingleGroup }: AgentInput<AgentUpdate>,
  before: AgentRecord['agentGroups'],
): AgentRecord['agentGroups'] {
  const managed = hasSingleGroup ? before.filter(({ role }) => role === 'manager') : []
  return uniqueBy([...managed, ...agentGroups], ({ groupId }) => groupId)
}

/** Returns the layouts of an agent, of which exactly one is the default. */
export function toLayoutRows(
  { desktopLayouts, createDefaultLayoutAndAssign }: AgentInput<AgentUpdate>,
  before: AgentRecord['desktopLayouts'],
  context: AgentWriteContext,
): AgentRecord['desktopLayouts'] {
  const added = createDefaultLayoutAndAssign ? ensureDefaultLayout(context.world, context.streamId, context) : undefined
  const listed = [...(desktopLayouts ?? before), ...(added ? [{ id: added.id, isDefault: true }] : [])]
  const layouts = uniqueBy(listed, ({ id }) => id)
  const defaultRow = added ?? layouts.find(({ isDefault }) => isDefault) ?? layouts[0]
  return layouts.map(({ id }) => ({ id, isDefault: id === defaultRow?.id }))
}

/** Returns the first item of each key. */
function uniqueBy<T>(list: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>()
  return list.filter((item) => {
    const isNew = !seen.has(keyOf(item))
    seen.add(keyOf(item))
    return isNew
  })
}
