import { teamView } from '../agent-view.ts'
import type { Bird } from '../bird.ts'
import { folded } from '../collections.ts'
import { removals } from '../removals.ts'
import { addMembers } from '../team-members.ts'
import { listPage, workspaceRecord } from '../workspace-records.ts'

export const teams = {
  listTeams: ({ world, path: { workspaceId }, query }) => {
    const records = world.teams.list({ index: ['workspace', workspaceId] })
    const { results, ...rest } = listPage(records, query, {
      scope: JSON.stringify(['teams', workspaceId, query.sortBy]),
      keyOf: ({ id, name, createdAt }) => `${query.sortBy === 'name' ? folded(name) : createdAt}\u0000${id}`,
    })
    return { results: results.map((team) => teamView(world, team)), ...rest }
  },

  createTeam: ({ world, path, body, id, clock }) => {
    const now = clock.now()
    const { members = [], ...rest } = body
    const team = world.teams.insert({
      id: id(),
      workspaceId: path.workspaceId,
      description: '',
      visibility: 'public',
      accessibility: 'open',
      hideFromViews: false,
      ...rest,
      pendingMemberCount: 0,
      createdAt: now,
      updatedAt: now,
    })
    const userIds = new Set(members.map((member) => member.id))
    addMembers(world, team, { userIds: [...userIds], at: '/members/*/id', now })
    return teamView(world, team)
  },

  getTeam: ({ world, path }) => teamView(world, workspaceRecord(world.teams, path.workspaceId, path.teamId)),

  patchTeam: ({ world, path, body, clock }) => {
    const { id } = workspaceRecord(world.teams, path.workspaceId, path.teamId)
    return teamView(world, world.teams.update(id, { ...body, updatedAt: clock.now() }))
  },

  deleteTeam: ({ world, path }) => {
    removals.teams(world, workspaceRecord(world.teams, path.workspaceId, path.teamId).id)
  },
} satisfies Partial<Bird>
