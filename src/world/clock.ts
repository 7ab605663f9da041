import { type Duration, millisOf } from './duration.ts'
import { InvalidTimeError } from './world-error.ts'

/**
 * State of a clock: real time shifted by `offset` ms, or frozen `at` an instant (ms since 1970). `moved` is the time in
 * ms by which the clock was moved since its world started; without it, 0.
 */
export type ClockState = ({ readonly offset: number } | { readonly at: number }) & { readonly moved?: number }

const REAL: ClockState = { offset: 0 }

/** A world's clock. Every date, expiry and rate limit reads it. A running clock stops at the last instant it can show. */
export class Clock {
  #state: ClockState
  /** the instant that `#text` shows */
  #shown = Number.NaN
  #text = ''

  readonly #onChange: (() => void) | undefined

  /** @param onChange called after the clock was moved, stopped, started or restored */
  constructor(state: ClockState = REAL, onChange?: () => void) {
    this.#state = state
    this.#onChange = onChange
  }

  /**
   * Returns the time in milliseconds since 1970-01-01T00:00:00Z.
   * @example
   * const age = world.clock.millis() - Date.parse('2026-01-15T09:00:00Z')
   */
  millis(): number {
    return bounded('at' in this.#state ? this.#state.at : Date.now() + this.#state.offset)
  }

  /**
   * Returns the time in ms by which the clock was moved since its world started: what credentials of a scenario age by.
   * The passing of real time does not count, nor does freezing a running clock at an instant.
   */
  get moved(): number {
    return this.#state.moved ?? 0
  }

  /**
   * Returns the time as ISO 8601 in UTC with milliseconds.
   * @example
   * world.clock.now() // '2026-01-15T09:00:00.000Z'
   */
  now(): string {
    return this.textOf(this.millis())
  }

  /**
   * Returns an instant as ISO 8601 in UTC with milliseconds.
   * @param millis ms since 1970, as the clock shows them
   * @example
   * world.clock.textOf(0) // '1970-01-01T00:00:00.000Z'
   */
  textOf(millis: number): string {
    if (millis !== this.#shown) {
      this.#shown = millis
      this.#text = new Date(millis).toISOString()
    }
    return this.#text
  }

  /**
   * Stops the clock.
   * @param at an instant: ISO 8601, or milliseconds since 1970. Defaults to now
   * @throws InvalidTimeError
   * @example
   * world.clock.freeze('2026-01-15T09:00:00Z')
   */
  freeze(at: string | number = this.millis()): void {
    const millis = instant(at)
    const moved = this.frozen ? this.moved + millis - this.millis() : this.moved
    this.restore(withMoved({ at: millis }, moved))
  }

  /**
   * Moves the clock to an instant. A frozen clock stays frozen; a running clock keeps running.
   * @throws InvalidTimeError
   * @example
   * world.clock.set('2026-01-16T09:00:00Z')
   */
  set(at: string | number): void {
    const millis = instant(at)
    const moved = this.moved + millis - this.millis()
    this.restore(withMoved(this.frozen ? { at: millis } : { offset: millis - Date.now() }, moved))
  }

  /**
   * Moves the clock forwards, or backwards by a negative duration.
   * @throws InvalidTimeError
   * @example
   * world.clock.advance('90s')
   */
  advance(by: Duration): void {
    this.set(this.millis() + millisOf(by))
  }

  /**
   * Starts a frozen clock again, from the instant at which it is frozen.
   * @example
   * world.clock.run()
   */
  run(): void {
    if (this.frozen) this.restore(withMoved({ offset: this.millis() - Date.now() }, this.moved))
  }

  get frozen(): boolean {
    return 'at' in this.#state
  }

  /**
   * Returns the state of the clock as a value for {@link restore}.
   * @example
   * const state = world.clock.state()
   */
  state(): ClockState {
    return this.#state
  }

  /**
   * Restores a state of the clock.
   * @example
   * const state = world.clock.state()
   * world.clock.advance('25h')
   * world.clock.restore(state)
   */
  restore(state: ClockState): void {
    if (state === this.#state) return
    this.#state = state
    this.#onChange?.()
  }
}

/**
 * Bounds of a clock. Vendors count in whole seconds since 1970, and every expiry that a vendor adds to the last instant
 * still has a year of four digits (RFC 3339).
 */
export const EARLIEST = Date.parse('1970-01-01T00:00:00Z')
export const LATEST = Date.parse('9998-12-31T23:59:59.999Z')

function bounded(millis: number): number {
  return Math.min(LATEST, Math.max(EARLIEST, millis))
}

function withMoved(state: ClockState, moved: number): ClockState {
  return moved === 0 ? state : { ...state, moved }
}

/** Reads an instant that a clock can show: ISO 8601, or milliseconds since 1970. @throws InvalidTimeError */
export function instant(at: string | number): number {
  const millis = typeof at === 'number' ? Math.trunc(at) : Date.parse(at)
  if (millis >= EARLIEST && millis <= LATEST) return millis
  const [earliest, latest] = [EARLIEST, LATEST].map((bound) => new Date(bound).toISOString())
  throw new InvalidTimeError('DD_INSTANT_INVALID', { value: at, earliest: `${earliest}`, latest: `${latest}` })
}
