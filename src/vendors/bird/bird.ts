import type { Context, Handlers } from '../../engine/vendor/handler.ts'
import type { links, operations, profile } from '../../generated/bird/types.ts'
import type { BirdCaller } from './caller.ts'
import type { BirdWorld } from './collections.ts'

/** The handlers of Bird, by operationId: what each is given and must give back. */
export type Bird = Handlers<operations, Context<BirdWorld, operations & links, profile, BirdCaller>>
