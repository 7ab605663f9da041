import type { AgentRecord, BirdWorld } from './collections.ts'
import { removeFromRules } from './workload.ts'

/** Deletes an agent with its team memberships, rule assignment and files. */
export function deleteAgent(world: BirdWorld, { id }: AgentRecord, now: string): void {
  world.agents.delete(id)
  world.memberships.deleteAll({ index: ['agent', id] })
  removeFromRules(world, [id], now)
  for (const file of world.files.deleteAll({ index: ['agent', id] })) {
    if (world.fileContents.has(file.id)) world.fileContents.delete(file.id)
  }
}
