import type { Difference } from '../journal/forwarded.ts'

/** Most differences that are kept of one exchange. */
const MOST_KEPT = 100

/** Groups differences that are alike in all items of a list. Keeps the first place of each, and the first 100. */
export function grouped(differences: readonly Difference[]): Difference[] {
  const groups = new Map<string, Difference>()
  for (const difference of differences) {
    const { in: where, at, keyword, message } = difference
    const key = JSON.stringify([where, at.replaceAll(/\/\d+(?=\/|$)/g, '/*'), keyword, message])
    const known = groups.get(key)
    groups.set(key, known ? { ...known, count: known.count + difference.count } : difference)
  }
  return [...groups.values()].slice(0, MOST_KEPT)
}
