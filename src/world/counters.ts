/** Most changes after which all values are written down again, so that a state is soon read. */
const MOST_CHANGES = 256

/** The values of all counters at one moment: all of them, or one change to the values of an earlier moment. */
export interface CountersState {
  readonly all?: ReadonlyMap<string, unknown>
  readonly name?: string
  readonly value?: unknown
  readonly earlier?: CountersState
}

/** Counters that differ between two moments, as JSON. */
export interface CounterChanges {
  /** true if no other counters exist any more */
  readonly all?: true
  readonly values: readonly (readonly [name: string, value: unknown])[]
}

/**
 * Immutable values by name, of which a world may have many. A state is a value that takes constant time to make: it keeps
 * its last change, because almost every exchange counts something and almost no state is read again.
 */
export class Counters {
  #values = new Map<string, unknown>()
  #state: CountersState = NONE
  #changes = 0

  get(name: string): unknown {
    return this.#values.get(name)
  }

  set(name: string, value: unknown): void {
    this.#values.set(name, value)
    // Writing down n values once in n changes costs each change the same.
    if (++this.#changes > Math.max(MOST_CHANGES, this.#values.size)) {
      this.#state = { all: new Map(this.#values) }
      this.#changes = 0
    } else this.#state = { name, value, earlier: this.#state }
  }

  /** Returns the present values as a value for {@link restore}. */
  state(): CountersState {
    return this.#state
  }

  /** Applies changes that {@link counterChanges} returned. */
  apply({ all, values }: CounterChanges): void {
    if (all) this.restore(NONE)
    for (const [name, value] of values) this.set(name, value)
  }

  restore(state: CountersState): void {
    if (state === this.#state) return
    this.#values = countersOf(state)
    this.#state = state
    this.#changes = 0
  }
}

/**
 * Returns what leads from the counters of one moment to those of another; undefined if they are the same.
 * @param before undefined for no counters
 */
export function counterChanges(before: CountersState | undefined, after: CountersState): CounterChanges | undefined {
  if (before === after) return undefined
  const changed = new Map<string, unknown>()
  let at: CountersState | undefined = after
  while (at && at !== before && !at.all) {
    // A later value was found first.
    if (at.name !== undefined && !changed.has(at.name)) changed.set(at.name, at.value)
    at = at.earlier
  }
  if (at === before) return { values: [...changed] }
  const values = [...countersOf(after)]
  return values.length === 0 && before === undefined ? undefined : { all: true, values }
}

/** Returns the counters of a moment with changes that {@link counterChanges} returned. */
export function withCounterChanges(state: CountersState, { all, values }: CounterChanges): CountersState {
  if (all) return { all: new Map(values) }
  let changed = state
  for (const [name, value] of values) changed = { name, value, earlier: changed }
  return changed
}

const NONE: CountersState = { all: new Map() }

/** Returns the values of a state by name. */
export function countersOf(state: CountersState): Map<string, unknown> {
  const changes: CountersState[] = []
  let at: CountersState | undefined = state
  while (at && !at.all) {
    changes.push(at)
    at = at.earlier
  }
  const values = new Map(at?.all)
  for (const { name, value } of changes.toReversed()) if (name !== undefined) values.set(name, value)
  return values
}
