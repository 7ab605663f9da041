import type { Clock } from '../../world/clock.ts'
import type { EventStream } from '../exchange/event-stream.ts'
import type { FileStorage } from '../services/file-storage.ts'
import type { Limits } from '../services/limits.ts'
import type { Link } from '../spec/link.ts'
import type { AfterSteps } from './after-steps.ts'
import type { BinaryBody } from './binary-body.ts'
import type { Deferred } from './deferred.ts'
import type { Immutable } from './immutable.ts'
import type { StreamedList } from './streamed-list.ts'
import type { HeaderValues, WithHeaders } from './with-headers.ts'

/** The caller of a request, as the dialect identified it. Vendors extend it. */
export interface Caller {
  /** key that requests are counted by for rate limits; undefined if they are not counted */
  readonly rateLimitKey: string | undefined
  /** the vendor's own name of the limit that the caller's requests count toward */
  readonly rateLimitName?: string
  readonly permissions: readonly string[] | 'all'
  /**
   * Returns whether the caller can see a record that a path names. Without it, the caller can see all records. It may
   * throw a Problem to respond with another error than `not-found`.
   */
  readonly canSee?: (record: object, context: SightContext) => boolean
}

/** The schema name of a record that a path names, and the vendor's profile in the world. */
export interface SightContext {
  readonly schema: string
  readonly profile: Readonly<Record<string, unknown>>
}

/** The caller of an operation that requires no credential. */
export const ANONYMOUS: Caller = { rateLimitKey: undefined, permissions: [] }

/** Strictness of authentication: `open` accepts any well-formed credential, `strict` only known ones. */
export type Auth = 'open' | 'strict'

/** Context of a handler, besides the request. Time, ids and links come only from here. */
export interface Context<World, Operations, Profile = unknown, C extends Caller = Caller, Services = unknown> {
  /** the vendor's collections in the world of the request */
  readonly world: World
  /** the name of the world, for credentials that select it */
  readonly worldName: string
  readonly caller: C
  readonly clock: Clock
  /** Returns a new id in the vendor's format, from the world's random source. */
  readonly id: () => string
  readonly link: Link<Operations>
  /** Returns the query of an operation with the spec's defaults. */
  readonly queryDefaults: <Id extends keyof Operations>(operation: Id) => Request<Operations, Id>['query']
  readonly profile: Profile
  readonly auth: Auth
  /** the origin that the request was sent to, such as `http://127.0.0.1:4010`, for absolute URLs */
  readonly origin: string
  /** Returns whether the Accept header names a media type and prefers no other one of the operation to it. */
  readonly accepts: (mediaType: string) => boolean
  /** Returns a signal that is aborted when the client closes the connection. */
  readonly signal: () => AbortSignal
  /** limits of what a world may hold */
  readonly limits: Limits
  /** memory that the large records of all worlds share */
  readonly storage: FileStorage
  /** the emulator's services; only the control API, which declares their type, uses them */
  readonly services: Services
}

/** A request of one operation, typed by the spec: decoded, checked, and with defaults filled in. */
export interface Request<Operations, Id extends keyof Operations> {
  readonly path: Part<Operations[Id], 'path'>
  readonly query: Part<Operations[Id], 'query'>
  readonly header: Part<Operations[Id], 'header'>
  readonly body: Body<Operations[Id]>
}

/**
 * Result of a handler. If the spec declares one success, the result is its body, or undefined if it has none. If the
 * spec declares several, the result is a status with its body.
 */
export type HandlerResult<Operation> =
  IsUnion<SuccessStatus<Operation>> extends true
    ? { [S in SuccessStatus<Operation>]: Numbered<Operation, S> }[SuccessStatus<Operation>]
    : OneSuccess<ResponseBody<Operation, SuccessStatus<Operation>>>

type OneSuccess<Body> = Body | WithHeaders<Body> | StreamedList<Body> | NoBody<Body>

/** The result of a function without `return`, which TypeScript 5 does not take for undefined in a union. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler without a body has no return statement
type NoBody<Body> = [Body] extends [undefined] ? void : never

/** Carries out one operation. */
export type Handler<Operations, Id extends keyof Operations, Ctx> = (
  request: Request<Operations, Id> & Ctx,
) =>
  | HandlerResult<Operations[Id]>
  | Promise<HandlerResult<Operations[Id]>>
  | Deferred<HandlerResult<Operations[Id]>>
  | AfterSteps<HandlerResult<Operations[Id]>>

/** Handlers of all operations of a spec, by operationId. A missing or misspelt one does not compile. */
export type Handlers<Operations, Ctx> = { readonly [Id in keyof Operations]: Handler<Operations, Id, Ctx> }

/**
 * Placeholder for a handler that does not exist yet. The operation responds 501 in the vendor's format.
 * @example
 * const handlers = { restock: notImplemented }
 */
export function notImplemented(): never {
  throw new TypeError('notImplemented must not be called: the pipeline responds for it')
}

/** Statuses that the spec declares for an operation. */
type StatusOf<Operation> = Operation extends { responses: infer R } ? keyof R & number : never

/** Error statuses that the spec declares for an operation. */
export type ErrorStatusOf<Operation> = Exclude<StatusOf<Operation>, Success>

/** Every status that is no error, as HTTP's registry of status codes lists them. */
type Success = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226 | Redirection

type Redirection = 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308

type Part<Operation, Where extends string> = Operation extends { parameters: { [W in Where]?: infer P } }
  ? [NonNullable<P>] extends [never]
    ? Immutable<Record<never, never>>
    : Immutable<NonNullable<P>>
  : never

type Body<Operation> = Operation extends { requestBody: { content: infer C } }
  ? Immutable<C[keyof C]>
  : Operation extends { requestBody?: { content: infer C } }
    ? [NonNullable<C>] extends [never]
      ? undefined
      : Immutable<C[keyof C]> | undefined
    : undefined

type SuccessStatus<Operation> = Extract<StatusOf<Operation>, Success>

type ResponseBody<Operation, S> = Operation extends { responses: { [T in S & number]: { content?: infer C } } }
  ? [NonNullable<C>] extends [never]
    ? undefined
    : AnyBody<NonNullable<C>>
  : never

/** Body of a status with one or more media types. The handler's result selects one. */
type AnyBody<Content> = { [M in keyof Content]: BodyAs<M, Content[M]> }[keyof Content]

type BodyAs<MediaType, Body> = MediaType extends JsonType
  ? Immutable<Body>
  : MediaType extends 'text/event-stream'
    ? EventStream | Response
    : MediaType extends `text/${string}`
      ? string | BinaryBody | Response
      : BinaryBody | Response

type JsonType = 'application/json' | `application/${string}+json`

type Numbered<Operation, S> = [ResponseBody<Operation, S>] extends [undefined]
  ? { readonly status: S; readonly body?: never; readonly headers?: HeaderValues }
  : { readonly status: S; readonly body: ResponseBody<Operation, S>; readonly headers?: HeaderValues }

type IsUnion<T, U = T> = T extends unknown ? ([U] extends [T] ? false : true) : never
