import { formatFindings } from '../../engine/exchange/findings.ts'
import { displayName } from '../../engine/vendor/display-name.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import { type Finding, Problem } from '../../engine/vendor/problem.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import type { AgentRecord, BirdWorld, Schemas } from './collections.ts'

/** A collection whose records belong to a workspace. */
interface WorkspaceCollection {
  readonly shape: { readonly schema: string }
  readonly get: (id: string) => { readonly workspaceId: string } | undefined
}

/**
 * Returns the agent that a path names.
 * @throws {@link RecordNotFound} if the agent does not exist or belongs to another workspace
 */
export function agentAt(
  { agents }: BirdWorld,
  { workspaceId, agentId }: { readonly workspaceId: string; readonly agentId: string },
): AgentRecord {
  const agent = agents.getOrThrow(agentId)
  if (agent.workspaceId === workspaceId) return agent
  throw new RecordNotFound('AgentRecord', agentId)
}

/**
 * Rejects a request that has findings.
 * @throws Problem `invalid` with all findings
 */
export function rejectIfInvalid(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new Problem('invalid', formatFindings(findings), { findings })
}

/** Returns a finding for each id of a list that no record of the workspace has. */
export function findUnknownIds(
  collection: WorkspaceCollection,
  { workspaceId, at, ids }: { readonly workspaceId: string; readonly at: string; readonly ids: readonly string[] },
): Finding[] {
  return ids.flatMap((id, i) => findUnknownId(collection, { workspaceId, at: `${at}/${i}`, id }))
}

/** Returns a finding if no record of the workspace has the id. */
export function findUnknownId(
  collection: WorkspaceCollection,
  { workspaceId, at, id }: { readonly workspaceId: string; readonly at: string; readonly id: string },
): Finding[] {
  if (collection.get(id)?.workspaceId === workspaceId) return []
  const message = `must be the id of an existing ${displayName(collection.shape.schema)} in this workspace`
  return [{ in: 'body', at, keyword: 'reference', message, value: id }]
}

/** Returns a finding for each unknown skill, each unknown value, and each skill with more values than its type allows. */
export function findInvalidSkills(
  { skills }: BirdWorld,
  workspaceId: string,
  assigned: readonly Immutable<Schemas['AssignSkill']>[],
): Finding[] {
  return assigned.flatMap(({ id, selectedValues = [] }, i) => {
    const at = `/assignedSkills/${i}`
    const skill = skills.get(id)
    if (skill?.workspaceId !== workspaceId) return findUnknownId(skills, { workspaceId, at: `${at}/id`, id })
    const unknownValues = selectedValues.flatMap((selected, n): Finding[] => {
      if (skill.values.some((value) => value.id === selected.id)) return []
      const message = `must be the id of a value of the skill "${skill.name}"`
      return [{ in: 'body', at: `${at}/selectedValues/${n}/id`, keyword: 'reference', message, value: selected.id }]
    })
    if (skill.valueType === 'multiple' || selectedValues.length <= 1) return unknownValues
    const message = `must have at most one value, because the skill "${skill.name}" is not multi-valued`
    return [...unknownValues, { in: 'body', at: `${at}/selectedValues`, keyword: 'maxItems', message }]
  })
}
