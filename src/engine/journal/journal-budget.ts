import { SharedBudget } from './shared-budget.ts'

/** Share of the budget for the counts of dropped exchanges, as a divisor. */
const TALLY_SHARE = 8

/**
 * A bound on the bytes of all request journals of one emulator. When it is exceeded, the oldest exchanges of the journal
 * that has been idle for longest are dropped.
 */
export class JournalBudget {
  /** for the exchanges that journals keep */
  readonly exchanges: SharedBudget
  /** for the counts of the exchanges that journals dropped */
  readonly tallies: SharedBudget

  /** @param limit in bytes */
  constructor(limit: number) {
    const tallies = Math.floor(limit / TALLY_SHARE)
    this.exchanges = new SharedBudget(limit - tallies)
    this.tallies = new SharedBudget(tallies)
  }
}
