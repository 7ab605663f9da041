import type { Clock } from '../../world/clock.ts'
import type { Collections } from '../../world/world.ts'
import type { Immutable } from './immutable.ts'

/** Context of an action, besides its parameters. Time and ids come only from here. */
export interface ActionContext<World, Profile> {
  /** the vendor's collections in the world of the action */
  readonly world: World
  readonly clock: Clock
  /** Returns a new id in the vendor's format, from the world's random source. */
  readonly id: () => string
  readonly profile: Profile
}

/** Functions that carry out the actions of a spec, by name. A missing or misspelt one does not compile. */
export type Actions<Types, World, Profile> = {
  readonly [Name in keyof Types]: (
    parameters: ActionParameters<Types[Name]>,
    context: ActionContext<World, Profile>,
  ) => ActionResult<Types[Name]>
}

/** Parameters of an action, typed by the spec. */
export type ActionParameters<Type> = Type extends { parameters: infer Parameters } ? Immutable<Parameters> : never

/** Result of an action, typed by the spec. */
export type ActionResult<Type> = Type extends { result: infer Result } ? Immutable<Result> : never

/** An action of any vendor. */
export type AnyAction = (parameters: object, context: ActionContext<Collections, object>) => unknown
