import type { RecordDraft } from '../engine/vendor/factory.ts'
import type { Auth } from '../engine/vendor/handler.ts'
import type { Parameters } from './parameters.ts'
import type { Path } from './path.ts'
import type { ScenarioSource } from './source.ts'

/** A named recipe for a world's initial state, composed from its file and the files that it extends. */
export interface Scenario {
  readonly scenario: string
  readonly describe: string
  /** the seed of the world's random source. Defaults to 1 */
  readonly seed: number
  /** the instant at which the world's clock is frozen: ISO 8601; undefined: the clock runs */
  readonly clock: string | undefined
  readonly auth: Auth | undefined
  readonly parameters: Parameters
  /** by vendor, in the order in which their records are created */
  readonly vendors: Readonly<Record<string, VendorSection>>
}

/** A scenario's content for one vendor. */
export interface VendorSection {
  readonly records: Readonly<Record<string, readonly LocatedRecord[]>>
  /** the number of sample records to add, by collection */
  readonly generate: Readonly<Record<string, Located<number>>>
  /** complete records, which are stored as they are, by collection */
  readonly stored: Readonly<Record<string, readonly LocatedRecord[]>>
  /** the settings of the vendor's profile that differ from their defaults */
  readonly profile: Readonly<Record<string, unknown>>
  readonly faults: readonly Located<ScenarioFault>[]
}

/** A part of a scenario, with its source and path. */
export interface Located<T> {
  readonly value: T
  readonly source: ScenarioSource
  readonly path: Path
}

/** A record as the file contains it. Its placeholders are filled in when it is created. */
export interface LocatedRecord extends Located<RecordDraft> {
  /** the paths, inside the record, of reported errors in its shape; if there are any, the record is not created */
  readonly shapeErrors: readonly Path[]
}

/** A fault as the file contains it. */
export type ScenarioFault = Readonly<Record<string, unknown>>
