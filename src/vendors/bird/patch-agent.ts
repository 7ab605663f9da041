import type { Immutable } from '../../engine/vendor/immutable.ts'
import { mergePatch } from '../../engine/vendor/merge-patch.ts'
import { changesTo, choose } from './availability.ts'
import type { AgentRecord, BirdWorld, Schemas } from './collections.ts'
import type { Moment } from './moment.ts'
import { refuseIfAny, unknownId, unknownSkills } from './references.ts'
import { scheduleFindings } from './schedule.ts'

/** Changes an agent. Throws a Problem `invalid` with everything that makes no sense. */
export function patchAgent(
  world: BirdWorld,
  agent: AgentRecord,
  { body, at }: { readonly body: Immutable<Schemas['PatchAgent']>; readonly at: Moment },
): AgentRecord {
  const { workspaceId } = agent
  const { assignedSkills, status, ...settings } = body
  refuseIfAny([
    ...scheduleFindings(body.weeklySchedule, body.holidays),
    ...unknownSkills(world, workspaceId, assignedSkills ?? []),
    ...(body.defaultSenderId === undefined
      ? []
      : unknownId(world.senderProfiles, { workspaceId, at: '/defaultSenderId', id: body.defaultSenderId })),
  ])
  const placed = status === undefined ? agent : choose(agent, { status }, at)
  return world.agents.update(agent.id, {
    ...changesTo(agent, placed),
    ...mergePatch(settings),
    ...(body.name !== undefined && { overrideName: true }),
    ...(assignedSkills && { skills: assignedSkills.map(kept) }),
    updatedAt: at.now,
  })
}

type Assigned = Immutable<Schemas['AssignSkill']>

/** Of a skill that is assigned only the ids are kept; all else is the skill's own. */
function kept({ id, selectedValues = [] }: Assigned): AgentRecord['skills'][number] {
  return { id, selected: selectedValues.map((value) => value.id) }
}
