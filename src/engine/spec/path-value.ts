import { decodePercent } from './parameters.ts'
import { type PathSlot, segmentsOf, textOf } from './segment.ts'
import type { Operation } from './spec.ts'

/**
 * Returns the decoded value of an operation's path parameter; undefined if it is not percent-encoded UTF-8. An encoded
 * slash (%2F) does not split a segment.
 * @param path of a request to the operation, still percent-encoded
 */
export function pathValue(operation: Operation, path: string, slot: PathSlot): string | undefined {
  const segments = segmentsOf(path)
  // Segments of a base path come before those of the template.
  const first = segments.length - operation.segments
  return decodePercent(textOf(slot, segments[first + slot.segment] ?? ''))
}
