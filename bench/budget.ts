/** A measured figure with its limit. */
export interface Budget {
  readonly what: string
  readonly limit: number
  /** the side of the limit on which the figure must be */
  readonly kind: 'at least' | 'at most'
  readonly figure: number
}

export function isMet({ figure, kind, limit }: Budget): boolean {
  return kind === 'at least' ? figure >= limit : figure <= limit
}

/** Formats a budget in one line. */
export function formatBudget(budget: Budget): string {
  const { what, kind, limit, figure } = budget
  return `${isMet(budget) ? 'met   ' : 'MISSED'}  ${what}: ${figure.toFixed(2)} (${kind} ${limit.toFixed(2)})`
}
