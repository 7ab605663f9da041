/** A part of the memory that shares a budget with others. */
export interface BudgetMember {
  /** Gives up its oldest part and returns its size in bytes. Returns 0 if nothing is left to give up. */
  readonly giveUp: () => number
}

/**
 * A bound on the bytes that several members take together. When it is exceeded, the member that has not grown for longest
 * gives up its oldest parts first.
 */
export class SharedBudget {
  readonly #limit: number
  /** members that may have something to give up, the one that has not grown for longest first */
  readonly #members = new Set<BudgetMember>()
  #bytes = 0

  /** @param limit in bytes */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** The bytes that all members take together. */
  get bytes(): number {
    return this.#bytes
  }

  /** Counts bytes that a member grows by, after others and then the member itself have made room. */
  reserve(member: BudgetMember, bytes: number): void {
    this.#members.delete(member)
    for (const idle of this.#members) {
      if (this.#makeRoom(idle, bytes)) break
      this.#members.delete(idle)
    }
    this.#makeRoom(member, bytes)
    this.#bytes += bytes
    this.#members.add(member)
  }

  /** Stops counting bytes that a member has dropped of its own accord. */
  release(bytes: number): void {
    this.#bytes -= bytes
  }

  /** Stops counting a member that takes these bytes. */
  remove(member: BudgetMember, bytes: number): void {
    this.#members.delete(member)
    this.#bytes -= bytes
  }

  /** Lets a member give up parts until the bytes have room. Returns false if it has nothing left to give up. */
  #makeRoom(member: BudgetMember, bytes: number): boolean {
    while (this.#bytes + bytes > this.#limit) {
      const freed = member.giveUp()
      if (freed === 0) return false
      this.#bytes -= freed
    }
    return true
  }
}
