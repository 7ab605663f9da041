import type { Clock } from '../../world/clock.ts'
import type { Collections, World } from '../../world/world.ts'
import type { Checks, LoadValidators } from '../spec/checks.ts'
import type { Document } from '../spec/document.ts'
import type { Spec } from '../spec/spec.ts'
import type { RecordValidators } from '../spec/validators.ts'
import type { AnyDeclaration, WorldOf } from './collections.ts'
import type { Dialect } from './dialect.ts'
import type { Factories, FactoryContext, RecordDraft } from './factory.ts'
import type { Caller, Context, Handlers } from './handler.ts'

/** A vendor as it is declared: the whole of it on one screen. */
export interface VendorDeclaration<Operations, Schemas, D, Profile, Links, C extends Caller, Services = unknown> {
  readonly name: string
  readonly document: Document
  /** SHA-256 of the document, in hexadecimal */
  readonly digest: string
  readonly records: RecordValidators
  /** loads what checks its exchanges: a process may never ask this vendor */
  readonly validators: LoadValidators
  readonly collections: D
  readonly dialect: Dialect<WorldOf<D, Schemas>, C>
  readonly handlers: Handlers<Operations, Context<WorldOf<D, Schemas>, Operations & Links, Profile, C, Services>>
  /** makes records from what a scenario says of them, by collection, in the order in which they are made */
  readonly factories: Factories<WorldOf<D, Schemas>, Operations & Links>
  /** functions that delete a record with everything that goes with it, by collection; others are deleted alone */
  readonly removals?: Removals<WorldOf<D, Schemas>>
  /** credentials that work in a world and, by themselves, select the world of this name */
  readonly credentials: (world: WorldOf<D, Schemas>, worldName: string) => Credentials
  /**
   * Brings records up to date with the world's clock, for what happens by the passing of time alone: called before
   * anybody looks at them. It must cost next to nothing when nothing is due.
   */
  readonly catchUp?: (world: WorldOf<D, Schemas>, clock: Clock) => void
}

/** How a person gets in: what to send, and how to say it. */
export interface Credentials {
  /** the request headers that carry a credential */
  readonly headers: Readonly<Record<string, string>>
  /** what to fill into a client's settings, by name */
  readonly settings: Readonly<Record<string, string>>
  /** the request headers of operations that take another credential, by the spec's name for its security scheme */
  readonly schemes?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** A vendor as the engine runs it. Which records and handlers it has was checked when it was declared. */
export interface Vendor<Operations = unknown, Records = unknown, Profile = unknown> {
  /** never there: it carries the static types for those who open a door to the vendor in process */
  readonly types?: { readonly operations: Operations; readonly world: Records; readonly profile: Profile }
  readonly name: string
  /** SHA-256 of its document, in hexadecimal */
  readonly digest: string
  readonly spec: Spec
  readonly collections: Readonly<Record<string, AnyDeclaration>>
  readonly dialect: Dialect<Collections>
  readonly handlers: Readonly<Record<string, AnyHandler>>
  readonly factories: Readonly<Record<string, AnyFactory>>
  readonly removals: Readonly<Record<string, AnyRemoval>>
  readonly credentials: (world: Collections, worldName: string) => Credentials
  /** brings its records in a world up to date with the world's clock */
  readonly catchUp: (world: World) => void
  /** the collections by the schema names of their records */
  readonly collectionOf: ReadonlyMap<string, string>
  readonly link: (operation: string, path: Readonly<Record<string, unknown>>, query?: object) => string
  readonly queryDefaults: (operation: string) => Readonly<Record<string, unknown>>
  /** where a world keeps this vendor's profile */
  readonly profileSetting: string
  readonly checks: Checks
}

/** Functions that delete a record as the vendor's own operation does, by the collection's name. */
export type Removals<World> = { readonly [Name in keyof World]?: Removal<World> }

/** Deletes the record of a key, with everything that goes with it. @throws Problem if the vendor does not allow it */
export type Removal<World> = (world: World, key: string, now: string) => void

/** A removal whatever its records. */
export type AnyRemoval = Removal<Collections>

/** A factory whatever its records. */
export type AnyFactory = (given: RecordDraft, context: AnyFactoryContext) => void

/** What the scenarios hand to a factory; each factory's own type says what of it is there. */
export interface AnyFactoryContext extends Omit<FactoryContext<Collections, never>, 'link'> {
  readonly link: Vendor['link']
}

/** A handler whatever its operation. */
export type AnyHandler = (request: AnyRequest) => unknown

/** What the pipeline hands to a handler; each handler's own type says what of it is there. */
export interface AnyRequest extends Omit<Context<Collections, never>, 'link' | 'queryDefaults'> {
  readonly path: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly header: Readonly<Record<string, unknown>>
  readonly body: unknown
  readonly link: Vendor['link']
  readonly queryDefaults: Vendor['queryDefaults']
}
