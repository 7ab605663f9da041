import { escapeToken } from '../../engine/spec/json-pointer.ts'
import type { Snapshot } from '../../world/snapshot.ts'
import type { World } from '../../world/world.ts'
import type { Schemas } from './collections.ts'
import { MOST_OPERATIONS, Patch } from './patch.ts'

/**
 * Returns the difference between two moments of a world as a JSON Patch (RFC 6902). Only changed records are compared.
 * Every record is addressed by its key, so the patch equals that of the full states.
 * @throws Problem `conflict` if the patch would be too large
 */
export function patchBetween(world: World, from: Snapshot, to: Snapshot): Schemas['PatchOperation'][] {
  const patch = new Patch()
  // Each change takes at least one operation.
  for (const { group, collection, changes } of world.changes(from, to, MOST_OPERATIONS)) {
    for (const { key, before, after } of changes) {
      patch.compare(`/records/${group}/${collection}/${escapeToken(key)}`, before, after)
    }
  }
  patch.compare('/settings', from.settings, to.settings)
  patch.compare('/clock', from.clock, to.clock)
  return patch.operations
}
