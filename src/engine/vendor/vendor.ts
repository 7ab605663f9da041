import type { Clock } from '../../world/clock.ts'
import type { Collections, World } from '../../world/world.ts'
import type { AcceptSocket } from '../sockets/socket.ts'
import type { Checks } from '../spec/checks.ts'
import type { ProfileValue } from '../spec/document.ts'
import type { Parameters } from '../spec/parameters.ts'
import type { Operation, Spec } from '../spec/spec.ts'
import type { Actions, AnyAction } from './action.ts'
import type { AnyDeclaration, Declarations, WorldOf } from './collections.ts'
import type { Dialect } from './dialect.ts'
import type { Factories, FactoryContext, RecordDraft } from './factory.ts'
import type { Caller, Context, Handlers } from './handler.ts'
import type { Finding } from './problem.ts'
import type { SpecTypes, VendorSpec } from './vendor-spec.ts'

/** Declaration of a vendor. */
export interface VendorDeclaration<T extends SpecTypes, D, C extends Caller, Services = unknown> {
  /** Defaults to a name made from the document's title. An emulator uses the name that it is given instead. */
  readonly name?: string
  /** the document with its validators and types */
  readonly spec: VendorSpec<T>
  /** the collections of its records. Defaults to none */
  readonly collections?: D & Declarations<T['schemas']>
  /**
   * the vendor's own formats. Defaults to UUIDs, errors by RFC 9457, and the security schemes of the document, of which
   * any well-formed credential is accepted
   */
  readonly dialect?: Partial<Dialect<WorldOf<D, T['schemas']>, C>>
  readonly handlers: Handlers<
    T['operations'],
    Context<WorldOf<D, T['schemas']>, T['operations'] & T['links'], T['profile'], C, Services>
  >
  /**
   * factories that create records from scenarios, by collection, in the order in which records are created. A
   * collection without one takes records as a scenario has them, with a new id where the key is missing
   */
  readonly factories?: Factories<WorldOf<D, T['schemas']>, T['operations'] & T['links']>
  /** functions that delete a record with everything that goes with it, by collection; other records are deleted alone */
  readonly removals?: Removals<WorldOf<D, T['schemas']>>
  /** functions that find the record of a path parameter that is not a key, by the record's schema name */
  readonly lookups?: Readonly<Record<string, Lookup<WorldOf<D, T['schemas']>, T['profile'], C>>>
  /** functions that accept WebSocket connections, by the names of the spec's `x-sockets` */
  readonly sockets?: Readonly<Record<string, AcceptSocket<WorldOf<D, T['schemas']>>>>
  /**
   * Returns world-scoped credentials that the world accepts at the time of its clock. Defaults to one for each security
   * scheme of the document
   */
  readonly credentials?: (world: WorldOf<D, T['schemas']>, worldName: string, clock: Clock) => Credentials
  /**
   * Brings records up to date with the world's clock, for changes that only time causes. It is called before every
   * access to the records, so it must be fast if nothing is due.
   */
  readonly catchUp?: (world: WorldOf<D, T['schemas']>, clock: Clock) => void
  /** functions that carry out the spec's `x-actions`, by name */
  readonly actions?: Actions<T['actions'], WorldOf<D, T['schemas']>, T['profile']>
  /** Adjusts the findings about a request to the profile, before the request is rejected because of them. */
  readonly reviewFindings?: ReviewFindings<T['profile']>
}

/**
 * Returns the findings about a request that remain under a profile: without those that a setting waives, and with those
 * that it adds. The document describes the default profile.
 */
export type ReviewFindings<Profile> = (
  findings: readonly Finding[],
  request: ReviewedRequest<Profile>,
) => readonly Finding[]

/** A request with the profile that its findings are reviewed under. Its values may be invalid. */
export interface ReviewedRequest<Profile> extends Parameters {
  /** the operationId */
  readonly operation: string
  readonly body: unknown
  readonly profile: Profile
}

/** Credentials for a client. */
export interface Credentials {
  /** request headers that contain a credential */
  readonly headers: Readonly<Record<string, string>>
  /** values for the settings of a client, by name */
  readonly settings: Readonly<Record<string, string>>
  /** request headers of operations that require another credential, by the name of the spec's security scheme */
  readonly schemes?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** A vendor as the engine runs it. Its records and handlers were checked when it was declared. */
export interface Vendor<Operations = unknown, Records = unknown, Profile = unknown, ActionTypes = unknown> {
  /** never present at run time; carries the static types for handles in the same process */
  readonly types?: {
    readonly operations: Operations
    readonly world: Records
    readonly profile: Profile
    readonly actions: ActionTypes
  }
  readonly name: string
  /** SHA-256 of its document, in hexadecimal */
  readonly digest: string
  readonly spec: Spec
  readonly collections: Readonly<Record<string, AnyDeclaration>>
  readonly dialect: Dialect<Collections>
  readonly handlers: Readonly<Record<string, AnyHandler>>
  readonly factories: Readonly<Record<string, AnyFactory>>
  readonly removals: Readonly<Record<string, AnyRemoval>>
  readonly lookups: Readonly<Record<string, AnyLookup>>
  readonly actions: Readonly<Record<string, AnyAction>>
  readonly sockets: Readonly<Record<string, AcceptSocket<Collections>>>
  readonly credentials: (world: Collections, worldName: string, clock: Clock) => Credentials
  /** Brings the vendor's records in a world up to date with the world's clock. */
  readonly catchUp: (world: World) => void
  /** Adjusts the findings about a request to the profile. */
  readonly reviewFindings?: ReviewFindings<Readonly<Record<string, ProfileValue>>>
  /** names of collections, by the schema names of their records */
  readonly collectionOf: ReadonlyMap<string, string>
  readonly link: (operation: string, path: Readonly<Record<string, unknown>>, query?: object) => string
  readonly queryDefaults: (operation: string) => Readonly<Record<string, unknown>>
  /** the setting in which a world stores the vendor's profile */
  readonly profileSetting: string
  readonly checks: Checks
}

/** Functions that delete a record as the vendor's own operation does, by the collection's name. */
export type Removals<World> = { readonly [Name in keyof World]?: Removal<World> }

/** Deletes the record of a key, with everything that goes with it. @throws Problem if the vendor does not allow it */
export type Removal<World> = (world: World, key: string, now: string) => void

/** Finds the record that a path parameter identifies by a value other than its key, such as a name. */
export type Lookup<World, Profile, C> = (value: string, context: LookupContext<World, Profile, C>) => object | undefined

/** The request that a record is looked up for. */
export interface LookupContext<World, Profile, C> {
  readonly world: World
  readonly caller: C
  readonly profile: Profile
  readonly operation: Operation
}

/** A lookup for records of any type. */
export type AnyLookup = Lookup<Collections, unknown, Caller>

/** A removal for records of any type. */
export type AnyRemoval = Removal<Collections>

/** A factory for records of any type. */
export type AnyFactory = (draft: RecordDraft, context: AnyFactoryContext) => void

/** Context of a factory for records of any type, which every factory's own context narrows. */
export interface AnyFactoryContext extends Omit<FactoryContext<Collections, never>, 'link'> {
  readonly link: Vendor['link']
}

/** A handler of any operation. */
export type AnyHandler = (request: AnyRequest) => unknown

/** Request and context of any operation, which every handler's own type narrows. */
export interface AnyRequest extends Omit<Context<Collections, never>, 'link' | 'queryDefaults'> {
  readonly path: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly header: Readonly<Record<string, unknown>>
  readonly cookie: Readonly<Record<string, unknown>>
  readonly body: unknown
  readonly link: Vendor['link']
  readonly queryDefaults: Vendor['queryDefaults']
}
