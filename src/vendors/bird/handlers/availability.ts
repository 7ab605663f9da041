import type { profile } from '../../../generated/bird/types.ts'
import { changesTo, choose, close, open } from '../availability.ts'
import type { Bird } from '../bird.ts'
import type { AgentRecord, BirdWorld, Schemas } from '../collections.ts'
import { momentOf } from '../moment.ts'
import { agentIn } from '../references.ts'

export const availability = {
  getAvailability: ({ world, path }) => agentIn(world, path).availability,

  patchAvailability: ({ world, path, body, clock, profile }) => {
    const { activityTtl, ...wish } = body
    const timed = activityTtl === undefined ? wish : { ...wish, ...timeOf(activityTtl, profile) }
    const agent = agentIn(world, path)
    return put(world, agent, choose(agent, timed, momentOf(clock)))
  },

  openInbox: ({ world, path, clock }) => {
    const agent = agentIn(world, path)
    return put(world, agent, open(agent, momentOf(clock)))
  },

  closeInbox: ({ world, path, clock }) => {
    const agent = agentIn(world, path)
    return put(world, agent, close(agent, momentOf(clock)))
  },
} satisfies Partial<Bird>

const MILLIS = { seconds: 1000, minutes: 60_000 }

function timeOf(activityTtl: number, { activityTtlUnit }: profile) {
  return { activityTtl: activityTtl * MILLIS[activityTtlUnit], shownTtl: activityTtl }
}

function put({ agents }: BirdWorld, before: AgentRecord, after: AgentRecord): Readonly<Schemas['Availability']> {
  return before === after ? after.availability : agents.update(before.id, changesTo(before, after)).availability
}
