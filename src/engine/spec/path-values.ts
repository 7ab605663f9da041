import { decodePercent } from './parameters.ts'
import { segmentsOf, textOf } from './segment.ts'
import type { Operation } from './spec.ts'

/**
 * Returns the decoded values of an operation's path parameters by name; undefined for those that are not percent-encoded
 * UTF-8. An encoded slash (%2F) does not split a segment.
 * @param path of a request to the operation, still percent-encoded
 */
export function pathValues(operation: Operation, path: string): Record<string, string | undefined> {
  const segments = segmentsOf(path)
  // Segments of a base path come before those of the template.
  const first = segments.length - operation.segments
  const values: Record<string, string | undefined> = {}
  for (const slot of operation.slots) {
    values[slot.name] = decodePercent(textOf(slot, segments[first + slot.segment] ?? ''))
  }
  return values
}
