import type { Removals } from '../../engine/vendor/vendor.ts'
import type { GenesysWorld } from './collections.ts'
import { countMembers } from './queue-members.ts'
import type { UserRecord } from './user-view.ts'

/** Functions that delete a record of a collection with everything that goes with it. */
export const removals = {
  assistants: (world, id) => {
    world.assistants.delete(id)
    world.assistantQueues.deleteAll({ index: ['assistant', id] })
  },

  routingQueues: (world, id) => {
    world.routingQueues.delete(id)
    world.assistantQueues.deleteAll({ index: ['queue', id] })
    world.queueMembers.deleteAll({ index: ['queue', id] })
  },

  users: (world, id) => {
    world.users.delete(id)
    const memberships = world.queueMembers.deleteAll({ index: ['user', id] })
    for (const { queueId } of memberships) countMembers(world, queueId)
    for (const user of world.users.list({ where: (one) => refersTo(one, id) })) {
      const favorites = user.favorites?.filter((favorite) => favorite.id !== id)
      world.users.update(user.id, { favorites, ...(user.manager?.id === id && { manager: undefined }) })
    }
  },

  queueMembers: (world, key) => {
    const { queueId } = world.queueMembers.delete(key)
    countMembers(world, queueId)
  },
} satisfies Removals<GenesysWorld>

function refersTo({ manager, favorites = [] }: UserRecord, id: string): boolean {
  return manager?.id === id || favorites.some((favorite) => favorite.id === id)
}
