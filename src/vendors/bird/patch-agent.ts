import type { Immutable } from '../../engine/vendor/immutable.ts'
import { mergePatch } from '../../engine/vendor/merge-patch.ts'
import type { profile } from '../../generated/bird/types.ts'
import { isObject } from '../../world/is-object.ts'
import { compare } from '../../world/tree.ts'
import { agentName } from './agent-view.ts'
import { changeAvailability, changesBetween, isSticky } from './availability.ts'
import type { AgentRecord, BirdWorld, Schemas } from './collections.ts'
import type { Moment } from './moment.ts'
import { overridesUserName } from './new-agent.ts'
import { findInvalidSkills, findUnknownId, rejectIfInvalid } from './references.ts'
import { scheduleFindings } from './schedule.ts'

type PatchAgent = Immutable<Schemas['PatchAgent']>

/** A requested change of an agent. */
interface AgentPatch {
  readonly body: PatchAgent
  readonly at: Moment
  readonly profile: profile
}

/**
 * Updates an agent. If nothing changes, its timestamps stay as they are.
 * @throws Problem `invalid` with every invalid field
 */
export function patchAgent(world: BirdWorld, agent: AgentRecord, { body, at, profile }: AgentPatch): AgentRecord {
  rejectInvalid(world, agent, { body, profile })
  const { assignedSkills, status, name, ...settings } = body
  const available =
    status === undefined ? agent : changeAvailability(agent, { status }, { at, isSticky: isSticky(profile) })
  const changes = {
    ...changesBetween(agent, available),
    ...mergePatch(settings),
    ...nameChange(world, agent, name),
    ...(assignedSkills && { skills: assignedSkills.map(toSkillSelection) }),
  }
  return isUnchanged(agent, changes) ? agent : world.agents.update(agent.id, { ...changes, updatedAt: at.now })
}

function rejectInvalid(
  world: BirdWorld,
  { workspaceId }: AgentRecord,
  { body, profile }: Pick<AgentPatch, 'body' | 'profile'>,
): void {
  const { assignedSkills = [], defaultSenderId: id } = body
  const at = '/defaultSenderId'
  rejectIfInvalid([
    ...scheduleFindings(body, profile),
    ...findInvalidSkills(world, workspaceId, assignedSkills),
    ...(typeof id === 'string' ? findUnknownId(world.senderProfiles, { workspaceId, at, id }) : []),
  ])
}

/** Returns the changes of another name. The name that the agent shows already is no change. */
function nameChange(world: BirdWorld, agent: AgentRecord, name: string | undefined): Partial<AgentRecord> {
  if (name === undefined || name === agentName(world, agent)) return {}
  return { name, overrideName: overridesUserName(world, name, agent.userId) }
}

/** Returns whether a record has all values of a change already. */
function isUnchanged(agent: AgentRecord, changes: object): boolean {
  const current = new Map<string, unknown>(Object.entries(agent))
  return Object.entries(changes).every(([name, value]) => comparable(value) === comparable(current.get(name)))
}

/** Returns a string that is equal for equal values. Neither the order of properties nor that of skill values counts. */
function comparable(value: unknown): string | undefined {
  return JSON.stringify(value, (name, part: unknown) => {
    if (Array.isArray(part)) return name === 'selected' ? part.map(String).toSorted(compare) : part
    return isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => compare(a, b))) : part
  })
}

/** Reduces an assigned skill to its ids. Names, types and icons are always those of the skill itself. */
function toSkillSelection({
  id,
  selectedValues = [],
}: Immutable<Schemas['AssignSkill']>): AgentRecord['skills'][number] {
  return { id, selected: selectedValues.map((value) => value.id) }
}
