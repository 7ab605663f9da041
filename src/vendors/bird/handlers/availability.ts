import { changeAvailability, changesBetween, closeInbox, openInbox } from '../availability.ts'
import type { Bird } from '../bird.ts'
import type { AgentRecord, BirdWorld, Schemas } from '../collections.ts'
import { currentMoment } from '../moment.ts'
import { agentAt } from '../references.ts'

export const availability = {
  getAvailability: ({ world, path }) => agentAt(world, path).availability,

  patchAvailability: ({ world, path, body, clock, profile }) => {
    const { activityTtl } = body
    const activityMillis = activityTtl === undefined ? undefined : activityTtl * MILLIS[profile.activityTtlUnit]
    const agent = agentAt(world, path)
    return save(world, agent, changeAvailability(agent, { ...body, activityMillis }, currentMoment(clock)))
  },

  openInbox: ({ world, path, clock }) => {
    const agent = agentAt(world, path)
    return save(world, agent, openInbox(agent, currentMoment(clock)))
  },

  closeInbox: ({ world, path, clock }) => {
    const agent = agentAt(world, path)
    return save(world, agent, closeInbox(agent, currentMoment(clock)))
  },
} satisfies Partial<Bird>

const MILLIS = { seconds: 1000, minutes: 60_000 }

function save({ agents }: BirdWorld, before: AgentRecord, after: AgentRecord): Readonly<Schemas['Availability']> {
  return before === after ? after.availability : agents.update(before.id, changesBetween(before, after)).availability
}
