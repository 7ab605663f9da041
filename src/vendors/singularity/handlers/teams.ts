import { RecordNotFound } from '../../../world/world-error.ts'
import type { SingularityCaller } from '../caller.ts'
import type { Assistant, SingularityWorld, Team } from '../collections.ts'
import { byName, pageOf, sortedAssistants, summary } from '../listing.ts'
import { moment } from '../moment.ts'
import { refuseTakenName } from '../names.ts'
import type { Singularity } from '../singularity.ts'

export const teams = {
  listTeams: ({ world, query, caller: { companyId } }) => {
    const all = world.teams.remember(companyId, () => {
      return world.teams.list({ index: ['company', companyId] }).toSorted(byName())
    })
    return pageOf(all, query, (team) => team)
  },

  createTeam: ({ world, body, caller: { companyId }, clock, id }) => {
    const name = body.name.trim()
    refuseTakenName(world.teams, { companyId, name })
    const now = moment(clock.now())
    return world.teams.insert({ id: id(), ...body, name, companyId, createdAt: now, updatedAt: now })
  },

  readTeam: ({ world, path }) => world.teams.getOrThrow(path.teamId),

  updateTeam: ({ world, path: { teamId }, body, clock }) => {
    const present = world.teams.getOrThrow(teamId)
    const name = (body.name ?? present.name).trim()
    refuseTakenName(world.teams, { companyId: present.companyId, name, id: teamId })
    return world.teams.update(teamId, { ...body, name, updatedAt: moment(clock.now()) })
  },

  removeTeam: ({ world, path: { teamId }, caller: { companyId } }) => {
    world.teams.delete(teamId)
    for (const assistant of sortedAssistants(world, { companyId, teamId, sortBy: 'name' }))
      leave(world, assistant, teamId)
    return { success: true, message: 'Team deleted' }
  },

  listTeamAssistants: ({ world, path: { teamId }, query, caller: { companyId } }) => {
    return pageOf(sortedAssistants(world, { companyId, teamId, sortBy: 'name' }), query, summary)
  },

  assignTeams: ({ world, body: { assistantId, teamIds, append }, caller, clock }) => {
    const assistant = seen(caller, world.assistants.getOrThrow(assistantId), 'Assistant')
    for (const id of teamIds) seen(caller, world.teams.getOrThrow(id), 'Team')
    const wanted = new Set(append ? [...assistant.teamIds, ...teamIds] : teamIds)
    return world.assistants.update(assistantId, { teamIds: [...wanted], updatedAt: moment(clock.now()) })
  },

  unassignTeam: ({ world, path: { teamId, assistantId } }) => {
    leave(world, world.assistants.getOrThrow(assistantId), teamId)
    return { success: true, message: 'Assistant removed from team' }
  },
} satisfies Partial<Singularity>

/** A record that a body names, if it is the caller's to see. Throws a RecordNotFound. */
function seen<R extends Assistant | Team>({ companyId }: SingularityCaller, record: R, schema: string): R {
  if (record.companyId !== companyId) throw new RecordNotFound(schema, record.id)
  return record
}

function leave({ assistants }: SingularityWorld, { id, teamIds }: Assistant, teamId: string): void {
  if (teamIds.includes(teamId)) assistants.update(id, { teamIds: teamIds.filter((one) => one !== teamId) })
}
