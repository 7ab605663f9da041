import type { AgentRecord, BirdWorld } from './collections.ts'
import { leaveRules } from './workload.ts'

/** Removes an agent for good, with its places in teams and rules, and its files. */
export function deleteAgent(world: BirdWorld, { id }: AgentRecord, now: string): void {
  world.agents.delete(id)
  world.memberships.deleteAll({ index: ['agent', id] })
  leaveRules(world, [id], now)
  for (const file of world.files.deleteAll({ index: ['agent', id] })) {
    if (world.fileContents.has(file.id)) world.fileContents.delete(file.id)
  }
}
