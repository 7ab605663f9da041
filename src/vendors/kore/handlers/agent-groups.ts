import { type AgentRecord, addressKey, type KoreWorld } from '../collections.ts'
import { groupView } from '../group-view.ts'
import { accountOf, agentUserId } from '../identity.ts'
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
    const creator = world.agents.find('emailId', addressKey(streamId, caller.subject))
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

  getAgentGroup: ({ world, path: { groupId } }) => groupView(world, world.agentGroups.getOrThrow(groupId)),

  putAgentGroup: ({ world, path: { streamId, groupId }, body: { managers, ...changes }, clock }) => {
    if (managers) setManagers(world, { streamId, groupId, managers })
    return groupView(world, world.agentGroups.update(groupId, { ...changes, updatedAt: clock.now() }))
  },

  deleteAgentGroup: ({ world, path: { groupId } }) => {
    const last = groupView(world, world.agentGroups.getOrThrow(groupId))
    removals.agentGroups(world, groupId)
    return last
  },
} satisfies Partial<Kore>

type Managers = NonNullable<Parameters<Kore['putAgentGroup']>[0]['body']['managers']>
type Membership = AgentRecord['agentGroups'][number]

/** Replaces the managers of a group. New managers join the group, and former managers stay in it as agents. */
function setManagers(
  world: KoreWorld,
  { streamId, groupId, managers }: { streamId: string; groupId: string; managers: Managers },
): void {
  const account = accountOf(world)
  const agents = listInStream(world.agents, streamId)
  const agentIds = new Map(agents.map((agent) => [agentUserId(account, agent), agent.id]))
  const levels = new Map(managers.map(({ userId, accessLevel }) => [agentIds.get(userId) ?? '', accessLevel]))
  rejectUnknownReferences(
    world,
    streamId,
    managers.map(({ userId }, i) => {
      return { collection: 'agents', id: agentIds.get(userId) ?? userId, at: `/managers/${i}/userId` }
    }),
  )
  for (const { id, agentGroups } of agents) {
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
