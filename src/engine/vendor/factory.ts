import type { Random } from '../../world/random.ts'
import type { Link } from '../spec/link.ts'

/**
 * Makes one record of a collection from what a scenario says of it, fills in what that leaves out, and plants it.
 * With nothing given it makes a lifelike one: that is how `generate` makes many.
 */
export type Factory<World, Links> = (given: RecordDraft, context: FactoryContext<World, Links>) => void

/** Factories by the collection's name, in the order in which a scenario's records are made. */
export type Factories<World, Links = never> = { readonly [Name in keyof World]?: Factory<World, Links> }

/** What a scenario's file says of one record. Nothing of it is checked until the record is planted. */
export type RecordDraft = Readonly<Record<string, unknown>>

/** What a factory makes records with. */
export interface FactoryContext<World, Links> {
  readonly world: World
  /** the world's present moment: ISO 8601 */
  readonly now: string
  readonly random: Random
  readonly id: () => string
  readonly link: Link<Links>
  readonly samples: SampleSource
  /**
   * Adds a record once it passed the validator of its schema and the rules of its collection; what it fails is
   * reported as a mistake in the scenario.
   */
  readonly create: (collection: keyof World & string, record: object) => void
  /**
   * The key of the record of this name, among those that match if that is asked; a mistake in the scenario, and an
   * empty key, when there is none.
   */
  readonly keyOf: (collection: keyof World & string, name: unknown, among?: RecordMatch) => string
  /**
   * Returns the key of the record with this name, or the default key if the name is undefined. If there is no default
   * either, reports which collection needs a record, and returns an empty key.
   */
  readonly keyOrDefault: (collection: keyof World & string, name: unknown, defaultKey: string | undefined) => string
}

/** What a record must have, by property: those of one owner may have names that another's have, too. */
export type RecordMatch = Readonly<Record<string, unknown>>

/** Lifelike words, drawn from the world's random source. */
export interface SampleSource {
  readonly firstName: () => string
  readonly lastName: () => string
  readonly city: () => string
  readonly department: () => string
  readonly product: () => string
  readonly sentence: () => string
}
