import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { fnv1a } from './digest.ts'

/** State of a {@link Random}: four 32-bit integers. */
export type RandomState = readonly number[]

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
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

function formatUuid(a: number, b: number, c: number, d: number): string {
  const version = (b & 0xffff0fff) | 0x4000
  const variant = (c & 0x3fffffff) | 0x80000000
  return `${word(a)}-${half(version >>> 16)}-${half(version)}-${half(variant >>> 16)}-${half(variant)}${word(d)}`
}

function word(value: number): string {
  return half(value >>> 16) + half(value)
}

function half(value: number): string {
  return `${HEX[(value >>> 8) & 0xff]}${HEX[value & 0xff]}`
}
