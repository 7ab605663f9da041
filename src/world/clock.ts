import { type Duration, millisOf } from './duration.ts'

/** A clock's state: real time moved by `offset` ms, or frozen `at` an instant (ms since 1970). */
export type ClockState = { readonly offset: number } | { readonly at: number }

const REAL: ClockState = { offset: 0 }

/** A world's clock: every date, expiry and rate window reads it, and nothing else tells the time. */
export class Clock {
  #state: ClockState
  #told = Number.NaN
  #text = ''

  constructor(state: ClockState = REAL) {
    this.#state = state
  }

  /** Milliseconds since 1970-01-01T00:00:00Z. */
  millis(): number {
    return 'at' in this.#state ? this.#state.at : Date.now() + this.#state.offset
  }

  /** The present as ISO 8601 in UTC with milliseconds: `2026-01-15T09:00:00.000Z`. */
  now(): string {
    const millis = this.millis()
    if (millis !== this.#told) {
      this.#told = millis
      this.#text = new Date(millis).toISOString()
    }
    return this.#text
  }

  /** Stops the clock, now or at the given instant. */
  freeze(at: string | number = this.millis()): void {
    this.#state = { at: instant(at) }
  }

  /** Moves the clock to an instant; a frozen clock stays frozen there, a running one runs on from it. */
  set(at: string | number): void {
    const millis = instant(at)
    this.#state = 'at' in this.#state ? { at: millis } : { offset: millis - Date.now() }
  }

  /** Moves the clock by a duration, forwards or (negative) backwards: `advance(250)`, `advance('90s')`. */
  advance(by: Duration): void {
    this.set(this.millis() + millisOf(by))
  }

  /** Lets a frozen clock run on from where it stands. */
  run(): void {
    this.#state = { offset: this.millis() - Date.now() }
  }

  get frozen(): boolean {
    return 'at' in this.#state
  }

  state(): ClockState {
    return this.#state
  }

  restore(state: ClockState): void {
    this.#state = state
  }
}

/** What a date-time (RFC 3339) can say: years of four digits. */
const EARLIEST = Date.parse('0000-01-01T00:00:00Z')
const LATEST = Date.parse('9999-12-31T23:59:59.999Z')

/** Reads an instant: ISO 8601 text or milliseconds since 1970. Throws a RangeError when it is neither. */
export function instant(at: string | number): number {
  const millis = typeof at === 'number' ? Math.trunc(at) : Date.parse(at)
  if (millis >= EARLIEST && millis <= LATEST) return millis
  throw new RangeError(
    `Failed to read the instant "${at}": write it as ISO 8601, such as 2026-01-15T09:00:00Z, in the years 0 to 9999`,
  )
}
