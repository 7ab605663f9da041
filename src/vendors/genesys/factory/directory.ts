import type { Factories, FactoryContext } from '../../../engine/vendor/factory.ts'
import { stringOrUndefined } from '../../../engine/vendor/record-draft.ts'
import type { links, operations } from '../../../generated/genesys/types.ts'
import { foldCase, type GenesysWorld, memberKey, type Schemas } from '../collections.ts'
import { createDivision } from '../divisions.ts'
import { homeDivision, homeDivisionOfUser } from '../identity.ts'
import { countMembers, createMembership } from '../queue-members.ts'

type DirectoryContext = FactoryContext<GenesysWorld, operations & links>

const RESULTS = ['Resolved', 'Refund granted', 'Parcel sent again', 'Called back', 'Passed on', 'Wrong number']

/** The factories of divisions, users, memberships and wrap-up codes. */
export const directoryFactories = {
  divisions: (draft, { world, id, link, samples, create }) => {
    const divisionId = stringOrUndefined(draft['id']) ?? id()
    const name = `${samples.city()} ${world.divisions.size + 1}`
    create('divisions', { ...createDivision({ id: divisionId, name }, link), ...draft })
  },

  users: ({ manager, favorites, ...draft }, context) => {
    const { world, id, link, now, create, keyOf } = context
    const userId = stringOrUndefined(draft['id']) ?? id()
    const name = stringOrUndefined(draft['name']) ?? unusedName(context)
    const email = stringOrUndefined(draft['email']) ?? addressOf(name)
    const reference = (user: unknown) => toReference(keyOf('users', user), link)
    create('users', {
      id: userId,
      name,
      division: homeDivisionOfUser(world, link),
      chat: { jabberId: `${userId.replaceAll('-', '')}@desk.orgspan.example` },
      email,
      primaryContactInfo: [{ address: email, mediaType: 'EMAIL', type: 'PRIMARY' }],
      username: email,
      state: 'active',
      version: 1,
      routingStatus: { userId, status: 'OFF_QUEUE', startTime: now },
      ...(manager !== undefined && { manager: reference(manager) }),
      ...(Array.isArray(favorites) && { favorites: favorites.map(reference) }),
      selfUri: link('getUser', { userId }),
      ...draft,
    })
  },

  queueMembers: ({ queue, user, ...draft }, { world, keyOrDefault, create }) => {
    const queueId = keyOrDefault('routingQueues', queue, quietQueueId(world))
    const userId = keyOrDefault('users', user, nextUserId(world, queueId))
    create('queueMembers', { ...createMembership(queueId, userId), ...draft })
    // `create` has reported an error if there is no such record.
    if (world.queueMembers.has(memberKey(queueId, userId))) countMembers(world, queueId)
  },

  wrapupCodes: (draft, { world, id, link, now, samples, random, create }) => {
    const codeId = stringOrUndefined(draft['id']) ?? id()
    const user = world.users.first()?.id
    create('wrapupCodes', {
      id: codeId,
      name: `${random.pick(RESULTS)} ${world.wrapupCodes.size + 1}`,
      division: homeDivision(world, link),
      description: samples.sentence(),
      dateCreated: now,
      dateModified: stringOrUndefined(draft['dateCreated']) ?? now,
      ...(user !== undefined && { createdBy: user, modifiedBy: user }),
      selfUri: link('getRoutingWrapupcode', { codeId }),
      ...draft,
    })
  },
} satisfies Factories<GenesysWorld, operations & links>

/** Creates the memberships of a queue from the names of its members. */
export function createMembers(queueId: string, members: unknown, { keyOf, create, world }: DirectoryContext): void {
  if (!Array.isArray(members)) return
  for (const name of members) create('queueMembers', createMembership(queueId, keyOf('users', name)))
  if (world.routingQueues.has(queueId)) countMembers(world, queueId)
}

function toReference(userId: string, link: DirectoryContext['link']): Schemas['UserReference'] {
  return { id: userId, selfUri: link('getUser', { userId }) }
}

function addressOf(name: string): string {
  return `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@desk.example`
}

/** Returns a person's name that no user has. Appends a number if twenty tries find none. */
function unusedName({ world, samples }: DirectoryContext): string {
  for (let attempt = 0; attempt < 20; attempt++) {
    const name = `${samples.firstName()} ${samples.lastName()}`
    if (!world.users.find('name', foldCase(name))) return name
  }
  return `${samples.firstName()} ${samples.lastName()} ${world.users.size + 1}`
}

/** Returns the id of the queue whose turn it is if memberships are spread over all queues. */
function quietQueueId({ routingQueues, queueMembers }: GenesysWorld): string | undefined {
  const queues = routingQueues.remember('all', () => routingQueues.list())
  return queues[queueMembers.size % queues.length]?.id
}

/** Returns the id of a user who is not a member of the queue, if there is one. */
function nextUserId({ users, queueMembers }: GenesysWorld, queueId: string): string | undefined {
  const all = users.remember('all', () => users.list())
  for (let i = 0; i < all.length; i++) {
    const user = all[(queueMembers.size + i) % all.length]
    if (user && !queueMembers.has(memberKey(queueId, user.id))) return user.id
  }
  return undefined
}
