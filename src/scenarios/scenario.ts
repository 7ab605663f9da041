import type { RecordDraft } from '../engine/vendor/factory.ts'
import type { Auth } from '../engine/vendor/handler.ts'
import type { Parameters } from './parameters.ts'
import type { Path } from './path.ts'
import type { ScenarioSource } from './source.ts'

/** A named recipe for a world's first state: its file and those that it extends, put together. */
export interface Scenario {
  readonly scenario: string
  readonly describe: string
  /** the seed of the world's random source; 1 unless it is given */
  readonly seed: number
  /** the instant at which the world's clock is frozen: ISO 8601; without it the clock runs */
  readonly clock: string | undefined
  readonly auth: Auth | undefined
  readonly parameters: Parameters
  /** by vendor, in the order in which they are planted */
  readonly vendors: Readonly<Record<string, VendorSection>>
}

/** What a scenario says of one vendor. */
export interface VendorSection {
  readonly records: Readonly<Record<string, readonly PlacedRecord[]>>
  /** how many lifelike records to add, by collection */
  readonly generate: Readonly<Record<string, Placed<number>>>
  /** the switches of the vendor's profile that are not at their defaults */
  readonly profile: Readonly<Record<string, unknown>>
  readonly faults: readonly Placed<ScenarioFault>[]
}

/** A part of a scenario, and where it stands. */
export interface Placed<T> {
  readonly value: T
  readonly source: ScenarioSource
  readonly path: Path
}

/** A record as the file says it: what stands in it for something else is filled in as it is planted. */
export interface PlacedRecord extends Placed<RecordDraft> {
  /** whether its shape is wrong, which was reported; then it is not planted */
  readonly misshapen: boolean
}

/** A fault as a scenario says it. */
export type ScenarioFault = Readonly<Record<string, unknown>>
