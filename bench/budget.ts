/** What a figure is held to, and what it was. */
export interface Budget {
  readonly what: string
  readonly limit: number
  /** whether the figure must not be below the limit, or not above it */
  readonly kind: 'at least' | 'at most'
  readonly figure: number
}

export function isMet({ figure, kind, limit }: Budget): boolean {
  return kind === 'at least' ? figure >= limit : figure <= limit
}

/** A budget in one line, to be read aloud. */
export function sayBudget(budget: Budget): string {
  const { what, kind, limit, figure } = budget
  return `${isMet(budget) ? 'met   ' : 'MISSED'}  ${what}: ${figure.toFixed(2)} (${kind} ${limit.toFixed(2)})`
}
