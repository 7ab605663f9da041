import { shownWorkload } from '../agent-view.ts'
import type { Bird } from '../bird.ts'
import { agentIn } from '../references.ts'
import { assign, close } from '../workload.ts'

export const workload = {
  getWorkload: ({ world, path }) => shownWorkload(world, agentIn(world, path)),

  assignItem: ({ world, path, body, clock }) => {
    return shownWorkload(world, assign(world, agentIn(world, path), body.channel, clock.now()))
  },

  closeItem: ({ world, path, body, clock }) => {
    return shownWorkload(world, close(world, agentIn(world, path), body.channel, clock.now()))
  },
} satisfies Partial<Bird>
