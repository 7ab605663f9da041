import type { Context, Handlers } from '../../engine/vendor/handler.ts'
import type { links, operations, profile } from '../../generated/bird/types.ts'
import type { BirdCaller } from './caller.ts'
import type { BirdWorld } from './collections.ts'

/** The handlers of Bird, keyed by operationId. */
export interface Bird extends Handlers<operations, BirdContext> {}

/** The context of a Bird handler: its world, caller, clock and profile. */
export interface BirdContext extends Context<BirdWorld, operations & links, profile, BirdCaller> {}
