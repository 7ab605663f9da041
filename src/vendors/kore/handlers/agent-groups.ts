import type { AgentRecord, KoreWorld } from '../collections.ts'
import { groupDetailView, groupView } from '../group-view.ts'
import { agentOfSubject, agentOfUser } from '../identity.ts'
import { prefixed } from '../ids.ts'
import type { Kore } from '../kore.ts'
import { listInStream, pageWithSkip } from '../listing.ts'
import { rejectUnknownReferences } from '../references.ts'
import { removals } from '../removals.ts'

export const agentGroups = {
  getAgentGroups: ({ world, path: { streamId }, query }) => {
    return pageWithSkip(listInStream(world.agentGroups, streamId), query, (group) => groupView(world, group))
  },

  postAgentGroups: ({ world, path: { streamId }, body, clock, id, caller }) => {
    const now = clock.now()
    const creator = agentOfSubject(world, streamId, caller.subject)
    const group = world.agentGroups.insert({
      id: prefixed('ag', id()),
      streamId,
      ...body,
      isDefault: false,
      isUnassigned: false,
      createdBy: caller.userId,
      ...(creator && { createdByAId: creator.id }),
      createdAt: now,
      updatedAt: now,
    })
    return groupView(world, group)
  },

  getAgentGroup: ({ world, path: { groupId } }) => groupDetailView(world, world.agentGroups.getOrThrow(groupId)),

  putAgentGroup: ({ world, path: { streamId, groupId }, body: { managers, ...changes }, clock }) => {
    setManagers(world, { streamId, groupId, managers })
    return groupView(world, world.agentGroups.update(groupId, { ...changes, updatedAt: clock.now() }))
  },

  deleteAgentGroup: ({ world, path: { groupId } }) => {
    const last = groupDetailView(world, world.agentGroups.getOrThrow(groupId))
    removals.agentGroups(world, groupId)
    return last
  },
} satisfies Partial<Kore>

type Managers = Parameters<Kore['putAgentGroup']>[0]['body']['managers']
type Membership = AgentRecord['agentGroups'][number]

/** Replaces the managers of a group. New managers join the group, and former managers stay in it as agents. */
function setManagers(
  world: KoreWorld,
  { streamId, groupId, managers }: { streamId: string; groupId: string; managers: Managers },
): void {
  const found = managers.map(({ userId }) => agentOfUser(world, streamId, userId))
  rejectUnknownReferences(
    world,
    streamId,
    managers.map(({ userId: id }, i) => ({ collection: 'users', id, at: `/managers/${i}/userId` })),
  )
  const levels = new Map(managers.map(({ accessLevel }, i) => [found[i]?.id, accessLevel]))
  for (const { id, agentGroups } of listInStream(world.agents, streamId)) {
    const current = agentGroups.find((membership) => membership.groupId === groupId)
    const accessLevel = levels.get(id)
    if (accessLevel) joinGroup(world, id, { groupId, role: 'manager', accessLevel })
    else if (current?.role === 'manager') joinGroup(world, id, { groupId, role: 'agent' })
  }
}

function joinGroup(world: KoreWorld, agentId: string, membership: Membership): void {
  const others = world.agents.getOrThrow(agentId).agentGroups.filter(({ groupId }) => groupId !== membership.groupId)
  world.agents.update(agentId, { agentGroups: [...others, membership] })
}
