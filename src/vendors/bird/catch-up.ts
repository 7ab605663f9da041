import type { Clock } from '../../world/clock.ts'
import { applyElapsedTime, changesBetween } from './availability.ts'
import { type BirdWorld, TIMED } from './collections.ts'

/** Ends expired activities, sets agents away whose inbox was closed, and deletes file ids that were not used in time. */
export function catchUp(world: BirdWorld, clock: Clock): void {
  const millis = clock.millis()
  if (nextAgentChange(world) <= millis) updateAgents(world, millis)
  if (nextFileExpiry(world) <= millis) {
    world.files.deleteAll({ index: ['timed', TIMED], where: ({ expiresAt = millis + 1 }) => expiresAt <= millis })
  }
}

/** Returns the time of the next agent's timed change. It is cached until an agent changes. */
function nextAgentChange({ agents }: BirdWorld): number {
  return agents.remember('next change by time', () => {
    const timed = agents.list({ index: ['timed', TIMED] })
    return earliest(timed.flatMap(({ activityEndsAt, awayAt }) => [activityEndsAt, awayAt]))
  })
}

function nextFileExpiry({ files }: BirdWorld): number {
  return files.remember('next change by time', () => {
    return earliest(files.list({ index: ['timed', TIMED] }).map(({ expiresAt }) => expiresAt))
  })
}

function earliest(moments: readonly (number | undefined)[]): number {
  return moments.reduce<number>((least, moment) => Math.min(least, moment ?? least), Number.POSITIVE_INFINITY)
}

function updateAgents({ agents }: BirdWorld, millis: number): void {
  for (const agent of agents.list({ index: ['timed', TIMED] })) {
    const updated = applyElapsedTime(agent, millis)
    if (updated !== agent) agents.update(agent.id, changesBetween(agent, updated))
  }
}
