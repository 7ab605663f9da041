import { editDistance } from '../engine/spec/nearest.ts'

/** Longest name that is compared: the cost grows with the product of both lengths. */
const LONGEST_NAME = 100

/** Largest number of names that one is compared with. */
const MOST_COMPARED = 1_000

/** Returns the name that is most similar to another; undefined if none is similar enough. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const lowerCase = name.toLowerCase()
  const near = names
    .slice(0, MOST_COMPARED)
    .filter((candidate) => Math.max(name.length, candidate.length) <= LONGEST_NAME)
    .map((candidate) => ({ candidate, distance: editDistance(lowerCase, candidate.toLowerCase()) }))
    .filter(
      ({ candidate, distance }) => distance <= Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3)),
    )
  return near.toSorted((a, b) => a.distance - b.distance)[0]?.candidate
}

const MAX_NAMES = 12

/** Joins names with commas. Shows the first 12 and counts the others. */
export function formatNames(names: readonly string[]): string {
  const more = names.length - MAX_NAMES
  return more > 0 ? `${names.slice(0, MAX_NAMES).join(', ')} and ${more} more` : names.join(', ')
}
