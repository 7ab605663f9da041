/** Most characters of a word that are compared: the cost of a comparison grows with both words. */
const LONGEST_WORD = 100

/**
 * Returns the candidates that are most similar to a word, the most similar first. Ignores case.
 * @param most how many are returned, at least 1
 */
export function nearest(word: string, candidates: readonly string[], most: number): string[] {
  const lowerCase = beginning(word)
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(lowerCase, beginning(candidate)) }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

function beginning(word: string): string {
  return word.slice(0, LONGEST_WORD).toLowerCase()
}

/** Returns how many letters must be inserted, deleted, replaced or swapped to turn one word into another. */
export function editDistance(from: string, to: string): number {
  let start = 0
  let [fromEnd, toEnd] = [from.length, to.length]
  while (fromEnd > 0 && toEnd > 0 && from.charCodeAt(fromEnd - 1) === to.charCodeAt(toEnd - 1)) {
    fromEnd--
    toEnd--
  }
  while (start < fromEnd && start < toEnd && from.charCodeAt(start) === to.charCodeAt(start)) start++
  // A common beginning or end changes nothing.
  return differentDistance(from.slice(start, fromEnd), to.slice(start, toEnd))
}

/** Rows of the table of distances, reused by all comparisons: only the last three are needed. */
let rows: [earlier: number[], previous: number[], row: number[]] = [[], [], []]

/** Computes the distance of two words row by row (Wagner–Fischer), with swaps of neighbours. */
function differentDistance(from: string, to: string): number {
  if (from === '' || to === '') return from.length + to.length
  for (let j = 0; j <= to.length; j++) rows[1][j] = j
  for (let i = 1; i <= from.length; i++) {
    fillRow(i, from, to)
    rows = [rows[1], rows[2], rows[0]]
  }
  return at(rows[1], to.length)
}

function fillRow(i: number, from: string, to: string): void {
  const [earlier, previous, row] = rows
  const [char, charBefore] = [from.charCodeAt(i - 1), from.charCodeAt(i - 2)]
  let left = i
  row[0] = left
  for (let j = 1; j <= to.length; j++) {
    const other = to.charCodeAt(j - 1)
    left = Math.min(at(previous, j) + 1, left + 1, at(previous, j - 1) + (char === other ? 0 : 1))
    const isSwapped = i > 1 && j > 1 && char === to.charCodeAt(j - 2) && charBefore === other
    if (isSwapped) left = Math.min(left, at(earlier, j - 2) + 1)
    row[j] = left
  }
}

function at(row: readonly number[], j: number): number {
  return row[j] ?? 0
}
