import type { RecordDraft } from './factory.ts'

/** Whether a scenario says several things of something, and not just its name. */
export function isDraft(value: unknown): value is RecordDraft {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text that a scenario gives; undefined where it gives none, or something else, which is refused as it is planted. */
export function stringOrUndefined(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
