/** A value of the traffic that a scenario does not contain, with the reason. */
export interface LeftOut {
  /** the collection, with the property if a part of a record was left out, such as `kore.agents.sipURI` */
  readonly what: string
  readonly reason: string
  readonly count: number
}

/** Collects what a scenario leaves out, each kind once with its count. */
export class LeftOutNotes {
  readonly #counts = new Map<string, LeftOut>()

  add(what: string, reason: string): void {
    const id = `${what} ${reason}`
    this.#counts.set(id, { what, reason, count: (this.#counts.get(id)?.count ?? 0) + 1 })
  }

  list(): LeftOut[] {
    return [...this.#counts.values()].toSorted((a, b) => (a.what < b.what ? -1 : a.what > b.what ? 1 : 0))
  }
}
