/**
 * Returns the candidates that are most similar to a word, the most similar first. Ignores case.
 * @param most how many are returned, at least 1
 */
export function nearest(word: string, candidates: readonly string[], most: number): string[] {
  const lowerCase = word.toLowerCase()
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(lowerCase, candidate.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

/** Returns how many letters must be inserted, deleted, replaced or swapped to turn one word into another. */
export function editDistance(from: string, to: string): number {
  let [earlier, previous]: number[][] = [[], Array.from({ length: to.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const isSame = from[i - 1] === to[j - 1]
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      row[j] = Math.min(
        at(previous, j) + 1,
        at(row, j - 1) + 1,
        at(previous, j - 1) + (isSame ? 0 : 1),
        isSwapped ? at(earlier, j - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    earlier = previous
    previous = row
  }
  return at(previous, to.length)
}

function at(row: readonly number[] | undefined, i: number): number {
  return row?.[i] ?? Number.POSITIVE_INFINITY
}
