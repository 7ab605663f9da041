import type { FactoryContext, RecordDraft } from '../../engine/vendor/factory.ts'
import { stringOrUndefined } from '../../engine/vendor/record-draft.ts'
import type { operations } from '../../generated/kore/types.ts'
import type { KoreWorld } from './collections.ts'

/** Returns the strings in a list, or an empty list if the value is not a list. */
export function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** Returns the id of the stream with this name, or of the first stream if the name is undefined. */
export function streamIdOf(name: unknown, { world, keyOf }: FactoryContext<KoreWorld, operations>): string {
  return name === undefined ? (world.streams.first()?.id ?? '') : keyOf('streams', name)
}

/** Returns the timestamps of a new record. Both are the draft's createdAt, which defaults to now. */
export function timestampsOf(
  draft: RecordDraft,
  { now }: { readonly now: string },
): { createdAt: string; updatedAt: string } {
  const createdAt = stringOrUndefined(draft['createdAt']) ?? now
  return { createdAt, updatedAt: createdAt }
}
