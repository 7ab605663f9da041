import type { Removals } from '../../engine/vendor/vendor.ts'
import type { GenesysWorld } from './collections.ts'
import { endSessions } from './issued-tokens.ts'

/** Functions that delete a record of a collection with everything that goes with it. */
export const removals = {
  users: (world, id) => {
    world.users.delete(id)
    endSessions(world, id)
  },

  assistants: (world, id) => {
    world.assistants.delete(id)
    world.assistantQueues.deleteAll({ index: ['assistant', id] })
  },

  routingQueues: (world, id) => {
    world.routingQueues.delete(id)
    world.assistantQueues.deleteAll({ index: ['queue', id] })
  },
} satisfies Removals<GenesysWorld>
