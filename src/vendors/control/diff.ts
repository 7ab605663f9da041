import { createPatch } from 'rfc6902'
import type { Snapshot, World } from '../../world/world.ts'
import type { Schemas } from './collections.ts'

/** A state as far as it differs from another: `records` by vendor, collection and key. */
interface State {
  readonly records: Record<string, Record<string, Record<string, object>>>
  readonly settings: Readonly<Record<string, unknown>>
  readonly clock: object
}

/**
 * What turns one moment of a world into another, as a JSON Patch (RFC 6902). Only records that differ are compared:
 * since each stands under its key, the patch is that of the whole states.
 */
export function patchBetween(world: World, from: Snapshot, to: Snapshot): Schemas['PatchOperation'][] {
  const before = emptyState(from)
  const after = emptyState(to)
  for (const { group, collection, changes } of world.changes(from, to)) {
    const was = placeFor(before, group, collection)
    const is = placeFor(after, group, collection)
    for (const change of changes) {
      if (change.before) was[change.key] = change.before
      if (change.after) is[change.key] = change.after
    }
  }
  return createPatch(before, after)
}

function emptyState({ settings, clock }: Snapshot): State {
  return { records: {}, settings, clock }
}

function placeFor({ records }: State, group: string, collection: string): Record<string, object> {
  records[group] ??= {}
  const vendor = records[group]
  // A key may be any text, so nothing may be inherited.
  vendor[collection] ??= Object.create(null)
  return vendor[collection] ?? {}
}
