import type { Clock } from '../../world/clock.ts'
import type { Random } from '../../world/random.ts'
import type { ProfileValue } from '../spec/document.ts'
import type { Operation, Spec } from '../spec/spec.ts'
import type { ControlAccess } from './control-access.ts'
import type { Auth, Caller } from './handler.ts'
import type { Problem, ProblemKind, Statuses } from './problem.ts'
import type { HeaderValues } from './with-headers.ts'

/** A vendor's own formats: its ids, credentials, error bodies, and the headers of all its responses. */
export interface Dialect<World, C extends Caller = Caller> {
  /** Returns a new id in the vendor's format. */
  readonly id: (random: Random) => string
  /**
   * Functions that identify the caller by a credential, by the names of the spec's security schemes. They throw a
   * Problem `unauthenticated`. Those that verify a signature may be asynchronous.
   */
  readonly schemes: Readonly<Record<string, (presented: PresentedCredential<World>) => C | Promise<C>>>
  /** Returns the headers that the vendor adds to every response. */
  readonly headers: (exchange: ExchangeInfo) => HeaderValues
  /** the vendor's statuses of problems, where they differ from HTTP's */
  readonly statuses?: Statuses
  /** messages of errors that a fault causes, in words of our own with the sense of the vendor's */
  readonly messages?: Readonly<Partial<Record<ProblemKind, string>>>
  /** Formats a problem. The result contains a status only if it differs for this exchange. */
  readonly formatProblem: (problem: Problem, exchange: ExchangeInfo) => ProblemResponse
  /**
   * Returns the world that a credential names, if it names one.
   * @param query the request's query, still percent-encoded, without `?`
   */
  readonly worldOf?: (headers: Headers, query: string) => string | undefined
}

/** A credential, with the world that it was sent to. */
export interface PresentedCredential<World> {
  readonly headers: Headers
  readonly method: string
  /** the request's path, still percent-encoded, without the prefix of a world */
  readonly path: string
  /** the request's query, still percent-encoded, without `?` */
  readonly query: string
  readonly world: World
  /** the name of the world, which a credential may contain */
  readonly worldName: string
  readonly clock: Clock
  readonly auth: Auth
  /** access rules of the control API */
  readonly access: ControlAccess | undefined
}

/** The parts of an exchange that a dialect may use. */
export interface ExchangeInfo {
  /** undefined if the request matched none */
  readonly operation: Operation | undefined
  readonly method: string
  readonly path: string
  /** the world's present time, in ms since 1970 */
  readonly millis: number
  /** a UUID that is unique to this exchange */
  readonly exchangeId: string
  /** the caller's place in the present rate window, once the request is counted */
  readonly rate: Rate | undefined
  /** the caller, or `ANONYMOUS` before the credential is checked */
  readonly caller: Caller
  /** the limit that the rate is measured against, if there is one */
  readonly rateLimit: Spec['rateLimit']
  /** the vendor's profile settings in the world */
  readonly profile: Readonly<Record<string, ProfileValue>>
}

/** A caller's place in its rate window. */
export interface Rate {
  /** requests in this window, including the present one */
  readonly count: number
  readonly allowed: number
  /** whole seconds until the window ends */
  readonly reset: number
}

/** A problem in the vendor's format. */
export interface ProblemResponse {
  readonly status?: number
  readonly body: unknown
  readonly headers?: HeaderValues
}
