import type { Clock } from '../../world/clock.ts'
import type { Random } from '../../world/random.ts'
import type { Operation, Spec } from '../spec/spec.ts'
import type { ControlAccess } from './control-access.ts'
import type { Auth, Caller } from './handler.ts'
import type { Problem, Statuses } from './problem.ts'
import type { HeaderValues } from './with-headers.ts'

/** How a vendor speaks: its ids, its credentials, its error bodies, and the headers on all its replies. */
export interface Dialect<World, C extends Caller = Caller> {
  /** a new id in the vendor's grammar */
  readonly id: (random: Random) => string
  /**
   * by the name of the spec's security scheme: who presents this credential; throws a Problem `unauthenticated`.
   * One whose signature has to be checked first may say it later.
   */
  readonly schemes: Readonly<Record<string, (presented: PresentedCredential<World>) => C | Promise<C>>>
  /** the headers that the vendor sends with every reply */
  readonly headers: (exchange: ExchangeInfo) => HeaderValues
  /** the statuses with which the vendor says a kind of problem, where they differ from HTTP's own */
  readonly statuses?: Statuses
  /** how the vendor says a problem; the status only where it is another one on this occasion */
  readonly formatProblem: (problem: Problem, exchange: ExchangeInfo) => ProblemResponse
  /** the world that a credential names, if it names one */
  readonly worldOf?: (headers: Headers) => string | undefined
}

/** A credential as it was presented, and the world that it was presented to. */
export interface PresentedCredential<World> {
  readonly headers: Headers
  readonly world: World
  /** the name of that world, which a credential may name */
  readonly worldName: string
  readonly clock: Clock
  readonly auth: Auth
  /** what is demanded of whoever asks about the emulator itself */
  readonly access: ControlAccess | undefined
}

/** What a dialect may know of the exchange it speaks in. */
export interface ExchangeInfo {
  /** undefined when the request matched none */
  readonly operation: Operation | undefined
  readonly method: string
  readonly path: string
  /** the world's present moment, in ms since 1970 */
  readonly millis: number
  /** a UUID that belongs to this exchange alone */
  readonly exchangeId: string
  /** where the caller stands in the present rate window, once it is counted */
  readonly rate: Rate | undefined
  /** the limit that the spec sets, if it sets one */
  readonly rateLimit: Spec['rateLimit']
}

/** A caller's place in its rate window. */
export interface Rate {
  /** requests in this window, the present one included */
  readonly count: number
  readonly allowed: number
  /** whole seconds until the window ends */
  readonly reset: number
}

export interface ProblemResponse {
  readonly status?: number
  readonly body: unknown
  readonly headers?: HeaderValues
}
