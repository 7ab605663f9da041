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
  /** the member that grew last, unless it was removed since */
  #latest: BudgetMember | undefined
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
    const isInOrder = member === this.#latest && this.#bytes + bytes <= this.#limit
    if (!isInOrder) this.#moveToEnd(member, bytes)
    this.#bytes += bytes
  }

  /** Stops counting bytes that a member has dropped of its own accord. */
  release(bytes: number): void {
    this.#bytes -= bytes
  }

  /** Stops counting a member that takes these bytes. */
  remove(member: BudgetMember, bytes: number): void {
    this.#members.delete(member)
    if (member === this.#latest) this.#latest = undefined
    this.#bytes -= bytes
  }

  /** Moves a member behind all others, and makes room for the bytes that it grows by. */
  #moveToEnd(member: BudgetMember, bytes: number): void {
    this.#members.delete(member)
    for (const idle of this.#members) {
      if (this.#makeRoom(idle, bytes)) break
      this.#members.delete(idle)
    }
    this.#makeRoom(member, bytes)
    this.#members.add(member)
    this.#latest = member
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
