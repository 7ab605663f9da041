import type { profile } from '../../generated/genesys/types.ts'
import { foldCase } from './collections.ts'

/** Returns a predicate for records with a name, by the profile's reading of the name filter. */
export function matchesName(
  name: string | undefined,
  { nameFilter }: profile,
): (record: { readonly name: string }) => boolean {
  if (name === undefined) return () => true
  const folded = foldCase(name)
  if (nameFilter === 'prefix') return (record) => foldCase(record.name).startsWith(folded)
  return (record) => foldCase(record.name) === folded
}
