import { compare } from '../../world/tree.ts'
import { foldCase } from './collections.ts'

/** Returns records sorted by a value, ignoring case. */
export function sortRecords<R>(
  records: readonly R[],
  fieldOf: (record: R) => string,
  order: 'ascending' | 'descending' = 'ascending',
): readonly R[] {
  const ascending = records.toSorted((a, b) => compare(foldCase(fieldOf(a)), foldCase(fieldOf(b))))
  return order === 'descending' ? ascending.toReversed() : ascending
}

/** Returns whether a text contains a part, ignoring case. */
export function containsIgnoringCase(text: string, part: string): boolean {
  return foldCase(text).includes(foldCase(part))
}
