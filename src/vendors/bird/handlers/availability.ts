import { changeAvailability, isSticky, saveAvailability } from '../availability.ts'
import type { Bird } from '../bird.ts'
import { currentMoment } from '../moment.ts'
import { agentAt } from '../references.ts'

export const availability = {
  getAvailability: ({ world, path }) => agentAt(world, path).availability,

  patchAvailability: ({ world, path, body, clock, profile }) => {
    const { activityTtl } = body
    const activityMillis = activityTtl === undefined ? undefined : activityTtl * MILLIS[profile.activityTtlUnit]
    const agent = agentAt(world, path)
    const change = { at: currentMoment(clock), isSticky: isSticky(profile) }
    return saveAvailability(world, agent, changeAvailability(agent, { ...body, activityMillis }, change))
  },
} satisfies Partial<Bird>

const MILLIS = { seconds: 1000, minutes: 60_000 }
