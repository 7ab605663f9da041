import { RecordNotFound } from '../../../world/world-error.ts'
import type { SingularityCaller } from '../caller.ts'
import type { Assistant, SingularityWorld, Team } from '../collections.ts'
import { byName, sortedAssistants, toPage, toSummary } from '../listing.ts'
import { rejectDuplicateName } from '../names.ts'
import { removals } from '../removals.ts'
import type { Singularity } from '../singularity.ts'
import { toTimestamp } from '../timestamp.ts'

export const teams = {
  listTeams: ({ world, query, caller: { companyId } }) => {
    const all = world.teams.remember(companyId, () => {
      return world.teams.list({ index: ['company', companyId] }).toSorted(byName())
    })
    return toPage(all, query, (team) => team)
  },

  createTeam: ({ world, body, caller: { companyId }, clock, id }) => {
    const name = body.name.trim()
    rejectDuplicateName(world.teams, { companyId, name })
    const now = toTimestamp(clock.now())
    return world.teams.insert({ id: id(), ...body, name, companyId, createdAt: now, updatedAt: now })
  },

  readTeam: ({ world, path }) => world.teams.getOrThrow(path.teamId),

  updateTeam: ({ world, path: { teamId }, body, clock }) => {
    const current = world.teams.getOrThrow(teamId)
    const name = (body.name ?? current.name).trim()
    rejectDuplicateName(world.teams, { companyId: current.companyId, name, id: teamId })
    return world.teams.update(teamId, { ...body, name, updatedAt: toTimestamp(clock.now()) })
  },

  removeTeam: ({ world, path: { teamId } }) => {
    removals.teams(world, teamId)
    return { success: true, message: 'Team deleted' }
  },

  listTeamAssistants: ({ world, path: { teamId }, query, caller: { companyId } }) => {
    return toPage(sortedAssistants(world, { companyId, teamId, sortBy: 'name' }), query, toSummary)
  },

  assignTeams: ({ world, body: { assistantId, teamIds, append }, caller, clock }) => {
    const assistant = visible(caller, world.assistants.getOrThrow(assistantId), 'Assistant')
    for (const id of teamIds) visible(caller, world.teams.getOrThrow(id), 'Team')
    const assigned = new Set(append ? [...assistant.teamIds, ...teamIds] : teamIds)
    return world.assistants.update(assistantId, { teamIds: [...assigned], updatedAt: toTimestamp(clock.now()) })
  },

  unassignTeam: ({ world, path: { teamId, assistantId } }) => {
    removeFromTeam(world, world.assistants.getOrThrow(assistantId), teamId)
    return { success: true, message: 'Assistant removed from team' }
  },
} satisfies Partial<Singularity>

/** Returns a record that a body names. Throws a RecordNotFound if it belongs to another company than the caller. */
function visible<R extends Assistant | Team>({ companyId }: SingularityCaller, record: R, schema: string): R {
  if (record.companyId !== companyId) throw new RecordNotFound(schema, record.id)
  return record
}

function removeFromTeam({ assistants }: SingularityWorld, { id, teamIds }: Assistant, teamId: string): void {
  if (teamIds.includes(teamId)) assistants.update(id, { teamIds: teamIds.filter((one) => one !== teamId) })
}
