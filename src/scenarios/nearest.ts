import { editDistance } from '../engine/spec/nearest.ts'

/** Of some names the one that was most likely meant; undefined when none is much like it. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const wanted = name.toLowerCase()
  const near = names
    .map((candidate) => ({ candidate, steps: editDistance(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, steps }) => steps <= Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3)))
  return near.toSorted((a, b) => a.steps - b.steps)[0]?.candidate
}

const MOST_LISTED = 12

/** Names in a row, the first dozen of them. */
export function listed(names: readonly string[]): string {
  const more = names.length - MOST_LISTED
  return more > 0 ? `${names.slice(0, MOST_LISTED).join(', ')} and ${more} more` : names.join(', ')
}
