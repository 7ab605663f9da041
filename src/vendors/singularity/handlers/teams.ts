import { RecordNotFound } from '../../../world/world-error.ts'
import type { SingularityCaller } from '../caller.ts'
import type { Assistant, SingularityWorld, Team } from '../collections.ts'
import { byName, sortedAssistants, toPage, toSummary } from '../listing.ts'
import { rejectDuplicateName } from '../names.ts'
import { removals } from '../removals.ts'
import { resolveAssistant } from '../resolve-assistant.ts'
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

  assignTeams: ({ world, body: { assistantId, teamIds, append }, caller, clock, profile }) => {
    const assistant = resolveAssistant(world, caller.companyId, assistantId, profile)
    for (const id of teamIds) checkVisible(caller, world.teams.getOrThrow(id))
    const assigned = new Set(append ? [...assistant.teamIds, ...teamIds] : teamIds)
    return world.assistants.update(assistant.id, { teamIds: [...assigned], updatedAt: toTimestamp(clock.now()) })
  },

  unassignTeam: ({ world, path: { teamId, assistantId }, caller, profile }) => {
    removeFromTeam(world, resolveAssistant(world, caller.companyId, assistantId, profile), teamId)
    return { success: true, message: 'Assistant removed from team' }
  },
} satisfies Partial<Singularity>

/** Throws a RecordNotFound if a team that a body names belongs to another company than the caller. */
function checkVisible({ companyId }: SingularityCaller, team: Team): void {
  if (team.companyId !== companyId) throw new RecordNotFound('Team', team.id)
}

function removeFromTeam({ assistants }: SingularityWorld, { id, teamIds }: Assistant, teamId: string): void {
  if (teamIds.includes(teamId)) assistants.update(id, { teamIds: teamIds.filter((one) => one !== teamId) })
}
