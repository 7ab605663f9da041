import type { Random } from '../../world/random.ts'
import type { Link } from '../spec/link.ts'

/**
 * Creates one record of a collection from a draft, and fills in what the draft leaves out. From an empty draft it
 * creates a record with realistic values, which is how `generate` creates many.
 */
export type Factory<World, Links> = (draft: RecordDraft, context: FactoryContext<World, Links>) => void

/** Factories by collection, in the order in which the records of a scenario are created. */
export type Factories<World, Links = never> = { readonly [Name in keyof World]?: Factory<World, Links> }

/** Values of one record from a scenario file. They are not checked before the record is created. */
export type RecordDraft = Readonly<Record<string, unknown>>

/** Context of a factory: the world that it creates records in, and sources of values. */
export interface FactoryContext<World, Links> {
  readonly world: World
  /** the world's present time: ISO 8601 */
  readonly now: string
  readonly random: Random
  /** Returns a new id in the vendor's format, from the world's random source. */
  readonly id: () => string
  readonly link: Link<Links>
  readonly samples: SampleSource
  /**
   * Adds a record if it passes the validator of its schema and the rules of its collection. Otherwise reports an error
   * in the scenario.
   */
  readonly create: (collection: keyof World & string, record: object) => void
  /**
   * Returns the key of the record with a name. If there is no such record, reports an error in the scenario and returns
   * an empty key.
   */
  readonly keyOf: (collection: keyof World & string, name: unknown, among?: RecordMatch) => string
  /**
   * Returns the key of the record with this name, or the default key if the name is undefined. If there is no default
   * either, reports which collection needs a record, and returns an empty key.
   */
  readonly keyOrDefault: (collection: keyof World & string, name: unknown, defaultKey: string | undefined) => string
}

/** Property values that a record must have. Names that are unique only per owner are looked up with the owner's key. */
export type RecordMatch = Readonly<Record<string, unknown>>

/** Source of realistic words, drawn from the world's random source. */
export interface SampleSource {
  readonly firstName: () => string
  readonly lastName: () => string
  readonly city: () => string
  readonly department: () => string
  readonly product: () => string
  readonly sentence: () => string
}
