import { workloadView } from '../agent-view.ts'
import type { Bird } from '../bird.ts'
import { agentAt } from '../references.ts'
import { assignItem, closeItem } from '../workload.ts'

export const workload = {
  getWorkload: ({ world, path }) => workloadView(world, agentAt(world, path)),

  assignItem: ({ world, path, body, clock }) => {
    return workloadView(world, assignItem(world, agentAt(world, path), body.channel, clock.now()))
  },

  closeItem: ({ world, path, body, clock }) => {
    return workloadView(world, closeItem(world, agentAt(world, path), body.channel, clock.now()))
  },
} satisfies Partial<Bird>
