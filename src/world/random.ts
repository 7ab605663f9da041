import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { fnv1a } from './digest.ts'

/** State of a {@link Random}: four 32-bit integers. */
export type RandomState = readonly number[]

const WARM_UP = 16

/** A seeded random number generator, the only one of a world. Its state is part of every snapshot. */
export class Random {
  #source: ReturnType<typeof xoroshiro128plus>
  /** the state, if nothing was drawn since it was read */
  #state: RandomState | undefined

  /** @param seed any integer; the same seed yields the same sequence on every machine */
  constructor(seed: number) {
    this.#source = xoroshiro128plus(seed)
    // Neighbouring seeds yield similar first numbers, so these are skipped.
    for (let i = 0; i < WARM_UP; i++) this.#source.next()
  }

  /** Returns a whole number between `from` and `to`, both included. */
  int(from: number, to: number): number {
    this.#state = undefined
    return uniformInt(this.#source, from, to)
  }

  /** Returns a number from 0 (included) to 1 (excluded). */
  float(): number {
    this.#state = undefined
    return uniformFloat64(this.#source)
  }

  /** Returns a number from the standard normal distribution. Always draws two floats (Box-Muller). */
  normal(): number {
    const distance = Math.sqrt(-2 * Math.log(1 - this.float()))
    return distance * Math.cos(2 * Math.PI * this.float())
  }

  /** Returns one of the choices with equal probability. @throws RangeError if the list is empty */
  pick<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new RangeError('Failed to pick from an empty list')
    // The index is within bounds, so the element is a T.
    return choices[this.int(0, choices.length - 1)] as T
  }

  /** Returns a UUID of version 4 (RFC 9562). */
  uuid(): string {
    this.#state = undefined
    const source = this.#source
    return formatUuid(source.next(), source.next(), source.next(), source.next())
  }

  state(): RandomState {
    this.#state ??= this.#source.getState()
    return this.#state
  }

  restore(state: RandomState): void {
    if (state === this.#state) return
    this.#source = xoroshiro128plusFromState(state)
    this.#state = state
  }
}

/** Returns the nth UUID of a seed, without drawing from a world's sequence. */
export function nthUuid(seed: number, n: number): string {
  const source = xoroshiro128plus(Math.imul(n, 0x9e3779b1) ^ seed)
  source.next()
  source.next()
  return formatUuid(source.next(), source.next(), source.next(), source.next())
}

/**
 * Returns the UUID of a string: the same in every world.
 * @example
 * const id = uuidOf('desk-1')
 */
export function uuidOf(text: string): string {
  return nthUuid(fnv1a(text), text.length)
}

/** Formats 128 bits as a UUID. One call creates the string at once: to join its parts costs ten times the memory. */
function formatUuid(a: number, b: number, c: number, d: number): string {
  const version = (b & 0xffff0fff) | 0x4000
  const variant = (c & 0x3fffffff) | 0x80000000
  return String.fromCharCode(
    digit(a >>> 28),
    digit(a >>> 24),
    digit(a >>> 20),
    digit(a >>> 16),
    digit(a >>> 12),
    digit(a >>> 8),
    digit(a >>> 4),
    digit(a),
    DASH,
    digit(version >>> 28),
    digit(version >>> 24),
    digit(version >>> 20),
    digit(version >>> 16),
    DASH,
    digit(version >>> 12),
    digit(version >>> 8),
    digit(version >>> 4),
    digit(version),
    DASH,
    digit(variant >>> 28),
    digit(variant >>> 24),
    digit(variant >>> 20),
    digit(variant >>> 16),
    DASH,
    digit(variant >>> 12),
    digit(variant >>> 8),
    digit(variant >>> 4),
    digit(variant),
    digit(d >>> 28),
    digit(d >>> 24),
    digit(d >>> 20),
    digit(d >>> 16),
    digit(d >>> 12),
    digit(d >>> 8),
    digit(d >>> 4),
    digit(d),
  )
}

const DASH = 0x2d

/** Returns the character code of a hexadecimal digit. */
function digit(value: number): number {
  const last = value & 0xf
  return last < 10 ? last + 0x30 : last + 0x57
}
