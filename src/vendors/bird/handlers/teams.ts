import { shownTeam } from '../agent-view.ts'
import type { Bird } from '../bird.ts'
import { listSiblings, siblingIn } from '../sibling-listing.ts'

export const teams = {
  listTeams: ({ world, path, query }) => {
    return listSiblings(world.teams, { ...path, ...query }, (team) => shownTeam(world, team))
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
    return shownTeam(world, team)
  },

  getTeam: ({ world, path }) => shownTeam(world, siblingIn(world.teams, path.workspaceId, path.teamId)),

  deleteTeam: ({ world, path }) => {
    const { id } = siblingIn(world.teams, path.workspaceId, path.teamId)
    world.teams.delete(id)
    world.memberships.deleteAll({ index: ['team', id] })
  },
} satisfies Partial<Bird>
