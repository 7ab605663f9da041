import type { ClockState } from './clock.ts'
import type { CountersState } from './counters.ts'
import type { RandomState } from './random.ts'
import type { States, Version } from './version.ts'

/** A world's state at one moment, as a value. It shares memory with the worlds that it was taken from and restored to. */
export class Snapshot {
  readonly version: Version
  readonly settings: Readonly<Record<string, unknown>>
  readonly counters: CountersState
  readonly clock: ClockState
  readonly random: RandomState
  readonly seed: number
  readonly turn: number

  constructor({ version, settings, counters, clock, random, seed, turn }: Omit<Snapshot, 'collections'>) {
    this.version = version
    this.settings = settings
    this.counters = counters
    this.clock = clock
    this.random = random
    this.seed = seed
    this.turn = turn
  }

  /** The states of all collections. */
  get collections(): States {
    return this.version.states()
  }
}
