import type { Immutable } from '../../engine/vendor/immutable.ts'
import { mergePatch } from '../../engine/vendor/merge-patch.ts'
import { changeAvailability, changesBetween } from './availability.ts'
import type { AgentRecord, BirdWorld, Schemas } from './collections.ts'
import type { Moment } from './moment.ts'
import { findInvalidSkills, findUnknownId, rejectIfInvalid } from './references.ts'
import { scheduleFindings } from './schedule.ts'

/**
 * Updates an agent.
 * @throws Problem `invalid` with every invalid field
 */
export function patchAgent(
  world: BirdWorld,
  agent: AgentRecord,
  { body, at }: { readonly body: Immutable<Schemas['PatchAgent']>; readonly at: Moment },
): AgentRecord {
  const { workspaceId } = agent
  const { assignedSkills, status, ...settings } = body
  rejectIfInvalid([
    ...scheduleFindings(body.weeklySchedule, body.holidays),
    ...findInvalidSkills(world, workspaceId, assignedSkills ?? []),
    ...(body.defaultSenderId === undefined
      ? []
      : findUnknownId(world.senderProfiles, { workspaceId, at: '/defaultSenderId', id: body.defaultSenderId })),
  ])
  const changed = status === undefined ? agent : changeAvailability(agent, { status }, at)
  return world.agents.update(agent.id, {
    ...changesBetween(agent, changed),
    ...mergePatch(settings),
    ...(body.name !== undefined && { overrideName: true }),
    ...(assignedSkills && { skills: assignedSkills.map(toSkillSelection) }),
    updatedAt: at.now,
  })
}

/** Reduces an assigned skill to its ids. Names, types and icons are always those of the skill itself. */
function toSkillSelection({
  id,
  selectedValues = [],
}: Immutable<Schemas['AssignSkill']>): AgentRecord['skills'][number] {
  return { id, selected: selectedValues.map((value) => value.id) }
}
