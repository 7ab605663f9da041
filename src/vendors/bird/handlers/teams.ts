import { teamView } from '../agent-view.ts'
import type { Bird } from '../bird.ts'
import { removals } from '../removals.ts'
import { listWorkspaceRecords, workspaceRecord } from '../workspace-records.ts'

export const teams = {
  listTeams: ({ world, path, query }) => {
    return listWorkspaceRecords(world.teams, { ...path, ...query }, (team) => teamView(world, team))
  },

  createTeam: ({ world, path, body, id, clock }) => {
    const now = clock.now()
    const team = world.teams.insert({
      id: id(),
      workspaceId: path.workspaceId,
      visibility: 'public',
      accessibility: 'open',
      ...body,
      pendingMemberCount: 0,
      createdAt: now,
      updatedAt: now,
    })
    return teamView(world, team)
  },

  getTeam: ({ world, path }) => teamView(world, workspaceRecord(world.teams, path.workspaceId, path.teamId)),

  deleteTeam: ({ world, path }) => {
    removals.teams(world, workspaceRecord(world.teams, path.workspaceId, path.teamId).id)
  },
} satisfies Partial<Bird>
