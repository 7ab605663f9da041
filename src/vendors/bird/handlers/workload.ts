import { workloadView } from '../agent-view.ts'
import type { Bird } from '../bird.ts'
import { agentAt } from '../references.ts'

export const workload = {
  getWorkload: ({ world, path }) => workloadView(world, agentAt(world, path)),
} satisfies Partial<Bird>
