import type { Given, Making } from '../../engine/factory.ts'
import type { operations } from '../../generated/kore/types.ts'
import type { KoreWorld } from './collections.ts'

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** The texts of a list; none, when it is no list. */
export function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

export function isGiven(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The id of the stream of this name; that of the first one where none is named. */
export function streamOf(name: unknown, { world, refer }: Making<KoreWorld, operations>): string {
  return name === undefined ? (world.streams.list()[0]?.id ?? '') : refer('streams', name)
}

/** When a record was made and last changed, as far as a scenario says so. */
export function momentOf(given: Given, { now }: { readonly now: string }): { createdAt: string; updatedAt: string } {
  const createdAt = text(given['createdAt']) ?? now
  return { createdAt, updatedAt: createdAt }
}
