import { RecordNotFound } from '../../../world/world-error.ts'
import { rejectForeignTeam } from '../caller.ts'
import type { Assistant, SingularityWorld, Team } from '../collections.ts'
import { byName, sortedAssistants, toPage } from '../listing.ts'
import { rejectDuplicateName } from '../names.ts'
import { removals } from '../removals.ts'
import { resolveAssistant } from '../resolve-assistant.ts'
import type { Singularity, SingularityContext } from '../singularity.ts'
import { teamInput, toTeam, toTeamCreated, toTeamSummary } from '../teams.ts'
import { toTimestamp } from '../timestamp.ts'

export const teams = {
  listTeams: (context) => {
    const { world, caller } = context
    const all = world.teams.remember(caller.companyId, () => {
      return world.teams.list({ index: ['company', caller.companyId] }).toSorted(byName())
    })
    return toPage(context, all, (team) => toTeamSummary(world, team))
  },

  createTeam: ({ world, body, caller: { companyId }, clock, id, profile }) => {
    const name = body.name.trim()
    rejectDuplicateName(world.teams, { companyId, name }, profile)
    const now = toTimestamp(clock.now())
    const input = { description: '', icon: '', ...teamInput(body), name }
    return toTeamCreated(world.teams.insert({ id: id(), ...input, companyId, createdAt: now, updatedAt: now }))
  },

  readTeam: ({ world, path }) => toTeam(world, world.teams.getOrThrow(path.teamId)),

  updateTeam: ({ world, path: { teamId }, body, clock, profile }) => {
    const { companyId, name: current } = world.teams.getOrThrow(teamId)
    const name = (body.name ?? current).trim()
    rejectDuplicateName(world.teams, { companyId, name, id: teamId }, profile)
    const changes = { ...teamInput(body), name, updatedAt: toTimestamp(clock.now()) }
    return toTeam(world, world.teams.update(teamId, changes))
  },

  removeTeam: ({ world, path: { teamId } }) => {
    removals.teams(world, teamId)
    return { success: true, message: 'Team deleted' }
  },

  listTeamAssistants: ({ world, path: { teamId }, caller: { companyId } }) => {
    const assistants = sortedAssistants(world, { companyId, teamId, sortBy: 'name' })
    return { data: assistants.map(({ id, name, llmModel }) => ({ id, name, llmModel })) }
  },

  assignTeams: (context) => {
    const { world, body, caller, clock, profile } = context
    const assistant = resolveAssistant(world, caller.companyId, body.assistantId, profile)
    for (const id of body.teamIds) checkVisible(context, world.teams.getOrThrow(id))
    const assigned = new Set(body.append ? [...assistant.teamIds, ...body.teamIds] : body.teamIds)
    const changes = { teamIds: [...assigned], updatedAt: toTimestamp(clock.now()) }
    const { id, teamIds } = world.assistants.update(assistant.id, changes)
    return { success: true, assistant: { id, teamIds } }
  },

  unassignTeam: ({ world, path: { teamId, assistantId }, caller, profile }) => {
    removeFromTeam(world, resolveAssistant(world, caller.companyId, assistantId, profile), teamId)
    return { success: true, message: 'Assistant removed from team' }
  },
} satisfies Partial<Singularity>

/** Throws if a team that a body names belongs to another company than the caller. */
function checkVisible({ caller, profile }: SingularityContext, { id, companyId }: Team): void {
  if (companyId === caller.companyId) return
  rejectForeignTeam(profile)
  throw new RecordNotFound('TeamRecord', id)
}

function removeFromTeam({ assistants }: SingularityWorld, { id, teamIds }: Assistant, teamId: string): void {
  if (teamIds.includes(teamId)) assistants.update(id, { teamIds: teamIds.filter((one) => one !== teamId) })
}
