import type { Collection } from '../../world/collection.ts'

/** Characters of a long text that are searched in one step. */
const WINDOW = 65_536

/** Finds the records that contain a text in any value, ignoring case, in steps. */
export function* findSteps(collection: Collection<object>, text: string): Generator<void, ReadonlySet<object>> {
  const lowerCaseText = text.toLowerCase()
  const found = new Set<object>()
  for (const record of collection.list()) {
    if (yield* contains(record, lowerCaseText)) found.add(record)
    yield
  }
  return found
}

function* contains(value: unknown, text: string): Generator<void, boolean> {
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) if (yield* contains(member, text)) return true
    return false
  }
  const whole = String(value)
  // Neighbouring windows overlap, because a match may lie across their border.
  for (let start = 0; start === 0 || start < whole.length; start += WINDOW) {
    if (start > 0) yield
    if (
      whole
        .slice(start, start + WINDOW + text.length)
        .toLowerCase()
        .includes(text)
    )
      return true
  }
  return false
}
