import { formatFindings } from '../../engine/exchange/findings.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import { type Finding, Problem } from '../../engine/vendor/problem.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import type { AgentRecord, BirdWorld, Schemas } from './collections.ts'

/** Records of a workspace, by id. */
interface Kept {
  readonly get: (id: string) => { readonly workspaceId: string } | undefined
}

/** The agent of a path. Throws {@link RecordNotFound} when it is of another workspace. */
export function agentIn(
  { agents }: BirdWorld,
  { workspaceId, agentId }: { readonly workspaceId: string; readonly agentId: string },
): AgentRecord {
  const agent = agents.getOrThrow(agentId)
  if (agent.workspaceId === workspaceId) return agent
  throw new RecordNotFound('AgentRecord', agentId)
}

/** Refuses a request for everything that was found wrong with it, if anything was. Throws a Problem `invalid`. */
export function refuseIfAny(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new Problem('invalid', formatFindings(findings), { findings })
}

/** What is wrong with ids in a list that are to be those of records in a workspace. */
export function unknownIds(
  kept: Kept,
  { workspaceId, at, ids }: { readonly workspaceId: string; readonly at: string; readonly ids: readonly string[] },
): Finding[] {
  return ids.flatMap((id, i) => unknownId(kept, { workspaceId, at: `${at}/${i}`, id }))
}

/** What is wrong with an id that is to be that of a record in a workspace. */
export function unknownId(
  kept: Kept,
  { workspaceId, at, id }: { readonly workspaceId: string; readonly at: string; readonly id: string },
): Finding[] {
  if (kept.get(id)?.workspaceId === workspaceId) return []
  const message = 'must be the id of one that exists in this workspace'
  return [{ in: 'body', at, keyword: 'reference', message, value: id }]
}

/** What is wrong with skills that are to be assigned: skills, values, and how many of these. */
export function unknownSkills(
  { skills }: BirdWorld,
  workspaceId: string,
  assigned: readonly Immutable<Schemas['AssignSkill']>[],
): Finding[] {
  return assigned.flatMap(({ id, selectedValues = [] }, i) => {
    const at = `/assignedSkills/${i}`
    const skill = skills.get(id)
    if (skill?.workspaceId !== workspaceId) return unknownId(skills, { workspaceId, at: `${at}/id`, id })
    const strange = selectedValues.flatMap((selected, n): Finding[] => {
      if (skill.values.some((value) => value.id === selected.id)) return []
      const message = `must be the id of a value of ${skill.name}`
      return [{ in: 'body', at: `${at}/selectedValues/${n}/id`, keyword: 'reference', message, value: selected.id }]
    })
    if (skill.valueType === 'multiple' || selectedValues.length <= 1) return strange
    const message = `must be one value at the most: ${skill.name} is single-valued`
    return [...strange, { in: 'body', at: `${at}/selectedValues`, keyword: 'maxItems', message }]
  })
}
