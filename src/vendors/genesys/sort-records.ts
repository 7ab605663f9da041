import { compare } from '../../world/tree.ts'
import { foldCase } from './collections.ts'

/** A direction in any spelling of the vendor. */
type SortOrder = 'asc' | 'desc' | 'ASC' | 'DESC' | 'ascending' | 'descending'

/** Returns records sorted by a value, ignoring case. */
export function sortRecords<R>(
  records: readonly R[],
  fieldOf: (record: R) => string,
  order: SortOrder = 'asc',
): readonly R[] {
  const ascending = records.toSorted((a, b) => compare(foldCase(fieldOf(a)), foldCase(fieldOf(b))))
  return /^desc/i.test(order) ? ascending.toReversed() : ascending
}

/** Returns whether a text contains a part, ignoring case. */
export function containsIgnoringCase(text: string, part: string): boolean {
  return foldCase(text).includes(foldCase(part))
}
