import type { Clock } from '../../world/clock.ts'
import type { EventStream } from '../exchange/event-stream.ts'
import type { Limits } from '../services/limits.ts'
import type { Link } from '../spec/link.ts'
import type { Deferred } from './deferred.ts'
import type { Immutable } from './immutable.ts'
import type { HeaderValues, WithHeaders } from './with-headers.ts'

/** Who sent a request, as the dialect found out. Vendors add what else they know. */
export interface Caller {
  /** what its requests are counted by, where the spec limits their rate; undefined: they are not counted */
  readonly rateLimitKey: string | undefined
  /** the permissions that it has */
  readonly permissions: readonly string[] | 'all'
  /** whether a record that a path names exists for it; unless given, every one does */
  readonly canSee?: (record: object) => boolean
}

/** The caller of an operation that asks for no credential. */
export const ANONYMOUS: Caller = { rateLimitKey: undefined, permissions: [] }

/** `open` believes any well-formed credential; `strict` only those that the world knows. */
export type Auth = 'open' | 'strict'

/** What a handler gets besides the request. Time, ids and links come from here and from nowhere else. */
export interface Context<World, Operations, Profile = unknown, C extends Caller = Caller, Services = unknown> {
  /** the vendor's own collections in the world that the request is for */
  readonly world: World
  /** the name of that world, for credentials that are to lead back to it */
  readonly worldName: string
  readonly caller: C
  readonly clock: Clock
  /** a new id in the vendor's grammar, from the world's random source */
  readonly id: () => string
  readonly link: Link<Operations>
  /** what an operation's query is when the client gives none: the spec's defaults */
  readonly queryDefaults: <Id extends keyof Operations>(operation: Id) => Request<Operations, Id>['query']
  readonly profile: Profile
  readonly auth: Auth
  /** what it is asked through, such as `http://127.0.0.1:4010`: for absolute references */
  readonly origin: string
  /** whether the client names this media type as one that it takes; a wildcard names none */
  readonly accepts: (mediaType: string) => boolean
  /** aborted when the client hangs up */
  readonly signal: () => AbortSignal
  /** bounds on what a world may hold */
  readonly limits: Limits
  /** the emulator's services; only the control API, which declares their type, uses them */
  readonly services: Services
}

/** The request of one operation, typed by the spec, decoded and checked, with its defaults filled in. */
export interface Request<Operations, Id extends keyof Operations> {
  readonly path: Part<Operations[Id], 'path'>
  readonly query: Part<Operations[Id], 'query'>
  readonly header: Part<Operations[Id], 'header'>
  readonly body: Body<Operations[Id]>
}

/**
 * What a handler of one operation gives back. Where the spec declares one success: its body, or nothing when it has
 * none. Where it declares several: which one, with its body.
 */
export type HandlerResult<Operation> =
  IsUnion<SuccessStatus<Operation>> extends true
    ? { [S in SuccessStatus<Operation>]: Numbered<Operation, S> }[SuccessStatus<Operation>]
    : OneSuccess<ResponseBody<Operation, SuccessStatus<Operation>>>

type OneSuccess<Body> = Body | WithHeaders<Body>

/** Carries out one operation. */
export type Handler<Operations, Id extends keyof Operations, Ctx> = (
  request: Request<Operations, Id> & Ctx,
) => HandlerResult<Operations[Id]> | Promise<HandlerResult<Operations[Id]>> | Deferred<HandlerResult<Operations[Id]>>

/** One handler for every operation of a spec, by operationId: none may be missing and none misspelt. */
export type Handlers<Operations, Ctx> = { readonly [Id in keyof Operations]: Handler<Operations, Id, Ctx> }

/** A handler's place that is not taken yet: the operation answers 501 in the vendor's own words, and is counted. */
export function notImplemented(): never {
  throw new TypeError('The pipeline answers for operations that are not implemented')
}

/** The statuses that the spec declares for an operation. */
type StatusOf<Operation> = Operation extends { responses: infer R } ? keyof R & number : never

/** The errors among them. */
export type ErrorStatusOf<Operation> = Exclude<StatusOf<Operation>, Success>

type Success = 200 | 201 | 202 | 203 | 204 | 301 | 302 | 303 | 307 | 308

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

/** A status may have bodies of several media types; the handler's result says which one it is. */
type AnyBody<Content> = { [M in keyof Content]: BodyAs<M, Content[M]> }[keyof Content]

type BodyAs<MediaType, Body> = MediaType extends JsonType
  ? Immutable<Body>
  : MediaType extends 'text/event-stream'
    ? EventStream | Response
    : Response

type JsonType = 'application/json' | `application/${string}+json`

type Numbered<Operation, S> = [ResponseBody<Operation, S>] extends [undefined]
  ? { readonly status: S; readonly body?: never; readonly headers?: HeaderValues }
  : { readonly status: S; readonly body: ResponseBody<Operation, S>; readonly headers?: HeaderValues }

type IsUnion<T, U = T> = T extends unknown ? ([U] extends [T] ? false : true) : never
