import type { Context, Handlers } from '../../engine/vendor/handler.ts'
import type { links, operations, profile } from '../../generated/control/types.ts'
import type { ControlWorld } from './collections.ts'

/** The handlers of the control API, by operationId: what each is given and must give back. */
export type Control = Handlers<operations, Context<ControlWorld, operations & links, profile>>
