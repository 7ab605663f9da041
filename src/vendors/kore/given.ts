import type { FactoryContext, RecordDraft } from '../../engine/vendor/factory.ts'
import { stringOrUndefined } from '../../engine/vendor/record-draft.ts'
import type { operations } from '../../generated/kore/types.ts'
import type { KoreWorld } from './collections.ts'

/** The texts of a list; none, when it is no list. */
export function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** The id of the stream of this name; that of the first one where none is named. */
export function streamOf(name: unknown, { world, keyOf: refer }: FactoryContext<KoreWorld, operations>): string {
  return name === undefined ? (world.streams.first()?.id ?? '') : refer('streams', name)
}

/** When a record was made and last changed, as far as a scenario says so. */
export function momentOf(
  given: RecordDraft,
  { now }: { readonly now: string },
): { createdAt: string; updatedAt: string } {
  const createdAt = stringOrUndefined(given['createdAt']) ?? now
  return { createdAt, updatedAt: createdAt }
}
