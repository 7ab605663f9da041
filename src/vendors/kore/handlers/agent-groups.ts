import { Problem } from '../../../engine/vendor/problem.ts'
import { type AgentRecord, addressIn, type KoreWorld } from '../collections.ts'
import { unassignedGroup } from '../defaults.ts'
import { groupView } from '../group-view.ts'
import { accountOf, userOf } from '../identity.ts'
import { prefixed } from '../ids.ts'
import type { Kore } from '../kore.ts'
import { inStream, skipped } from '../listing.ts'
import { refuseUnknown } from '../references.ts'
import { tallyOf } from '../tally.ts'

export const agentGroups = {
  getAgentGroups: ({ world, path: { streamId }, query }) => {
    return skipped(inStream(world.agentGroups, streamId), query, (group) => groupView(world, group))
  },

  postAgentGroups: ({ world, path: { streamId }, body, clock, id, caller }) => {
    const now = clock.now()
    const maker = world.agents.find('emailId', addressIn(streamId, caller.subject))
    const group = world.agentGroups.insert({
      id: prefixed('ag', id()),
      streamId,
      ...body,
      isDefault: false,
      isUnassigned: false,
      createdBy: caller.userId,
      ...(maker && { createdByAId: maker.id }),
      createdAt: now,
      updatedAt: now,
    })
    return groupView(world, group)
  },

  getAgentGroup: ({ world, path: { groupId } }) => groupView(world, world.agentGroups.getOrThrow(groupId)),

  putAgentGroup: ({ world, path: { streamId, groupId }, body: { managers, ...changes }, clock }) => {
    if (managers) appoint(world, { streamId, groupId, managers })
    return groupView(world, world.agentGroups.update(groupId, { ...changes, updatedAt: clock.now() }))
  },

  deleteAgentGroup: ({ world, path: { streamId, groupId } }) => {
    const group = world.agentGroups.getOrThrow(groupId)
    if (group.isDefault || group.isUnassigned) {
      throw new Problem('invalid', `The agent group ${group.name} is one that every stream has: it cannot be deleted`)
    }
    const last = groupView(world, group)
    for (const agent of tallyOf(world).groups.get(groupId) ?? []) leave(world, agent, groupId)
    for (const queue of inStream(world.queues, streamId)) {
      const rest = queue.agentGroups.filter(({ id }) => id !== groupId)
      if (rest.length < queue.agentGroups.length) world.queues.update(queue.id, { agentGroups: rest })
    }
    world.agentGroups.delete(groupId)
    return last
  },
} satisfies Partial<Kore>

type Managers = NonNullable<Parameters<Kore['putAgentGroup']>[0]['body']['managers']>
type Membership = AgentRecord['agentGroups'][number]

/** Makes these the managers of a group: who is new joins it, and who was one before stays in it as an agent. */
function appoint(
  world: KoreWorld,
  { streamId, groupId, managers }: { streamId: string; groupId: string; managers: Managers },
): void {
  const account = accountOf(world)
  const all = inStream(world.agents, streamId)
  const agentOf = new Map(all.map((agent) => [userOf(account, agent), agent.id]))
  const levels = new Map(managers.map(({ userId, accessLevel }) => [agentOf.get(userId) ?? '', accessLevel]))
  refuseUnknown(
    world,
    streamId,
    managers.map(({ userId }, i) => {
      return { to: 'agents', id: agentOf.get(userId) ?? userId, at: `/managers/${i}/userId` }
    }),
  )
  for (const { id, agentGroups } of all) {
    const present = agentGroups.find((membership) => membership.groupId === groupId)
    const accessLevel = levels.get(id)
    if (accessLevel) join(world, id, { groupId, role: 'manager', accessLevel })
    else if (present?.role === 'manager') join(world, id, { groupId, role: 'agent' })
  }
}

function join(world: KoreWorld, agentId: string, membership: Membership): void {
  const others = world.agents.getOrThrow(agentId).agentGroups.filter(({ groupId }) => groupId !== membership.groupId)
  world.agents.update(agentId, { agentGroups: [...others, membership] })
}

/** Takes an agent out of a group; one that is in no other becomes unassigned. */
function leave(world: KoreWorld, { id, streamId, agentGroups }: AgentRecord, left: string): void {
  const rest = agentGroups.filter(({ groupId }) => groupId !== left)
  const unassigned = unassignedGroup(world, streamId)
  const fallback: Membership[] = unassigned ? [{ groupId: unassigned.id, role: 'agent' }] : []
  world.agents.update(id, { agentGroups: rest.length > 0 ? rest : fallback })
}
