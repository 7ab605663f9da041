import { createPatch } from 'rfc6902'
import type { Snapshot, World } from '../../world/world.ts'
import type { Schemas } from './collections.ts'

/** A world's state, reduced to the records that differ: by vendor, collection and key. */
interface State {
  readonly records: Record<string, Record<string, Record<string, object>>>
  readonly settings: Readonly<Record<string, unknown>>
  readonly clock: object
}

/**
 * Returns the difference between two moments of a world as a JSON Patch (RFC 6902).
 * Only changed records are compared. Every record is addressed by its key, so the patch equals that of the full states.
 */
export function patchBetween(world: World, from: Snapshot, to: Snapshot): Schemas['PatchOperation'][] {
  const before = emptyState(from)
  const after = emptyState(to)
  for (const { group, collection, changes } of world.changes(from, to)) {
    const recordsBefore = recordsIn(before, group, collection)
    const recordsAfter = recordsIn(after, group, collection)
    for (const change of changes) {
      if (change.before) recordsBefore[change.key] = change.before
      if (change.after) recordsAfter[change.key] = change.after
    }
  }
  return createPatch(before, after)
}

function emptyState({ settings, clock }: Snapshot): State {
  return { records: {}, settings, clock }
}

/** Returns the records of a collection in a state; adds the collection if it is missing. */
function recordsIn({ records }: State, group: string, collection: string): Record<string, object> {
  records[group] ??= {}
  const vendor = records[group]
  // Without a prototype: a key can be any string, such as `__proto__`.
  vendor[collection] ??= Object.create(null)
  return vendor[collection] ?? {}
}
