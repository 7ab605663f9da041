import type { Link } from '../../engine/spec/link.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import type { operations } from '../../generated/genesys/types.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import { type GenesysWorld, memberKey, type Schemas } from './collections.ts'
import { type UserExpansion, userView } from './user-view.ts'

/** A membership of a user in a queue, as a record. */
export type QueueMemberRecord = Immutable<Schemas['QueueMemberRecord']>

/** A member of a queue, as a response shows it. */
export type QueueMember = Immutable<Schemas['QueueMember']>

/** Creates the record of a membership without adding it to the world. */
export function createMembership(queueId: string, userId: string): QueueMemberRecord {
  return { queueId, userId, ringNumber: 1, joined: true, memberBy: 'user' }
}

/**
 * Adds users to a queue. Users that already are members stay as they are.
 * @throws RecordNotFound if a user does not exist; then nobody is added
 */
export function addMembers(world: GenesysWorld, queueId: string, userIds: readonly string[]): void {
  const unknown = userIds.find((id) => !world.users.has(id))
  if (unknown !== undefined) throw new RecordNotFound('User', unknown)
  for (const userId of userIds) {
    if (!world.queueMembers.has(memberKey(queueId, userId)))
      world.queueMembers.insert(createMembership(queueId, userId))
  }
  countMembers(world, queueId)
}

/** Removes users from a queue. Users that are not members are ignored. */
export function removeMembers(world: GenesysWorld, queueId: string, userIds: readonly string[]): void {
  const removed = new Set(userIds)
  world.queueMembers.deleteAll({ index: ['queue', queueId], where: ({ userId }) => removed.has(userId) })
  countMembers(world, queueId)
}

/** Updates a membership, if it exists. */
export function updateMember(
  world: GenesysWorld,
  { queueId, userId, ...changes }: Pick<QueueMemberRecord, 'queueId' | 'userId'> & Partial<QueueMemberRecord>,
): void {
  const key = memberKey(queueId, userId)
  if (!world.queueMembers.has(key)) return
  world.queueMembers.update(key, changes)
  countMembers(world, queueId)
}

/** Sets the numbers of members in a queue's record. */
export function countMembers({ routingQueues, queueMembers }: GenesysWorld, queueId: string): void {
  const members = queueMembers.list({ index: ['queue', queueId] })
  routingQueues.update(queueId, {
    memberCount: members.length,
    userMemberCount: members.filter(({ memberBy }) => memberBy === 'user').length,
    joinedMemberCount: members.filter(({ joined }) => joined).length,
  })
}

/**
 * Throws if a user is not a member of a queue.
 * @throws a Problem `not-found`
 */
export function requireMember(world: GenesysWorld, queueId: string, userId: string): void {
  if (world.queueMembers.has(memberKey(queueId, userId))) return
  throw new Problem('not-found', `User ${userId} is not a member of queue ${queueId}`, {
    entity: { name: 'QueueMember', key: userId },
  })
}

/** Returns a member as a response shows it, with the fields of its user that the request expands. */
export function memberView(
  { queueId, userId, ringNumber, joined, memberBy }: QueueMemberRecord,
  expand: readonly UserExpansion[],
  { world, link }: { readonly world: GenesysWorld; readonly link: Link<operations> },
): QueueMember {
  const user = world.users.getOrThrow(userId)
  const { routingStatus } = user
  return {
    id: userId,
    name: user.name,
    user: userView(user, expand),
    ringNumber,
    joined,
    memberBy,
    ...(routingStatus && expand.includes('routingStatus') && { routingStatus }),
    selfUri: link('patchRoutingQueueMember', { queueId, memberId: userId }),
  }
}
