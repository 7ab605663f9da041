import type { Bird } from '../bird.ts'
import { addMembers, findMember, memberView } from '../team-members.ts'
import { listPage, withoutTotal, workspaceRecord } from '../workspace-records.ts'

export const teamMembers = {
  listTeamMembers: ({ world, path, query }) => {
    const { id } = workspaceRecord(world.teams, path.workspaceId, path.teamId)
    const { results, ...rest } = listPage(world.memberships.list({ index: ['team', id] }), query, {
      scope: JSON.stringify(['members', id]),
      keyOf: ({ memberSince, agentId }) => `${memberSince}\u0000${agentId}`,
    })
    return withoutTotal({ results: results.map((member) => memberView(world, member)), ...rest })
  },

  addTeamMember: ({ world, path, body, clock }) => {
    const team = workspaceRecord(world.teams, path.workspaceId, path.teamId)
    const added = addMembers(world, team, { userIds: [body.id], at: '/id', now: clock.now() })
    return { results: added.map((member) => memberView(world, member)) }
  },

  getTeamMember: ({ world, path }) => memberView(world, findMember(world, path)),

  removeTeamMember: ({ world, path }) => {
    const { agentId, teamId } = findMember(world, path)
    world.memberships.delete(`${agentId}/${teamId}`)
  },
} satisfies Partial<Bird>
