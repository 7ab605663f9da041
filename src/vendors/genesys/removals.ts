import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Removals } from '../../engine/vendor/vendor.ts'
import { associationKey, type GenesysWorld, type Schemas } from './collections.ts'
import { endSessions } from './issued-tokens.ts'
import { countMembers } from './queue-members.ts'
import type { UserRecord } from './user-view.ts'

/** Functions that delete a record of a collection with everything that goes with it. */
export const removals = {
  users: (world, id) => {
    world.users.delete(id)
    world.assistantQueueUsers.deleteAll({ index: ['user', id] })
    const memberships = world.queueMembers.deleteAll({ index: ['user', id] })
    for (const { queueId } of memberships) countMembers(world, queueId)
    for (const user of world.users.list({ where: (one) => refersTo(one, id) })) {
      const favorites = user.favorites?.filter((favorite) => favorite.id !== id)
      world.users.update(user.id, { favorites, ...(user.manager?.id === id && { manager: undefined }) })
    }
    endSessions(world, id)
  },

  assistants: (world, id) => {
    world.assistants.delete(id)
    world.assistantVariations.deleteAll({ index: ['assistant', id] })
    removeAssociations(world, world.assistantQueues.list({ index: ['assistant', id] }))
  },

  routingQueues: (world, id) => {
    world.routingQueues.delete(id)
    removeAssociations(world, world.assistantQueues.list({ index: ['queue', id] }))
    world.queueMembers.deleteAll({ index: ['queue', id] })
  },

  queueMembers: (world, key) => {
    const { queueId } = world.queueMembers.delete(key)
    countMembers(world, queueId)
  },

  assistantQueues: (world, key) => {
    world.assistantQueues.delete(key)
    world.assistantQueueUserJobs.deleteAll({ index: ['association', key] })
    world.assistantQueueUsers.deleteAll({ index: ['association', key] })
  },

  nluDomains: (world, id) => {
    world.nluDomains.delete(id)
    world.nluDomainVersions.deleteAll({ index: ['domain', id] })
  },
} satisfies Removals<GenesysWorld>

/** Deletes associations with the users that are assigned to them, and with their jobs. */
export function removeAssociations(
  world: GenesysWorld,
  associations: readonly Immutable<Schemas['AssistantQueue']>[],
): void {
  for (const { assistant, id } of associations) removals.assistantQueues(world, associationKey(assistant.id, id))
}

function refersTo({ manager, favorites = [] }: UserRecord, id: string): boolean {
  return manager?.id === id || favorites.some((favorite) => favorite.id === id)
}
