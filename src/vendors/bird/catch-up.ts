import type { Clock } from '../../world/clock.ts'
import { changesTo, elapsed } from './availability.ts'
import { type BirdWorld, TIMED } from './collections.ts'

/** Ends activities whose time is over, makes away who closed the inbox, and forgets uploads that nobody made. */
export function catchUp(world: BirdWorld, clock: Clock): void {
  const millis = clock.millis()
  if (nextAgent(world) <= millis) endActivities(world, millis)
  if (nextFile(world) <= millis) {
    world.files.deleteAll({ index: ['timed', TIMED], where: ({ expiresAt = millis + 1 }) => expiresAt <= millis })
  }
}

/** When the next agent changes by itself; only agents of whom one does are looked at, and only after one changed. */
function nextAgent({ agents }: BirdWorld): number {
  return agents.remember('next change by time', () => {
    const timed = agents.list({ index: ['timed', TIMED] })
    return earliest(timed.flatMap(({ activityEndsAt, awayAt }) => [activityEndsAt, awayAt]))
  })
}

function nextFile({ files }: BirdWorld): number {
  return files.remember('next change by time', () => {
    return earliest(files.list({ index: ['timed', TIMED] }).map(({ expiresAt }) => expiresAt))
  })
}

function earliest(moments: readonly (number | undefined)[]): number {
  return moments.reduce<number>((least, moment) => Math.min(least, moment ?? least), Number.POSITIVE_INFINITY)
}

function endActivities({ agents }: BirdWorld, millis: number): void {
  for (const agent of agents.list({ index: ['timed', TIMED] })) {
    const after = elapsed(agent, millis)
    if (after !== agent) agents.update(agent.id, changesTo(agent, after))
  }
}
